import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Sending, SendingRecipient } from '#shared/contract/sendings.ts';
import type {
  AccountId,
  ContactId,
  OperatorId,
  SendingId,
  SendingRecipientId,
  TemplateId,
} from '#shared/domain/ids.ts';
import { LeftOutPanel } from '../../../../src-renderer/features/sendings/components/LeftOutPanel.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';

const sending: Sending = {
  id: 7 as SendingId,
  accountId: 1 as AccountId,
  templateId: 1 as TemplateId,
  templateName: 'order_ready',
  templateLanguage: 'en',
  title: 'Orders',
  state: 'ready',
  answers: { values: {}, header: null },
  pause: null,
  counts: {
    total: 9,
    leftOut: 2,
    waiting: 7,
    queued: 0,
    accepted: 0,
    delivered: 0,
    read: 0,
    failed: 0,
    unconfirmed: 0,
    cancelled: 0,
    answered: 0,
  },
  unheard: null,
  again: null,
  leftOutBy: [{ reason: 'missing_value', count: 2 }],
  price: { currency: null, amount: null, unknownCount: 0 },
  dailyLimit: null,
  createdBy: 1 as OperatorId,
  createdAt: 1,
  startedAt: null,
  endedAt: null,
};

const leftOut = (id: number, name: string, record: SendingRecipient['record']): SendingRecipient => ({
  id: id as SendingRecipientId,
  name,
  phone: '+380501112233',
  contactId: 3 as ContactId,
  conversationId: null,
  messageId: null,
  record,
  state: 'left_out',
  leftOut: 'missing_value',
  sentence: { uk: 'Сума: значення немає.', en: 'Total: there is no value.' },
  canRetry: false,
  retryNotBefore: null,
  isAnswered: false,
  updatedAt: 1,
});

it('who lacks a value leads to the record in which it is missing', async () => {
  const people = [
    leftOut(1, 'Iryna', { type: 'Order', key: 'M/1' }),
    leftOut(2, 'Maksym', { type: 'Contact', key: 'id:3' }),
  ];
  const { user, visited } = renderScreen(<LeftOutPanel sending={sending} onExport={() => undefined} />, {
    procedures: {
      sendings: { recipients: answer.sendings.recipients.handler(() => ({ items: people, next: null })) },
    },
  });
  await user.click(screen.getByText('A value is missing'));
  await user.click(await screen.findByRole('button', { name: 'M/1' }));
  expect(visited).toContain('/records/Order/M%2F1');
  expect(screen.getAllByText('Total: there is no value.')).toHaveLength(2);
  expect(screen.queryByText('id:3')).toBeNull();
});
