import { z } from 'zod';
import {
  accountIdSchema,
  contactIdSchema,
  conversationIdSchema,
  labelIdSchema,
  operatorIdSchema,
} from '../domain/ids.ts';
import { outgoingStatusSchema } from '../domain/message-status.ts';
import { toldSchema } from '../domain/who-is-told.ts';
import { givenTimeSchema, limitSchema, operator, pageOf, timeSchema, viewer } from './base.ts';

export const conversationSchema = z.object({
  id: conversationIdSchema,
  accountId: accountIdSchema,
  contact: z.object({
    id: contactIdSchema,
    customName: z.string().nullable(),
    profileName: z.string().nullable(),
    username: z.string().nullable(),
    waId: z.string().nullable(),
    bsuid: z.string().nullable(),
    isOptedOut: z.boolean(),
  }),
  /** A customer's message ends every snooze and reopens what was done. */
  state: z.enum(['open', 'snoozed', 'done']),
  /** While snoozed: until when; null until the customer writes. */
  snoozedUntil: timeSchema.nullable(),
  /** When a snooze last ended at its time: later than `lastMessageAt`, it is what brought the conversation up in lists. */
  wokenAt: timeSchema.nullable(),
  assigneeId: operatorIdSchema.nullable(),
  /** Who takes part; within 15 days of an operator's last message they alone are told of it (`domain/who-is-told.ts`). */
  participantIds: z.array(operatorIdSchema),
  /** When an operator last wrote to the customer, by the account's clock. */
  lastOperatorAt: timeSchema.nullable(),
  /** Since when the customer waits for an answer; null while nobody waits. */
  waitingSince: timeSchema.nullable(),
  /** When this wait was brought before everybody of the account's list. */
  escalatedAt: timeSchema.nullable(),
  pinnedAt: timeSchema.nullable(),
  labelIds: z.array(labelIdSchema),
  /** Blocked at Meta: nothing comes from this person to this account any more. */
  isBlocked: z.boolean(),
  lastMessageAt: timeSchema,
  preview: z
    .object({
      direction: z.enum(['in', 'out', 'system']),
      kind: z.string(),
      text: z.string(),
      status: outgoingStatusSchema.nullable(),
    })
    .nullable(),
  /** Of whoever asks: each operator has their own. */
  unreadCount: z.number().int(),
  lastInboundAt: timeSchema.nullable(),
  createdAt: timeSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

/**
 * `all`, `mine`, `unassigned`, `unread`, `waiting` (the customer wrote last) and `closing` (the customer service window
 * closes within four hours) hold what is open; `snoozed` and `done` what was put away.
 */
export const conversationFilterSchema = z.enum([
  'all',
  'mine',
  'unassigned',
  'unread',
  'waiting',
  'closing',
  'snoozed',
  'done',
]);
export type ConversationFilter = z.infer<typeof conversationFilterSchema>;

/** How many conversations are behind each filter; `mine` are those of the caller. */
export const conversationCountsSchema = z.record(conversationFilterSchema, z.number().int());
export type ConversationCounts = z.infer<typeof conversationCountsSchema>;

/** What can be done to one conversation or to many at once. */
export const conversationChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  /** Ends a snooze as well. */
  z.object({ kind: z.literal('reopen') }),
  /** `until` null: until the customer writes. A time in the past is refused (SNOOZE_IN_THE_PAST). */
  z.object({ kind: z.literal('snooze'), until: givenTimeSchema.nullable() }),
  /** At most 20 in all (PIN_LIMIT). */
  z.object({ kind: z.literal('pin'), isPinned: z.boolean() }),
  z.object({ kind: z.literal('assign'), operatorId: operatorIdSchema.nullable() }),
  z.object({ kind: z.literal('label'), labelId: labelIdSchema, isOn: z.boolean() }),
  z.object({ kind: z.literal('read') }),
  z.object({ kind: z.literal('unread') }),
]);
export type ConversationChange = z.infer<typeof conversationChangeSchema>;

/** How one conversation was before a change: only what the change touched. */
export const conversationBeforeSchema = z.object({
  id: conversationIdSchema,
  state: z.enum(['open', 'snoozed', 'done']).optional(),
  snoozedUntil: givenTimeSchema.nullable().optional(),
  pinnedAt: givenTimeSchema.nullable().optional(),
  assigneeId: operatorIdSchema.nullable().optional(),
  /** Who came to take part through it. */
  joinedId: operatorIdSchema.optional(),
  label: z.object({ id: labelIdSchema, isOn: z.boolean() }).optional(),
  /** More than anybody has: what is counted on from there has to stay a number that can be told. */
  unreadCount: z.number().int().min(0).max(1_000_000_000).optional(),
});
export type ConversationBefore = z.infer<typeof conversationBeforeSchema>;

export const MOST_CHANGED_AT_ONCE = 500;
const byId = z.object({ id: conversationIdSchema });

export const conversations = {
  /**
   * Pinned ones first, then the newest activity; `closing` instead begins with the window that closes first. A search
   * (part of a name or number) with the filter `all` looks in what was put away as well.
   */
  list: viewer
    .route({ method: 'GET', path: '/conversations' })
    .input(
      z.object({
        accountId: accountIdSchema.optional(),
        filter: conversationFilterSchema.default('all'),
        labelId: labelIdSchema.optional(),
        search: z.string().max(200).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(conversationSchema)),
  /** Of one that was joined into another when two contacts were merged, the other, under the id that it has. */
  get: viewer.route({ method: 'GET', path: '/conversations/{id}' }).input(byId).output(conversationSchema),
  /** Numbers for the filters, per account and in total; and for each label the open conversations that carry it, where there are any. */
  counts: viewer.route({ method: 'GET', path: '/conversations/counts' }).output(
    z.object({
      total: conversationCountsSchema,
      byAccount: z.array(z.object({ accountId: accountIdSchema, counts: conversationCountsSchema })),
      byLabel: z
        .array(z.object({ labelId: labelIdSchema, accountId: accountIdSchema, open: z.number().int() }))
        .default([]),
    }),
  ),
  /** Changes one or many; ids that are not there any more are passed over. `before` is what `undo` takes. */
  change: operator
    .route({ method: 'POST', path: '/conversations/change' })
    .input(
      z.object({
        ids: z.array(conversationIdSchema).min(1).max(MOST_CHANGED_AT_ONCE),
        change: conversationChangeSchema,
      }),
    )
    .output(z.object({ before: z.array(conversationBeforeSchema) })),
  /** Puts back what a change touched, and nothing else. */
  undo: operator
    .input(z.object({ before: z.array(conversationBeforeSchema).min(1).max(MOST_CHANGED_AT_ONCE) }))
    .output(z.object({ restored: z.number().int() })),
  /** Clears the unread count here and, when the account says so, gives the customer blue ticks. */
  markRead: operator
    .route({ method: 'POST', path: '/conversations/{id}/read' })
    .input(byId)
    .output(conversationSchema),
  markUnread: operator
    .route({ method: 'POST', path: '/conversations/{id}/unread' })
    .input(byId)
    .output(conversationSchema),
  /**
   * Blocks or unblocks the person at Meta for this account. Meta blocks only who wrote within 24 hours
   * (BLOCK_NOT_POSSIBLE); whatever else it refuses is told as META_REFUSED.
   */
  setBlocked: operator
    .route({ method: 'POST', path: '/conversations/{id}/blocked' })
    .input(byId.extend({ isBlocked: z.boolean() }))
    .output(conversationSchema),
  /** Shows "typing" to the customer for up to 25 seconds; Meta sets the blue ticks with it. */
  typing: operator
    .route({ method: 'POST', path: '/conversations/{id}/typing' })
    .input(byId)
    .output(z.object({ shown: z.boolean() })),
  /** Who is told of the customer's next message, why, and until when. */
  told: viewer.route({ method: 'GET', path: '/conversations/{id}/told' }).input(byId).output(toldSchema),
  /** Brings a colleague in; they are told, and see it as unread. */
  addParticipant: operator
    .route({ method: 'POST', path: '/conversations/{id}/participants' })
    .input(byId.extend({ operatorId: operatorIdSchema }))
    .output(conversationSchema),
  /** Whoever asks takes part no longer. */
  leave: operator
    .route({ method: 'POST', path: '/conversations/{id}/leave' })
    .input(byId)
    .output(conversationSchema),
  /** The conversation is the caller's alone from now on. */
  takeOver: operator
    .route({ method: 'POST', path: '/conversations/{id}/take-over' })
    .input(byId)
    .output(conversationSchema),
  /** To a colleague, or with null back to everybody of the account's list; the note stands in the conversation. */
  handOver: operator
    .route({ method: 'POST', path: '/conversations/{id}/hand-over' })
    .input(byId.extend({ operatorId: operatorIdSchema.nullable(), note: z.string().trim().max(2000) }))
    .output(conversationSchema),
  /** What the end of a shift would hand over: how many open conversations are the caller's, and the newest of them. */
  shift: operator
    .route({ method: 'GET', path: '/conversations/shift' })
    .output(z.object({ count: z.number().int(), newest: z.array(conversationSchema) })),
  /** The end of a shift: everything open that is the caller's, at once. */
  handOverAll: operator
    .route({ method: 'POST', path: '/conversations/hand-over' })
    .input(z.object({ operatorId: operatorIdSchema.nullable(), note: z.string().trim().max(2000) }))
    .output(z.object({ count: z.number().int() })),
  /** Who looks at which conversation right now, and who writes an answer; the caller is left out. */
  presence: viewer.route({ method: 'GET', path: '/conversations/presence' }).output(
    z.array(
      z.object({
        conversationId: conversationIdSchema,
        operatorId: operatorIdSchema,
        isWriting: z.boolean(),
      }),
    ),
  ),
  /** Tells colleagues that the caller writes here (for ten seconds, unless told again) or has stopped. */
  reportWriting: operator.input(byId.extend({ isWriting: z.boolean() })).output(z.void()),
};
