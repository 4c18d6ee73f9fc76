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
  /** When templates were read from Meta, or that they could not be. */
  z.object({ entity: z.literal('template_reading') }),
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
  /** Somebody joined, left or changed: names, roles, pictures, who serves which account. */
  z.object({ entity: z.literal('operator') }),
  /** Who sits at a seat may be another one now. */
  z.object({ entity: z.literal('seat') }),
  /** Who looks at which conversation, and who writes. */
  z.object({ entity: z.literal('presence') }),
  /** Hours, automatic messages and the like of an account. */
  z.object({ entity: z.literal('account_rules'), accountId: z.number() }),
  z.object({ entity: z.literal('audit') }),
  z.object({ entity: z.literal('desktop') }),
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

/** The sounds that an account can have; `none` is silence. */
export const soundSchema = z.enum(['drop', 'bell', 'knock', 'chime', 'none']);
export type Sound = z.infer<typeof soundSchema>;

/** What pops up at a seat, or is taken back from it. */
export const alertSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('show'),
    conversationId: z.number(),
    accountId: z.number(),
    accountName: z.string(),
    title: z.string(),
    body: z.string(),
    /** Null: nothing rings, since the person or the hour wants quiet. */
    sound: soundSchema.nullable(),
  }),
  z.object({ kind: z.literal('clear'), conversationId: z.number() }),
]);
export type Alert = z.infer<typeof alertSchema>;

export const events = {
  /** What the operator of this seat is told of, from now on; nothing is repeated. */
  alerts: viewer.output(eventIterator(alertSchema)),
  /** The first event is `resync` (nothing known) or what was missed since `after`. */
  subscribe: viewer
    .input(z.object({ after: z.number().nullable() }))
    .output(eventIterator(changeEventSchema)),
};
