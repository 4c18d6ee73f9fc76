import type { ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OutgoingContent, outgoingContentSchema } from '#shared/contract/messages.ts';
import { buildMessageBody, type OutgoingMessage } from '../../../src-main/meta/message-body.ts';
import {
  hasMetaOpenApi,
  messageSchemaNames,
  metaOpenApiAbsent,
  metaSchema,
} from '../../helpers/meta-openapi.ts';

const clientId = 'b2f1d0c4-7d0f-4d0a-9a3c-2c6d1a4b7e11';
const content = (value: unknown): OutgoingContent => outgoingContentSchema.parse(value);
const body = (value: unknown, more: Partial<OutgoingMessage> = {}) =>
  buildMessageBody({
    content: content(value),
    recipient: { waId: '380671234567', bsuid: 'UA.13491208655302741918' },
    clientId,
    quotedWamid: null,
    media: null,
    targetWamid: null,
    ...more,
  });
const envelope = {
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '+380671234567',
  biz_opaque_callback_data: clientId,
};

const text = { kind: 'text', body: 'Добрий день' };
const media = { kind: 'media', mediaId: 1, caption: 'Ось' };
const upload = (kind: 'image' | 'video' | 'audio' | 'document' | 'sticker') => ({
  media: { metaMediaId: '77', kind, fileName: 'рахунок.pdf' },
});
const buttons = {
  kind: 'buttons',
  body: 'Який день?',
  footer: 'Майстерня',
  buttons: [{ id: 'a', title: 'Сьогодні' }],
};
const list = {
  kind: 'list',
  body: 'Оберіть',
  buttonLabel: 'Меню',
  sections: [{ title: '', rows: [{ id: 'r', title: 'Букет', description: null }] }],
};
const template = {
  kind: 'template',
  name: 'order_ready',
  language: 'uk',
  components: [{ type: 'body', parameters: [{ type: 'text', text: '42' }] }],
};

/** One of every kind that an operator can send, with what it must look like on the wire. */
const cases: [string, Record<string, unknown>, Record<string, unknown>][] = [
  ['text', body(text), { type: 'text', text: { body: 'Добрий день', preview_url: false } }],
  ['image', body(media, upload('image')), { type: 'image', image: { id: '77', caption: 'Ось' } }],
  ['video', body(media, upload('video')), { type: 'video', video: { id: '77', caption: 'Ось' } }],
  [
    'document',
    body(media, upload('document')),
    { type: 'document', document: { id: '77', caption: 'Ось', filename: 'рахунок.pdf' } },
  ],
  ['audio', body(media, upload('audio')), { type: 'audio', audio: { id: '77' } }],
  [
    'voice note',
    body({ ...media, isVoice: true }, upload('audio')),
    { type: 'audio', audio: { id: '77', voice: true } },
  ],
  ['sticker', body(media, upload('sticker')), { type: 'sticker', sticker: { id: '77' } }],
  [
    'reaction',
    body({ kind: 'reaction', targetMessageId: 1, emoji: '👍' }, { targetWamid: 'wamid.A' }),
    { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } },
  ],
  [
    'reaction taken back',
    body({ kind: 'reaction', targetMessageId: 1, emoji: '' }, { targetWamid: 'wamid.A' }),
    { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '' } },
  ],
  [
    'location',
    body({ kind: 'location', latitude: 50.45, longitude: 30.52, name: 'Майдан' }),
    { type: 'location', location: { latitude: '50.45', longitude: '30.52', name: 'Майдан' } },
  ],
  [
    'contacts',
    body({ kind: 'contacts', cards: [{ name: 'Оля Коваль', firstName: 'Оля', phone: '+380671234567' }] }),
    {
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Оля Коваль', first_name: 'Оля' },
          phones: [{ phone: '+380671234567' }],
        },
      ],
    },
  ],
  [
    'buttons',
    body(buttons),
    {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Який день?' },
        footer: { text: 'Майстерня' },
        action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'Сьогодні' } }] },
      },
    },
  ],
  [
    'list',
    body(list),
    {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Оберіть' },
        action: { button: 'Меню', sections: [{ rows: [{ id: 'r', title: 'Букет' }] }] },
      },
    },
  ],
  [
    'template',
    body(template),
    {
      type: 'template',
      template: {
        name: 'order_ready',
        language: { code: 'uk', policy: 'deterministic' },
        components: template.components,
      },
    },
  ],
  [
    'template without values',
    body({ kind: 'template', name: 'hello', language: 'en' }),
    { type: 'template', template: { name: 'hello', language: { code: 'en', policy: 'deterministic' } } },
  ],
];

describe('the body of a message', () => {
  it.each(cases)('%s', (_, sent, expected) => {
    expect(sent).toEqual({ ...envelope, ...expected });
  });

  it('goes to the business-scoped id when there is no number', () => {
    const sent = body(text, { recipient: { waId: null, bsuid: 'UA.13491208655302741918' } });
    expect(sent.recipient).toBe('UA.13491208655302741918');
    expect(sent).not.toHaveProperty('to');
  });

  it('quotes, except where WhatsApp shows no quote', () => {
    const quotedWamid = 'wamid.Q';
    expect(body(text, { quotedWamid }).context).toEqual({ message_id: 'wamid.Q' });
    expect(body(template, { quotedWamid })).not.toHaveProperty('context');
    expect(body({ kind: 'reaction', targetMessageId: 1, emoji: '👍' }, { quotedWamid })).not.toHaveProperty(
      'context',
    );
  });

  it('asks for a link preview only when there is a link', () => {
    expect(body({ ...text, previewUrl: true }).text).toMatchObject({ preview_url: false });
    expect(body({ kind: 'text', body: 'https://example.com', previewUrl: true }).text).toMatchObject({
      preview_url: true,
    });
  });
});

describe('held against Meta’s own description', () => {
  // A megabyte of YAML and its first schema: seconds on a busy machine.
  beforeAll(() => {
    if (hasMetaOpenApi) metaSchema('TextMessage');
  }, 120_000);

  it('is there in CI', () => {
    expect(hasMetaOpenApi || !process.env.CI ? '' : metaOpenApiAbsent).toBe('');
  });

  /** Sent by us and unknown to the description; each has its source in `research/api.md` (3.3 and 4.1). */
  function withoutUndocumented(sent: Record<string, unknown>): Record<string, unknown> {
    const { biz_opaque_callback_data: _, ...rest } = structuredClone(sent);
    const { audio } = rest as { audio?: { voice?: boolean } };
    if (audio) delete audio.voice;
    return rest;
  }
  const errorsOf = (validate: ValidateFunction, sent: Record<string, unknown>) => {
    validate(withoutUndocumented(sent));
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };

  it.runIf(hasMetaOpenApi).each(cases)('%s fits the schema of its type', (_, sent) => {
    const name = messageSchemaNames()[String(sent.type)];
    expect(name).toBeDefined();
    expect(errorsOf(metaSchema(name ?? ''), sent)).toEqual([]);
  });

  it.runIf(hasMetaOpenApi)('and the same check notices a wrong body', () => {
    const validate = metaSchema('TextMessage');
    expect(errorsOf(validate, { ...body(text), text: { body: 5 } })).not.toEqual([]);
    expect(errorsOf(validate, { ...body(text), invented: true })).not.toEqual([]);
  });
});
