import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getMessageRaw } from '../../../src-main/db/queries/messages.ts';
import { becomes, createRig, type IngestRig, incoming, messagesOf } from './rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

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
    const shown = await becomes(rig, message);
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
    expect((await becomes(rig, incoming({ context }))).quoted).toMatchObject({
      wamid: 'wamid.asked',
      id: null,
    });
  });

  it.each([
    [{ forwarded: true }, 'once'],
    [{ frequently_forwarded: true }, 'many'],
    [{ forwarded: true, from: '1', id: 'wamid.elsewhere' }, 'once'],
  ])('that it was forwarded: %j', async (given, forwarded) => {
    expect(await becomes(rig, incoming({ context: given }))).toMatchObject({ forwarded, quoted: null });
  });

  it('the advertisement that it came from', async () => {
    const referral = {
      source_url: 'https://fb.me/x',
      source_type: 'ad',
      headline: 'Тюльпани',
      body: 'Весна',
      ctwa_clid: 'abc',
    };
    expect((await becomes(rig, incoming({ referral }))).referral).toEqual({
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
