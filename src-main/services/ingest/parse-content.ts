import { z } from 'zod';
import type { MessageContent } from '#shared/domain/content.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { arrayOf, type JsonRecord, numberOf, recordOf, textOf } from './json.ts';
import { parseContacts, parseLocation, parseOrder } from './parse-cards.ts';
import { parseInteractive } from './parse-interactive.ts';
import { type AnnouncedMedia, mediaParsers } from './parse-media.ts';

export interface ParseTools {
  /** Keeps what a webhook says about a file; its bytes are fetched later. */
  storeMedia(media: AnnouncedMedia): MediaId;
}

/** Reads the payload under a message's type; null when it does not have the shape that Meta documents. */
export type ContentParser = (payload: unknown, tools: ParseTools) => MessageContent | null;

const textSchema = z.object({ body: z.string() });
const buttonSchema = z.object({ text: z.string(), payload: z.string().nullish() });
const reactionSchema = z.object({ message_id: z.string().min(1), emoji: z.string().nullish() });
const revokeSchema = z.object({ original_message_id: z.string().min(1) });
const editSchema = revokeSchema.extend({ message: z.record(z.string(), z.unknown()).nullish() });
const systemSchema = z.object({
  body: z.string().nullish(),
  type: z.string().nullish(),
  wa_id: z.unknown().optional(),
  user_id: z.unknown().optional(),
});

/** A parser that first holds the payload against a schema; whatever else is in it stays in the raw item. */
function shaped<Payload>(
  schema: z.ZodType<Payload>,
  read: (payload: Payload) => MessageContent,
): ContentParser {
  return (payload) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? read(parsed.data) : null;
  };
}

type SystemEvent = Extract<MessageContent, { kind: 'system' }>['event'];
/** A map: the word is a stranger's, and every object has a `constructor`. */
const systemEvents: ReadonlyMap<string, SystemEvent> = new Map<string, SystemEvent>([
  ['user_changed_number', 'number_changed'],
  ['customer_changed_number', 'number_changed'],
  ['user_changed_user_id', 'user_id_changed'],
  ['customer_identity_changed', 'identity_changed'],
]);

/** Every type of Meta's inbound messages (research/api.md 3.2) that says something to people. */
const parsers: ReadonlyMap<string, ContentParser> = new Map<string, ContentParser>([
  ['text', shaped(textSchema, ({ body }) => ({ kind: 'text', body }))],
  [
    'button',
    shaped(buttonSchema, ({ text, payload }) => ({ kind: 'button', text, payload: payload ?? null })),
  ],
  ['location', parseLocation],
  ['contacts', parseContacts],
  ['order', parseOrder],
  ['interactive', parseInteractive],
  [
    'reaction',
    // A reaction is taken back by an emoji that is absent or empty.
    shaped(reactionSchema, ({ message_id, emoji }) => ({
      kind: 'reaction',
      targetWamid: message_id,
      emoji: emoji || null,
    })),
  ],
  [
    'revoke',
    shaped(revokeSchema, ({ original_message_id }) => ({
      kind: 'revoke',
      originalWamid: original_message_id,
    })),
  ],
  [
    'edit',
    shaped(editSchema, ({ original_message_id, message }) => ({
      kind: 'edit',
      originalWamid: original_message_id,
      body: editedText(recordOf(message)),
    })),
  ],
  [
    'system',
    shaped(systemSchema, ({ body, type, wa_id, user_id }) => ({
      kind: 'system',
      event: systemEvents.get(type ?? '') ?? 'other',
      body: body ?? '',
      newWaId: textOf(wa_id)?.replace(/^\+/, '') ?? null,
      newUserId: textOf(user_id),
    })),
  ],
  ['request_welcome', () => ({ kind: 'request_welcome' })],
  ...mediaParsers,
]);

/** Types that say by themselves that Meta could not tell what it is. */
const NAMELESS_TYPES = new Set(['unsupported', 'unknown', 'errors']);

/**
 * What a message says. A type that nobody knows, or a known one without its payload, becomes `unsupported`; never an
 * error, since a person wrote something and an operator has to see that.
 */
export function parseContent(message: JsonRecord, valueErrors: unknown, tools: ParseTools): MessageContent {
  const type = textOf(message.type);
  const isOfGroup = textOf(message.group_id) !== null;
  // What was written in a group is not a part of the conversation with one person.
  const content = type === null || isOfGroup ? null : (parsers.get(type)?.(message[type], tools) ?? null);
  if (content) return content;
  const [error] = [...arrayOf(message.errors), ...arrayOf(valueErrors)].map(recordOf);
  const named = textOf(recordOf(message.unsupported).type);
  return {
    kind: 'unsupported',
    type: isOfGroup ? 'group' : (named ?? (type !== null && NAMELESS_TYPES.has(type) ? null : type)),
    errorCode: numberOf(error?.code),
    detail: textOf(recordOf(error?.error_data).details) ?? textOf(error?.title) ?? textOf(error?.message),
  };
}

function editedText(message: JsonRecord): string | null {
  const type = textOf(message.type) ?? '';
  const payload = recordOf(message[type]);
  return textOf(payload.body) ?? textOf(payload.caption);
}
