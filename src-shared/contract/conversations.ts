import { z } from 'zod';
import { accountIdSchema, contactIdSchema, conversationIdSchema } from '../domain/ids.ts';
import { outgoingStatusSchema } from '../domain/message-status.ts';
import { limitSchema, operator, pageOf, timeSchema, viewer } from './base.ts';

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
  }),
  lastMessageAt: timeSchema,
  preview: z
    .object({
      direction: z.enum(['in', 'out', 'system']),
      kind: z.string(),
      text: z.string(),
      status: outgoingStatusSchema.nullable(),
    })
    .nullable(),
  unreadCount: z.number().int(),
  lastInboundAt: timeSchema.nullable(),
  createdAt: timeSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationFilterSchema = z.enum(['all', 'unread', 'waiting']);
export type ConversationFilter = z.infer<typeof conversationFilterSchema>;

export const conversations = {
  /** Newest activity first. `waiting`: the customer wrote last. */
  list: viewer
    .route({ method: 'GET', path: '/conversations' })
    .input(
      z.object({
        accountId: accountIdSchema.optional(),
        filter: conversationFilterSchema.default('all'),
        /** Part of a name or number. */
        search: z.string().max(200).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(conversationSchema)),
  get: viewer
    .route({ method: 'GET', path: '/conversations/{id}' })
    .input(z.object({ id: conversationIdSchema }))
    .output(conversationSchema),
  /** Numbers for the filters, per account and in total. */
  counts: viewer.route({ method: 'GET', path: '/conversations/counts' }).output(
    z.object({
      total: z.object({ all: z.number(), unread: z.number(), waiting: z.number() }),
      byAccount: z.array(
        z.object({ accountId: accountIdSchema, all: z.number(), unread: z.number(), waiting: z.number() }),
      ),
    }),
  ),
  /** Clears the unread count here and, when the account says so, gives the customer blue ticks. */
  markRead: operator
    .route({ method: 'POST', path: '/conversations/{id}/read' })
    .input(z.object({ id: conversationIdSchema }))
    .output(conversationSchema),
  markUnread: operator
    .route({ method: 'POST', path: '/conversations/{id}/unread' })
    .input(z.object({ id: conversationIdSchema }))
    .output(conversationSchema),
  /** Shows "typing" to the customer for up to 25 seconds; Meta sets the blue ticks with it. */
  typing: operator
    .route({ method: 'POST', path: '/conversations/{id}/typing' })
    .input(z.object({ id: conversationIdSchema }))
    .output(z.object({ shown: z.boolean() })),
};
