import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import { listConversations } from '../../../src-main/db/queries/conversations.ts';
import { getMessageRaw, listMessages } from '../../../src-main/db/queries/messages.ts';
import { createRig, type IngestRig, incoming, messagesOf, OLENA, webhook } from './rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

const conversation = () => listConversations(rig.workspace.db, { filter: 'all', limit: 1 }).items[0];

function listAll(): Message[] {
  return listConversations(rig.workspace.db, { filter: 'all', limit: 50 }).items.flatMap(
    ({ id }) => listMessages(rig.workspace.db, { conversationId: id, limit: 100 }).items,
  );
}

/** The only message that a body becomes. */
async function become(message: Record<string, unknown>): Promise<Message> {
  await rig.ingest(messagesOf(message));
  const [only, ...more] = listAll();
  if (!only || more.length > 0) throw new Error('exactly one message was expected');
  return only;
}

const media = { id: '9001', mime_type: 'image/jpeg', sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=' };
const context = { from: '972123456789', id: 'wamid.asked' };

describe('every kind that a customer can send', () => {
  const kinds: [name: string, message: Record<string, unknown>, content: Record<string, unknown>][] = [
    ['text', { text: { body: 'Привіт 🌻' } }, { kind: 'text', body: 'Привіт 🌻' }],
    [
      'image',
      { type: 'image', image: { ...media, caption: 'Букет' } },
      { kind: 'image', mediaId: 1, caption: 'Букет' },
    ],
    [
      'image with a link',
      { type: 'image', image: { ...media, url: 'https://lookaside.fbsbx.com/x' } },
      { kind: 'image', mediaId: 1, caption: null },
    ],
    ['video', { type: 'video', video: media }, { kind: 'video', mediaId: 1, caption: null }],
    [
      'audio',
      { type: 'audio', audio: { ...media, voice: false } },
      { kind: 'audio', mediaId: 1, isVoice: false },
    ],
    [
      'voice',
      { type: 'audio', audio: { ...media, voice: true } },
      { kind: 'audio', mediaId: 1, isVoice: true },
    ],
    [
      'document',
      { type: 'document', document: { ...media, filename: 'рахунок.pdf' } },
      { kind: 'document', mediaId: 1, caption: null, fileName: 'рахунок.pdf' },
    ],
    [
      'sticker',
      { type: 'sticker', sticker: { ...media, animated: true } },
      { kind: 'sticker', mediaId: 1, isAnimated: true },
    ],
    [
      'location',
      { type: 'location', location: { latitude: 50.4501, longitude: '30.5234', name: 'Хрещатик' } },
      { kind: 'location', latitude: 50.4501, longitude: 30.5234, name: 'Хрещатик', address: null, url: null },
    ],
    [
      'contacts',
      {
        type: 'contacts',
        contacts: [
          {
            name: { first_name: 'Іван', last_name: 'Ко' },
            phones: [{ wa_id: '380501112233' }],
            emails: [{ email: 'i@k.ua' }],
            org: { company: 'Ко' },
          },
          {},
        ],
      },
      {
        kind: 'contacts',
        cards: [
          {
            name: 'Іван Ко',
            phones: [{ phone: '380501112233', waId: '380501112233', label: null }],
            emails: ['i@k.ua'],
            organization: 'Ко',
          },
          { name: '', phones: [], emails: [], organization: null },
        ],
      },
    ],
    [
      'button',
      { type: 'button', button: { payload: 'yes', text: 'Так' } },
      { kind: 'button', text: 'Так', payload: 'yes' },
    ],
    [
      'button reply',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'Так' } } },
      { kind: 'interactive_reply', replyKind: 'button', id: 'a', title: 'Так', description: null },
    ],
    [
      'list reply',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'Пошта', description: '2 дні' } },
      },
      { kind: 'interactive_reply', replyKind: 'list', id: 'a', title: 'Пошта', description: '2 дні' },
    ],
    [
      'flow reply',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"a":1}' },
        },
      },
      { kind: 'flow_reply', name: 'flow', body: 'Sent', response: '{"a":1}' },
    ],
    [
      'call permission',
      {
        type: 'interactive',
        interactive: {
          type: 'call_permission_reply',
          call_permission_reply: { response: 'accept', is_permanent: true },
        },
      },
      { kind: 'call_permission_reply', response: 'accept', isPermanent: true },
    ],
    [
      'order',
      {
        type: 'order',
        order: {
          catalog_id: '1',
          text: '',
          product_items: [{ product_retailer_id: 'rose', quantity: '3', item_price: 45.5, currency: 'UAH' }],
        },
      },
      {
        kind: 'order',
        catalogId: '1',
        text: null,
        items: [{ productId: 'rose', quantity: 3, price: 45.5, currency: 'UAH' }],
      },
    ],
    ['request_welcome', { type: 'request_welcome' }, { kind: 'request_welcome' }],
    [
      'unsupported',
      {
        type: 'unsupported',
        unsupported: { type: 'poll_creation' },
        errors: [{ code: 131051, title: 'Unknown', error_data: { details: 'Not supported.' } }],
      },
      { kind: 'unsupported', type: 'poll_creation', errorCode: 131051, detail: 'Not supported.' },
    ],
    ['unknown', { type: 'unknown' }, { kind: 'unsupported', type: null, errorCode: null, detail: null }],
    [
      'a kind invented next year',
      { type: 'hologram', hologram: { id: 1 } },
      { kind: 'unsupported', type: 'hologram', errorCode: null, detail: null },
    ],
    ['no kind', { type: undefined }, { kind: 'unsupported', type: null, errorCode: null, detail: null }],
    [
      'a known kind without its payload',
      { type: 'image' },
      { kind: 'unsupported', type: 'image', errorCode: null, detail: null },
    ],
    [
      'a kind named like a part of every object',
      { type: 'constructor' },
      { kind: 'unsupported', type: 'constructor', errorCode: null, detail: null },
    ],
    [
      'an interactive answer nobody knows',
      { type: 'interactive', interactive: { type: 'payment' } },
      { kind: 'unsupported', type: 'interactive', errorCode: null, detail: null },
    ],
    [
      'a message of a group',
      { group_id: 'g1' },
      { kind: 'unsupported', type: 'group', errorCode: null, detail: null },
    ],
  ];

  it.each(kinds)('%s', async (_name, values, content) => {
    const message = incoming(values);
    const shown = await become(message);
    expect(shown).toMatchObject({
      kind: content.kind,
      content,
      direction: 'in',
      wamid: message.id,
      sentAt: 1_795_348_000_000,
    });
    expect(getMessageRaw(rig.workspace.db, shown.id)).toEqual(JSON.parse(JSON.stringify(message)));
  });
});

describe('what comes with a message', () => {
  it('a quote, whether the quoted message is here or not', async () => {
    expect((await become(incoming({ context }))).quoted).toMatchObject({ wamid: 'wamid.asked', id: null });
  });

  it.each([
    [{ forwarded: true }, 'once'],
    [{ frequently_forwarded: true }, 'many'],
    [{ forwarded: true, from: '1', id: 'wamid.elsewhere' }, 'once'],
  ])('that it was forwarded: %j', async (given, forwarded) => {
    expect(await become(incoming({ context: given }))).toMatchObject({ forwarded, quoted: null });
  });

  it('the advertisement that it came from', async () => {
    const referral = {
      source_url: 'https://fb.me/x',
      source_type: 'ad',
      headline: 'Тюльпани',
      body: 'Весна',
      ctwa_clid: 'abc',
    };
    expect((await become(incoming({ referral }))).referral).toEqual({
      sourceUrl: 'https://fb.me/x',
      sourceType: 'ad',
      headline: 'Тюльпани',
      body: 'Весна',
    });
  });

  it('files wait to be fetched, once however often they are told', async () => {
    await rig.ingest(
      messagesOf(incoming({ type: 'image', image: media })),
      messagesOf(incoming({ type: 'image', image: media })),
    );
    expect(rig.rows('SELECT account_id, direction, meta_media_id, state, created_at FROM media')).toEqual([
      {
        account_id: rig.account.id,
        direction: 'in',
        meta_media_id: '9001',
        state: 'waiting',
        created_at: rig.clock.now(),
      },
    ]);
    expect(rig.mediaWakes).toBeGreaterThan(0);
  });
});

describe('unread messages and the customer service window', () => {
  const written: [string, Record<string, unknown>, { unread: number; opens: boolean }][] = [
    ['a text', {}, { unread: 1, opens: true }],
    ['something unsupported', { type: 'unsupported' }, { unread: 1, opens: true }],
    ['a tapped button', { type: 'button', button: { text: 'Так' } }, { unread: 1, opens: true }],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } },
      { unread: 0, opens: false },
    ],
    ['an edit', { type: 'edit', edit: { original_message_id: 'w' } }, { unread: 0, opens: false }],
    ['a revocation', { type: 'revoke', revoke: { original_message_id: 'w' } }, { unread: 0, opens: false }],
    ['opening the chat', { type: 'request_welcome' }, { unread: 0, opens: false }],
    [
      'a notice',
      { type: 'system', system: { body: 'x', type: 'customer_identity_changed' } },
      { unread: 0, opens: false },
    ],
    ['a message of a group', { group_id: 'g1' }, { unread: 1, opens: false }],
  ];

  it.each(written)('%s', async (_name, values, { unread, opens }) => {
    await rig.ingest(messagesOf(incoming(values)));
    expect(conversation()).toMatchObject({
      unreadCount: unread,
      lastInboundAt: opens ? 1_795_348_000_000 : null,
    });
    expect(rig.received).toHaveLength(unread);
  });

  it('counts from the latest of Meta’s times', async () => {
    await rig.ingest(
      messagesOf(incoming({ timestamp: '1795348100' }), incoming({ timestamp: '1795348000' })),
    );
    expect(conversation()).toMatchObject({ unreadCount: 2, lastInboundAt: 1_795_348_100_000 });
  });
});

describe('times that cannot be', () => {
  it.each([
    ['none', undefined],
    ['no number', 'yesterday'],
    ['zero', '0'],
    ['negative', '-5'],
    ['beyond all clocks', '99999999999999999999'],
    ['a year ahead', '1826884800'],
  ])('%s: ordered at the arrival', async (_name, timestamp) => {
    const shown = await become(incoming({ timestamp }));
    expect(shown.sentAt).toBe(rig.clock.now());
    expect(getMessageRaw(rig.workspace.db, shown.id)).toMatchObject(
      timestamp === undefined ? {} : { timestamp },
    );
  });

  it('a few minutes ahead: clocks differ', async () => {
    const ahead = Math.floor(rig.clock.now() / 1000) + 200;
    expect((await become(incoming({ timestamp: String(ahead) }))).sentAt).toBe(ahead * 1000);
  });

  it('ahead by the clock of the sandbox: right there', async () => {
    await rig.close();
    const dayAhead = 25 * 3_600_000;
    rig = createRig({ account: { kind: 'sandbox', clockOffsetMs: dayAhead } });
    const sentAt = rig.clock.now() + dayAhead;
    expect((await become(incoming({ timestamp: String(sentAt / 1000) }))).sentAt).toBe(sentAt);
  });
});

describe('messages that others send for the business', () => {
  const echo = (values: Record<string, unknown> = {}) => ({
    from: '972123456789',
    to: OLENA.wa_id,
    to_user_id: OLENA.user_id,
    id: 'wamid.echo',
    timestamp: '1795348050',
    type: 'text',
    text: { body: 'З телефону' },
    ...values,
  });

  it.each(['smb_message_echoes', 'message_echoes'])(
    '%s: outgoing, not ours, nothing unread',
    async (field) => {
      await rig.ingest(
        messagesOf(incoming()),
        webhook({ contacts: [OLENA], message_echoes: [echo()] }, { field }),
      );
      expect(listAll().at(-1)).toMatchObject({
        direction: 'out',
        isOurs: false,
        status: 'sent',
        content: { body: 'З телефону' },
      });
      expect(conversation()).toMatchObject({
        unreadCount: 1,
        preview: { direction: 'out', text: 'З телефону' },
        lastInboundAt: 1_795_348_000_000,
      });
    },
  );

  it('get the ticks that came before them', async () => {
    const status = {
      id: 'wamid.echo',
      status: 'delivered',
      timestamp: '1795348060',
      recipient_id: OLENA.wa_id,
    };
    await rig.ingest(
      webhook({ statuses: [status] }),
      webhook({ message_echoes: [echo()] }, { field: 'smb_message_echoes' }),
    );
    expect(listAll()).toMatchObject([{ status: 'delivered', statusAt: 1_795_348_060_000 }]);
  });

  it('standby: shown, but nobody is called while Meta’s agent answers', async () => {
    await rig.ingest(webhook({ contacts: [OLENA], messages: [incoming()] }, { field: 'standby' }));
    expect(conversation()).toMatchObject({ unreadCount: 0, lastInboundAt: 1_795_348_000_000 });
    expect(rig.received).toEqual([]);
  });

  it('history: both sides of old chats in their order, files completed later', async () => {
    const thread = (...messages: Record<string, unknown>[]) =>
      webhook(
        {
          history: [
            {
              metadata: { phase: 0, chunk_order: 1, progress: 55 },
              threads: [{ id: OLENA.wa_id, messages }],
            },
          ],
        },
        { field: 'history' },
      );
    const photo = {
      from: OLENA.wa_id,
      id: 'wamid.h3',
      timestamp: '1795000300',
      history_context: { status: 'READ' },
    };
    await rig.ingest(
      thread(
        {
          from: OLENA.wa_id,
          id: 'wamid.h1',
          timestamp: '1795000100',
          type: 'text',
          text: { body: 'Добрий день' },
          history_context: { status: 'READ' },
        },
        {
          from: '972123456789',
          to: OLENA.wa_id,
          id: 'wamid.h2',
          timestamp: '1795000200',
          type: 'text',
          text: { body: 'Вітаю' },
          history_context: { status: 'DELIVERED' },
        },
        { ...photo, type: 'media_placeholder' },
      ),
    );
    expect(listAll().map(({ kind, direction, status }) => [kind, direction, status])).toEqual([
      ['text', 'in', null],
      ['text', 'out', 'delivered'],
      ['unsupported', 'in', null],
    ]);
    expect([conversation()?.unreadCount, conversation()?.lastInboundAt, rig.received]).toEqual([0, null, []]);
    await rig.ingest(thread({ ...photo, type: 'image', image: media }));
    expect(listAll()[2]).toMatchObject({ kind: 'image', wamid: 'wamid.h3', media: { state: 'waiting' } });
    expect(conversation()?.preview?.kind).toBe('image');
  });

  it('history that the owner did not share is an event', async () => {
    const errors = [{ code: 2593109, title: 'History sync is turned off' }];
    await rig.ingest(webhook({ history: [{ errors }] }, { field: 'history' }));
    expect(rig.rows('SELECT field, event, detail FROM account_events')).toEqual([
      { field: 'history', event: 'error', detail: '2593109 · History sync is turned off' },
    ]);
  });
});
