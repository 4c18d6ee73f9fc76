import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FilledTemplate, SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { ContactId, ConversationId, MessageId, TemplateId } from '#shared/domain/ids.ts';
import { SendDialog } from '../../../../src-renderer/features/sendings/SendDialog.tsx';
import { openSendDialog, useSendStore } from '../../../../src-renderer/state/send-store.ts';
import { aTemplate } from '../../../helpers/a-template.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation } from '../../../helpers/sample-chat.ts';

const conversationId = sampleConversation().id;
const order = aTemplate({
  id: 1 as TemplateId,
  language: 'en',
  components: [{ type: 'BODY', text: 'Hello {{1}}, order {{2}} is ready.' }],
});
const sale = aTemplate({
  id: 2 as TemplateId,
  name: 'summer_sale',
  language: 'en',
  category: 'MARKETING',
  components: [{ type: 'BODY', text: 'Everything is cheaper.' }],
});

interface Sent {
  templateId: number;
  answers: SendAnswers;
}

/** The hub as it fills: the name is known, the number of the order is asked for. */
function filled(
  templateId: number,
  answers: SendAnswers,
  obstacle: FilledTemplate['obstacle'],
): FilledTemplate {
  const words = (text: string) => ({ uk: text, en: text });
  const number = answers.values['body:2'] ?? null;
  return {
    values:
      templateId === 2
        ? []
        : [
            { key: 'body:1', value: 'Olena', source: 'field', label: words('Name'), problem: null },
            {
              key: 'body:2',
              value: number,
              source: 'ask',
              label: words('Number of the order'),
              problem: number === null ? words('A value is missing.') : null,
            },
          ],
    header: { isNeeded: false, isFilled: false, fileName: null, problem: null },
    recipient: { name: 'Olena Koval', phone: '+380501234567', contactId: 3 as ContactId },
    // As the hub has it: what is missing is an obstacle as well.
    obstacle:
      obstacle ??
      (templateId === 1 && number === null
        ? { reason: 'missing_value', sentence: words('Number of the order: there is no value.') }
        : null),
  };
}

interface Wanting {
  wanting: FilledTemplate;
  isOfRecord: boolean;
}

function open(
  templates: Template[] = [order, sale],
  obstacle: FilledTemplate['obstacle'] = null,
  wants: Wanting | null = null,
) {
  const sent: Sent[] = [];
  openSendDialog({
    target: wants?.isOfRecord
      ? { kind: 'record', type: 'Order', key: 'A-1' }
      : { kind: 'conversation', conversationId },
  });
  const view = renderScreen(<SendDialog />, {
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
      accounts: { list: answer.accounts.list.handler(() => [sampleAccount()]) },
      conversations: { get: answer.conversations.get.handler(() => sampleConversation()) },
      templates: { usable: answer.templates.usable.handler(() => templates) },
      sendings: {
        fill: answer.sendings.fill.handler(
          ({ input }) => wants?.wanting ?? filled(input.templateId, input.answers, obstacle),
        ),
        sendOne: answer.sendings.sendOne.handler(({ input }) => {
          sent.push({ templateId: input.templateId, answers: input.answers });
          return sampleAnswer({ id: 9 as MessageId, conversationId: 4 as ConversationId });
        }),
      },
    },
  });
  return { ...view, sent };
}

beforeEach(() => {
  useSendStore.setState({ one: null, kept: null });
  // A wide window: the list stands beside the picture.
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  // Before its window is taken away.
  cleanup();
  vi.unstubAllGlobals();
});

const sendButton = () => screen.getByRole('button', { name: 'Send the template' });

describe('sending a template to one person', () => {
  it('shows what the customer will see, with the data of the business in it', async () => {
    open();
    expect(await screen.findByText('Hello Olena, order', { exact: false })).toBeTruthy();
    expect(screen.getByText('Olena Koval')).toBeTruthy();
    expect(screen.getByText('+380 50 123 4567')).toBeTruthy();
  });

  it('asks only for what is missing, and sends once it is there', async () => {
    const { user, sent, visited } = open();
    const field = await screen.findByRole('textbox', { name: 'Number of the order' });
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    expect(sendButton().getAttribute('aria-description')).toBe('Fill in all values.');
    expect(screen.queryByText('Number of the order: there is no value.')).toBeNull();
    await user.type(field, '1042');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(sent).toEqual([{ templateId: 1, answers: { values: { 'body:2': '1042' }, header: null } }]),
    );
    await waitFor(() => expect(visited).toContain('/c/4'));
    expect(useSendStore.getState().one).toBeNull();
  });

  it.each([
    ['not called wrong before anybody came to it, in a conversation', false],
    ['told at once, of a record', true],
  ])('a value that a field of an order should have is %s', async (_, isOfRecord) => {
    const words = { uk: 'Сума', en: 'Total' };
    const wanting: FilledTemplate = {
      values: [
        {
          key: 'body:1',
          value: null,
          source: 'field',
          label: words,
          problem: { uk: 'немає', en: 'No value.' },
        },
      ],
      header: { isNeeded: false, isFilled: false, fileName: null, problem: null },
      recipient: { name: 'Olena Koval', phone: '+380501234567', contactId: 3 as ContactId },
      obstacle: null,
    };
    const ofOrder = { ...order, binding: { ...order.binding, appliesTo: 'Order' } };
    const { user } = open([ofOrder], null, { wanting, isOfRecord });
    const field = await screen.findByRole('textbox', { name: 'Total' });
    expect(screen.queryByText('No value.') !== null).toBe(isOfRecord);
    expect(sendButton().getAttribute('aria-description')).toBe('Fill in all values.');
    await user.click(field);
    await user.tab();
    expect(screen.getByText('No value.')).toBeTruthy();
  });

  it('keeps the field of a value that is far too long, and says what is wrong with it', async () => {
    const { user, sent } = open();
    const field = await screen.findByRole('textbox', { name: 'Number of the order' });
    // At once, as it is pasted: letter by letter would take minutes.
    fireEvent.change(field, { target: { value: '9'.repeat(65_000) } });
    expect(await screen.findByText('The value is too long: at most 1024 characters fit here.')).toBeTruthy();
    // Longer than the pause after which the hub is asked.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(screen.getByRole('textbox', { name: 'Number of the order' })).toBe(field);
    expect(screen.queryByText('The template could not be filled in')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sent).toEqual([]);
    fireEvent.change(field, { target: { value: '7' } });
    await waitFor(() => expect(sendButton().getAttribute('aria-description')).toBeNull());
  });

  it('makes room when another page comes under it, and goes on with what was filled in', async () => {
    const { user, navigate } = open();
    await user.type(await screen.findByRole('textbox', { name: 'Number of the order' }), '1042');
    act(() => navigate('/contacts'));
    await waitFor(() => expect(useSendStore.getState().one).toBeNull());
    act(() => openSendDialog({ target: { kind: 'conversation', conversationId } }));
    expect(await screen.findByDisplayValue('1042')).toBeTruthy();
    // Left by the person, it begins anew the next time.
    await user.keyboard('{Escape}');
    act(() => openSendDialog({ target: { kind: 'conversation', conversationId } }));
    expect(await screen.findByRole('textbox', { name: 'Number of the order' })).toBeTruthy();
    expect(screen.queryByDisplayValue('1042')).toBeNull();
  });

  it('keeps what was filled in from everybody else', async () => {
    const { user, navigate } = open();
    await user.type(await screen.findByRole('textbox', { name: 'Number of the order' }), '1042');
    act(() => navigate('/contacts'));
    await waitFor(() => expect(useSendStore.getState().one).toBeNull());
    act(() => openSendDialog({ target: { kind: 'contact', contactId: 5 as ContactId } }));
    expect(useSendStore.getState().kept).toBeNull();
    expect(await screen.findByRole('textbox', { name: 'Number of the order' })).toBeTruthy();
    expect(screen.queryByDisplayValue('1042')).toBeNull();
  });

  it('moves through the templates by arrows from the search field', async () => {
    const { user } = open();
    await screen.findByRole('textbox', { name: 'Number of the order' });
    await user.click(screen.getByRole('combobox', { name: 'Search templates' }));
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('summer_sale');
    await waitFor(() => expect(sendButton().getAttribute('aria-description')).toBeNull());
  });

  it('finds a template by its words', async () => {
    const { user } = open();
    await user.type(await screen.findByRole('combobox', { name: 'Search templates' }), 'cheaper');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      expect.stringContaining('summer_sale'),
    ]);
  });

  it('says why a person cannot get it and sends nothing', async () => {
    const sentence = { uk: 'Клієнт відмовився.', en: 'The customer opted out.' };
    const { user, sent } = open([sale], { reason: 'opted_out', sentence });
    expect((await screen.findAllByText('The customer opted out.')).length).toBeGreaterThan(0);
    expect(sendButton().getAttribute('aria-description')).toBe('The customer opted out.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sent).toEqual([]);
    expect(screen.getByRole('button', { name: 'Open the contact' })).toBeTruthy();
  });

  it('says what to do when there is no approved template', async () => {
    open([]);
    expect(await screen.findByText('There are no approved templates yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Fetch the templates from Meta' })).toBeTruthy();
  });
});

describe('thousands of templates', () => {
  const many = Array.from({ length: 6_000 }, (_, index) =>
    aTemplate({
      id: (index + 10) as TemplateId,
      name: `notice_${index}`,
      language: 'en',
      components: [{ type: 'BODY', text: `Notice number ${index}.` }],
    }),
  );

  it('are drawn a few at a time, more of them as the list is gone through', async () => {
    const { user } = open(many);
    const options = () => screen.getAllByRole('option');
    await screen.findByText('notice_0');
    expect(options()).toHaveLength(60);
    expect(options()[0]?.getAttribute('aria-setsize')).toBe('6000');
    await user.click(screen.getByRole('combobox', { name: 'Search templates' }));
    for (let page = 0; page < 11; page += 1) await user.keyboard('{PageDown}');
    expect(
      options().find((option) => option.getAttribute('aria-selected') === 'true')?.textContent,
    ).toContain('notice_66');
    expect(options().length).toBeGreaterThan(66);
  });

  it('are searched all, and the found one is sent', async () => {
    const { user } = open(many);
    await screen.findByText('notice_0');
    await user.type(screen.getByRole('combobox', { name: 'Search templates' }), 'number 5999.');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    expect(screen.getByRole('option').getAttribute('aria-setsize')).toBe('1');
    expect(screen.getByRole('option').textContent).toContain('notice_5999');
  });
});
