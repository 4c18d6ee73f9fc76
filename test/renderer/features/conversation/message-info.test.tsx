import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import { MessageInfoDialog } from '../../../../src-renderer/features/conversation/MessageInfoDialog.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAnswer, sampleMedia, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const SECOND = 1000;

interface StatusCase {
  readonly status: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly priceCategory: string | null;
  readonly isBillable: boolean | null;
  readonly error: Message['error'];
}
const status = (name: string, seconds: number, change: Partial<StatusCase> = {}): StatusCase => ({
  status: name,
  at: sampleNow + seconds * SECOND,
  receivedAt: sampleNow + (seconds + 1) * SECOND,
  priceCategory: null,
  isBillable: null,
  error: null,
  ...change,
});

async function open(message: Message, statuses: readonly StatusCase[] = []) {
  renderScreen(<MessageInfoDialog message={message} onClose={() => undefined} />, {
    procedures: {
      messages: {
        info: answer.messages.info.handler(() => ({ message, statuses: [...statuses], raw: null })),
      },
    },
  });
  await screen.findByText('Identifiers');
}
/** What stands beside a name. */
const beside = (name: string) => screen.getByText(name).nextElementSibling?.textContent;

describe('the details of a message', () => {
  it('show every time, id and the price of an answer', async () => {
    const answered = sampleAnswer({
      id: 12 as Message['id'],
      wamid: 'wamid.ours',
      clientId: '00000000-0000-4000-8000-000000000012',
      sentAt: sampleNow,
      receivedAt: sampleNow + SECOND,
      quoted: { wamid: 'wamid.asked', id: null, direction: 'in', kind: 'text', text: 'When?' },
      reactions: [
        { by: 'customer', emoji: '👍', at: sampleNow + 60 * SECOND },
        { by: 'us', emoji: '❤️', at: sampleNow + 120 * SECOND },
      ],
      media: sampleMedia({ sha256: 'ab'.repeat(32) }),
    });
    await open(answered, [
      status('sent', 1, { priceCategory: 'utility', isBillable: true }),
      status('delivered', 2),
      status('read', 30),
    ]);
    const names = ['Sent', 'Received here', 'Reaction of the customer', 'Our reaction'];
    const times = screen.getByText('When').nextElementSibling;
    for (const name of names) expect(times?.textContent).toContain(name);
    expect(beside('Reaction of the customer')).toMatch(/^👍 \S/u);
    expect(beside('wamid')).toBe('wamid.ours');
    expect(beside('Answers the wamid')).toBe('wamid.asked');
    expect(beside('Our number')).toBe('12');
    expect(beside('Number of the sending')).toBe('00000000-0000-4000-8000-000000000012');
    expect(beside('SHA-256 of the file')).toBe('ab'.repeat(32));
    expect(beside('Price')).toBe('charged, utility');
    expect(screen.getAllByText(/^known here since/)).toHaveLength(3);
  });

  it('show why a message failed, with Meta’s code and words', async () => {
    const error = {
      code: 131026,
      subcode: 5,
      title: 'Message undeliverable',
      details: 'The number is not on WhatsApp.',
      sentence: { uk: 'Не доставлено', en: 'Not delivered' },
      retry: 'no' as const,
    };
    await open(sampleAnswer({ status: 'failed', error }), [status('failed', 1, { error })]);
    expect(screen.getAllByText('Not delivered')).toHaveLength(2);
    expect(screen.getByText('Trying again will not help.')).toBeTruthy();
    expect(beside('Code 131026/5')).toBe('Message undeliverable');
    expect(screen.getByText('The number is not on WhatsApp.')).toBeTruthy();
  });

  it('show why Meta could not hand over what a customer wrote', async () => {
    const content = {
      kind: 'unsupported',
      type: 'poll_creation',
      errorCode: 131051,
      detail: 'Message type is currently not supported.',
    } as const;
    await open(sampleMessage({ kind: 'unsupported', content }));
    expect(beside('Code 131051')).toBe('Message type is currently not supported.');
    expect(screen.queryByText('Number of the sending')).toBeNull();
  });

  it('say that Meta has told nothing yet', async () => {
    await open(sampleAnswer({ status: 'queued', wamid: null }));
    expect(beside('wamid')).toBe('Meta has given no number yet');
    expect(screen.getByText('Meta has told nothing yet.')).toBeTruthy();
  });
});
