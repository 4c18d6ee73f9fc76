import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { ConversationId, MediaId } from '#shared/domain/ids.ts';
import { ForwardDialog } from '../../../../src-renderer/features/conversation/ForwardDialog.tsx';
import { forwardOf } from '../../../../src-renderer/features/conversation/forward-content.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const mediaId = 5 as MediaId;
const place = { latitude: 50.4501, longitude: 30.5234, name: 'Shop', address: null };
const card = (phones: string[]) => ({
  name: 'Оля Коваль',
  phones: phones.map((phone) => ({ phone, waId: null, label: null })),
  emails: [],
  organization: null,
});

describe('a message that is passed on', () => {
  it.each<[string, Message['content'], OutgoingContent | null]>([
    [
      'a text',
      { kind: 'text', body: 'See https://shop.example' },
      { kind: 'text', body: 'See https://shop.example', previewUrl: true },
    ],
    [
      'a photo with its caption',
      { kind: 'image', mediaId, caption: 'Roses' },
      { kind: 'media', mediaId, caption: 'Roses', isVoice: false },
    ],
    [
      'a voice note',
      { kind: 'audio', mediaId, isVoice: true },
      { kind: 'media', mediaId, caption: null, isVoice: true },
    ],
    [
      'a sticker',
      { kind: 'sticker', mediaId, isAnimated: false },
      { kind: 'media', mediaId, caption: null, isVoice: false },
    ],
    ['a place', { kind: 'location', ...place, url: 'https://maps.example' }, { kind: 'location', ...place }],
    [
      'a card with two numbers',
      { kind: 'contacts', cards: [card(['+380671234567', '+380501234567'])] },
      {
        kind: 'contacts',
        cards: [
          { name: 'Оля Коваль', firstName: 'Оля', phone: '+380671234567' },
          { name: 'Оля Коваль', firstName: 'Оля', phone: '+380501234567' },
        ],
      },
    ],
    ['a card without a number', { kind: 'contacts', cards: [card([])] }, null],
    [
      'what was pressed',
      { kind: 'button', text: 'Yes, please', payload: 'yes' },
      { kind: 'text', body: 'Yes, please', previewUrl: false },
    ],
    ['a call', { kind: 'call', outcome: 'completed', durationMs: 1000 }, null],
    ['an order', { kind: 'order', catalogId: null, text: 'Three', items: [] }, null],
  ])('is %s', (_, content, expected) => {
    expect(forwardOf(sampleMessage({ content }))).toEqual(expected);
    expect(forwardOf(sampleMessage({ content, revokedAt: sampleNow }))).toBeNull();
  });
});

const DAY_MS = 86_400_000;
const person = (id: number, change: Partial<Conversation> = {}) =>
  sampleConversation({ id: id as ConversationId, lastInboundAt: Date.now(), ...change });

interface Setup {
  readonly items: readonly Conversation[];
  /** Conversations to which the hub sends nothing the first time. */
  readonly refused?: readonly number[];
}

async function open({ items, refused = [] }: Setup) {
  const sent: { conversationId: number; clientId: string }[] = [];
  const searched: (string | undefined)[] = [];
  const refusals = new Set(refused);
  const onClose = vi.fn<() => void>();
  const view = renderScreen(
    <ForwardDialog
      message={sampleMessage()}
      content={{ kind: 'text', body: 'Message 1', previewUrl: false }}
      customerName="Olena"
      onClose={onClose}
    />,
    {
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        accounts: { list: answer.accounts.list.handler(() => [sampleAccount()]) },
        conversations: {
          list: answer.conversations.list.handler(({ input }) => {
            searched.push(input.search);
            return { items: [...items], next: null };
          }),
        },
        messages: {
          send: answer.messages.send.handler(({ input }) => {
            sent.push({ conversationId: input.conversationId, clientId: input.clientId });
            const data = { sentence: { uk: 'Призупинено', en: 'The account is paused' }, values: {} };
            if (refusals.delete(input.conversationId)) throw new ORPCError('ACCOUNT_PAUSED', { data });
            return sampleAnswer({ conversationId: input.conversationId, clientId: input.clientId });
          }),
        },
      },
    },
  );
  await screen.findAllByRole('option');
  return { ...view, sent, searched, onClose };
}
const option = (id: number) => screen.getByRole('option', { name: new RegExp(`Customer ${id}`) });
const chosen = () => within(screen.getByRole('list', { name: 'Who gets it' })).getAllByRole('listitem');

describe('the dialog that passes a message on', () => {
  it('sends it to everybody who was chosen, and closes', async () => {
    const { user, sent, onClose } = await open({ items: [person(1), person(2), person(3)] });
    await user.click(screen.getByRole('button', { name: 'Forward' }));
    expect(sent).toEqual([]);
    await user.click(option(1));
    await user.click(option(3));
    expect(chosen()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Forward' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sent.map(({ conversationId }) => conversationId)).toEqual([1, 3]);
  });

  it('says to whom nothing can be sent now, and does not choose them', async () => {
    await open({
      items: [
        person(1, { lastInboundAt: Date.now() - 2 * DAY_MS }),
        person(2, { isBlocked: true }),
        person(3, { lastInboundAt: null }),
      ],
    }).then(async ({ user }) => {
      await user.click(option(1));
      await user.click(option(2));
    });
    expect(option(1).textContent).toContain('reply window closed');
    expect(option(2).textContent).toContain('blocked');
    expect(option(3).getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByRole('list', { name: 'Who gets it' })).toBeNull();
  });

  it('keeps who was not reached, with the reason, and tries them alone with the same number', async () => {
    const { user, sent, onClose } = await open({ items: [person(1), person(2)], refused: [2] });
    await user.click(option(1));
    await user.click(option(2));
    await user.click(screen.getByRole('button', { name: 'Forward' }));
    expect(await screen.findByText('The account is paused', { exact: false })).toBeTruthy();
    expect(chosen().map((item) => item.textContent)).toEqual(['Customer 2']);
    expect(onClose).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Forward' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sent.map(({ conversationId }) => conversationId)).toEqual([1, 2, 2]);
    expect(sent[1]?.clientId).toBe(sent[2]?.clientId);
  });

  it('takes five at once, and finds people by the rules of the hub', async () => {
    const items = Array.from({ length: 6 }, (_, index) => person(index + 1));
    const { user, searched } = await open({ items });
    for (const { id } of items) await user.click(option(id));
    expect(chosen()).toHaveLength(5);
    expect(option(6).textContent).toContain('5 at once');
    await user.type(screen.getByRole('combobox'), '0671');
    await waitFor(() => expect(searched.at(-1)).toBe('0671'));
    expect(option(1)).toBeTruthy();
  });
});
