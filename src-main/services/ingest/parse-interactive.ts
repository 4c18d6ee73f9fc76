import { z } from 'zod';
import type { MessageContent } from '#shared/domain/content.ts';
import { recordOf, textOf } from './json.ts';

const replySchema = z.object({ id: z.string(), title: z.string(), description: z.string().nullish() });
const flowSchema = z.object({
  name: z.string().nullish(),
  body: z.string().nullish(),
  response_json: z.string().nullish(),
});
const callPermissionSchema = z.object({ response: z.string(), is_permanent: z.boolean().nullish() });

type ReplyParser = (payload: unknown) => MessageContent | null;

const reply =
  (replyKind: 'button' | 'list'): ReplyParser =>
  (payload) => {
    const parsed = replySchema.safeParse(payload);
    if (!parsed.success) return null;
    const { id, title, description } = parsed.data;
    return { kind: 'interactive_reply', replyKind, id, title, description: textOf(description) };
  };

const parsers: ReadonlyMap<string, ReplyParser> = new Map<string, ReplyParser>([
  ['button_reply', reply('button')],
  ['list_reply', reply('list')],
  [
    'nfm_reply',
    (payload) => {
      const parsed = flowSchema.safeParse(payload);
      if (!parsed.success) return null;
      const { name, body, response_json } = parsed.data;
      return { kind: 'flow_reply', name: name ?? '', body: body ?? '', response: response_json ?? '' };
    },
  ],
  [
    'call_permission_reply',
    (payload) => {
      const parsed = callPermissionSchema.safeParse(payload);
      if (!parsed.success) return null;
      const { response, is_permanent } = parsed.data;
      return { kind: 'call_permission_reply', response, isPermanent: is_permanent === true };
    },
  ],
]);

/** What a customer tapped or filled in; null for a kind of answer that is not known. */
export function parseInteractive(payload: unknown): MessageContent | null {
  const interactive = recordOf(payload);
  const type = textOf(interactive.type) ?? '';
  return parsers.get(type)?.(interactive[type]) ?? null;
}
