import { z } from 'zod';
import {
  accountIdSchema,
  contactIdSchema,
  contactNoteIdSchema,
  conversationIdSchema,
  messageIdSchema,
  operatorIdSchema,
} from '../domain/ids.ts';
import { limitSchema, pageOf, timeSchema, viewer } from './base.ts';
import { messageSchema } from './messages.ts';

/** A piece of text around the first hit; `marks` are [start, end) in UTF-16 units of `text`. */
export const snippetSchema = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Snippet = z.infer<typeof snippetSchema>;

const hitContactSchema = z.object({
  id: contactIdSchema,
  customName: z.string().nullable(),
  profileName: z.string().nullable(),
  username: z.string().nullable(),
  waId: z.string().nullable(),
  bsuid: z.string().nullable(),
});

export const messageHitSchema = z.object({
  messageId: messageIdSchema,
  conversationId: conversationIdSchema,
  accountId: accountIdSchema,
  contact: hitContactSchema,
  direction: z.enum(['in', 'out', 'system']),
  kind: z.string(),
  operatorId: operatorIdSchema.nullable(),
  sentAt: timeSchema,
  snippet: snippetSchema,
});
export type MessageHit = z.infer<typeof messageHitSchema>;

/** What the words of a query that are filters came to: understood, or why not. */
export const searchProblemSchema = z.object({
  /** The word as typed, e.g. `befor:2026`. */
  word: z.string(),
  sentence: z.object({ uk: z.string(), en: z.string() }),
});

/** Counting stops here: nobody reads on, and it would cost as much as ranking. */
export const MOST_COUNTED_HITS = 1000;

export const search = {
  /**
   * Full-text search in messages, captions and file names. `query` as typed, with its filters (`from:`, `account:`,
   * `has:image`, `before:2026-05-01`, `after:`, `on:`, `in:`, `is:`; see `domain/search-query.ts`); the last word counts as a
   * beginning. Newest first, or the best of the newest 1,000 by relevance. `conversationId` searches in one only.
   */
  messages: viewer
    .route({ method: 'GET', path: '/search/messages' })
    .input(
      z.object({
        query: z.string().max(400),
        conversationId: conversationIdSchema.optional(),
        accountId: accountIdSchema.optional(),
        order: z.enum(['newest', 'relevance']).default('newest'),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(
      pageOf(messageHitSchema).extend({
        /** Null on later pages. */
        count: z.object({ value: z.number().int(), isCapped: z.boolean() }).nullable(),
        problems: z.array(searchProblemSchema),
      }),
    ),
  /** Notes on contacts, newest first. */
  notes: viewer
    .route({ method: 'GET', path: '/search/notes' })
    .input(z.object({ query: z.string().max(400), limit: limitSchema.default(20) }))
    .output(
      z.array(
        z.object({
          noteId: contactNoteIdSchema,
          contact: hitContactSchema,
          operatorId: operatorIdSchema.nullable(),
          createdAt: timeSchema,
          snippet: snippetSchema,
          /** Where to go: the contact's newest conversation; null when there is none. */
          conversationId: conversationIdSchema.nullable(),
        }),
      ),
    ),
  /** The files and links of one conversation, newest first. */
  gallery: viewer
    .route({ method: 'GET', path: '/conversations/{conversationId}/gallery' })
    .input(
      z.object({
        conversationId: conversationIdSchema,
        what: z.enum(['pictures', 'documents', 'audio', 'links']),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(messageSchema)),
  /** How many messages each gallery of a conversation has. */
  galleryCounts: viewer
    .route({ method: 'GET', path: '/conversations/{conversationId}/gallery/counts' })
    .input(z.object({ conversationId: conversationIdSchema }))
    .output(
      z.object({
        pictures: z.number().int(),
        documents: z.number().int(),
        audio: z.number().int(),
        links: z.number().int(),
      }),
    ),
};
