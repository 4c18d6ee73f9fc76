import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactId, TemplateId } from '#shared/domain/ids.ts';
import { NewSendingPanel } from '../../../../src-renderer/features/sendings/components/NewSendingPanel.tsx';
import { openBulkSending, useSendStore } from '../../../../src-renderer/state/send-store.ts';
import { aTemplate } from '../../../helpers/a-template.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const order = aTemplate({
  id: 1 as TemplateId,
  name: 'order_ready',
  language: 'en',
  components: [{ type: 'BODY', text: 'Your order comes at {{1}} today.' }],
});
const sale = aTemplate({
  id: 2 as TemplateId,
  name: 'summer_sale',
  language: 'en',
  components: [{ type: 'BODY', text: 'Everything is cheaper.' }],
});

const cards = aTemplate({
  id: 3 as TemplateId,
  name: 'two_cards',
  language: 'en',
  category: 'MARKETING',
  components: [
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Only today', has_expiration: true } },
    { type: 'BODY', text: 'Fresh today.' },
    {
      type: 'CAROUSEL',
      cards: ['https://scontent.whatsapp.net/1.jpg', '4::aW'].map((handle) => ({
        components: [
          { type: 'HEADER', format: 'IMAGE', example: { header_handle: [handle] } },
          { type: 'BODY', text: 'Roses: {{1}} a bunch' },
        ],
      })),
    },
  ],
});

function open(accounts = [sampleAccount()]) {
  const prepared: object[] = [];
  const view = renderScreen(<NewSendingPanel />, {
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
      accounts: { list: answer.accounts.list.handler(() => accounts) },
      labels: { list: answer.labels.list.handler(() => []) },
      records: { types: answer.records.types.handler(() => []) },
      templates: {
        usable: answer.templates.usable.handler(() => [order, sale, cards]),
        get: answer.templates.get.handler(() => order),
      },
      sendings: {
        prepare: answer.sendings.prepare.handler(({ input }) => {
          prepared.push(input);
          throw new Error('what comes after it is another screen');
        }),
      },
    },
  });
  return { ...view, prepared };
}

beforeEach(() => {
  useSendStore.setState(useSendStore.getInitialState());
});
afterEach(() => {
  // Before its window is taken away.
  cleanup();
});

const option = (name: RegExp) => screen.findByRole('option', { name });

describe('a new sending', () => {
  it('leads to connecting a number while there is none, and waits for nothing', async () => {
    const { user, visited } = open([]);
    expect(await screen.findByText('First connect your WhatsApp number')).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: 'Search templates' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Connect a number' }));
    expect(visited).toContain('/connect');
  });

  it('gives the whole width to choosing, then shows what was chosen and leads back to choosing', async () => {
    const { user } = open();
    await user.click(await option(/order_ready/));
    expect(screen.queryByRole('option')).toBeNull();
    const field = screen.getByRole('textbox', { name: 'Value 1' });
    await waitFor(() => expect(document.activeElement).toBe(field));

    await user.click(screen.getByRole('button', { name: 'Change' }));
    expect((await option(/order_ready/)).getAttribute('aria-selected')).toBe('true');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search templates' })),
    );
  });

  it('is chosen by keys: arrows only move the mark, Enter takes it', async () => {
    const { user } = open();
    await option(/order_ready/);
    await user.click(screen.getByRole('combobox', { name: 'Search templates' }));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect((await option(/summer_sale/)).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('option')).toBeNull();
    expect(screen.getByText('summer_sale')).toBeTruthy();
    expect(screen.getByText(/There is nothing to fill in/)).toBeTruthy();
  });

  it('begins with everything of the one that is changed', async () => {
    openBulkSending({
      source: { kind: 'record_query', query: { type: 'Contact', filters: [] } },
      templateId: order.id,
      answers: { values: { 'body:1': '18:00' }, header: null },
      title: 'Tonight',
    });
    const { user, prepared } = open();
    await screen.findByText('All contacts');
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value 1' })).value).toBe('18:00');
    await user.click(screen.getByRole('button', { name: 'Next: check the recipients' }));
    await waitFor(() =>
      expect(prepared).toEqual([
        {
          templateId: order.id,
          title: 'Tonight',
          source: { kind: 'record_query', query: { type: 'Contact', filters: [] } },
          answers: { values: { 'body:1': '18:00' }, header: null },
        },
      ]),
    );
  });

  it('asks for the end of an offer and for what each card lacks', async () => {
    openBulkSending({
      templateId: 3 as TemplateId,
      source: { kind: 'contacts', contactIds: [1 as ContactId] },
    });
    const { user } = open();
    const end = await screen.findByRole('textbox', { name: /^End of the offer/ });
    await user.type(end, 'soon');
    expect(await screen.findByText(/written as a date and time/)).toBeTruthy();
    await user.clear(end);
    await user.type(end, '2037-12-01 18:00');
    expect(screen.getByText('Ends on December 1 at 6:00 PM')).toBeTruthy();
    const groups = screen.getAllByRole('group', { name: /^Card \d$/ });
    expect(groups.map(({ textContent }) => textContent?.includes('The sample of the template'))).toEqual([
      true,
      // What Meta gave for this one is no file that could be sent.
      false,
    ]);
    for (const field of screen.getAllByRole('textbox', { name: 'Value 1' })) await user.type(field, '9');
    expect(screen.getAllByText('Roses: 9 a bunch')).toHaveLength(2);
    const next = screen.getByRole('button', { name: /^Next/ });
    expect(next.getAttribute('aria-disabled')).toBe('true');
  });
});
