import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { viewer } from './base.ts';

/** Names and ids of what changed, never the state itself; sent after the commit. */
export const changeSchema = z.discriminatedUnion('entity', [
  z.object({
    entity: z.literal('message'),
    id: z.number(),
    conversationId: z.number(),
    name: z.enum(['message.received', 'message.sent', 'message.changed', 'message.discarded']),
  }),
  z.object({ entity: z.literal('conversation'), id: z.number(), accountId: z.number() }),
  z.object({ entity: z.literal('contact'), id: z.number() }),
  z.object({ entity: z.literal('account'), id: z.number() }),
  z.object({ entity: z.literal('template'), accountId: z.number() }),
  /** How far a sample file has come on its way to Meta. */
  z.object({ entity: z.literal('template_sample'), mediaId: z.number() }),
  z.object({ entity: z.literal('record'), type: z.string() }),
  z.object({ entity: z.literal('record_type') }),
  z.object({ entity: z.literal('record_import'), id: z.number() }),
  z.object({ entity: z.literal('sending'), id: z.number() }),
  z.object({ entity: z.literal('prices') }),
  z.object({ entity: z.literal('label') }),
  z.object({ entity: z.literal('draft'), conversationId: z.number(), operatorId: z.number() }),
  z.object({ entity: z.literal('quick_reply') }),
  z.object({ entity: z.literal('contact_field') }),
  z.object({ entity: z.literal('settings') }),
  z.object({ entity: z.literal('sandbox') }),
  z.object({ entity: z.literal('tunnel') }),
  z.object({ entity: z.literal('connect') }),
  z.object({ entity: z.literal('doctor') }),
  z.object({ entity: z.literal('workspace') }),
]);
export type Change = z.infer<typeof changeSchema>;

/** `resync`: the stream cannot be continued from where the seat was; everything on the screen is fetched again. */
export const changeEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changes'), seq: z.number(), changed: z.array(changeSchema) }),
  z.object({ kind: z.literal('resync'), seq: z.number() }),
]);
export type ChangeEvent = z.infer<typeof changeEventSchema>;

export const events = {
  /** The first event is `resync` (nothing known) or what was missed since `after`. */
  subscribe: viewer
    .input(z.object({ after: z.number().nullable() }))
    .output(eventIterator(changeEventSchema)),
};
