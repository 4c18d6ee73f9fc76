import { z } from 'zod';
import type { Message } from '#shared/contract/messages.ts';
import { type MessageHit, MOST_COUNTED_HITS, type Snippet } from '#shared/contract/search.ts';
import type { AccountId, ContactNoteId, ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { readableNote } from '#shared/domain/mentions.ts';
import { parseSearchQuery, type SearchProblem, type SearchTerm } from '#shared/domain/search-query.ts';
import { rankTexts } from '#shared/domain/search-rank.ts';
import { makeSnippet } from '#shared/domain/snippet.ts';
import { cutPage, decodeCursor, encodeCursor } from '../db/cursor.ts';
import { requireConversation } from '../db/queries/conversations.ts';
import { countGallery, type GalleryKind, listGallery } from '../db/queries/gallery.ts';
import { getOperatorName } from '../db/queries/operators.ts';
import {
  type Hit,
  listHits,
  listHitWords,
  listMessageHits,
  listNoteHits,
  type MessageHitRow,
  type MessageMatch,
  toHitContact,
} from '../db/queries/search.ts';
import { hasMessagesToIndex, indexMessages } from '../db/queries/search-index.ts';
import { anyOf, matchExpression, noteMatchExpression } from '../db/search-match.ts';
import type { Db } from '../db/statements.ts';
import { readStoredContent } from '../db/stored-content.ts';
import type { Clock } from '../ports.ts';
import { resolveFilters } from './search-filters.ts';

export interface SearchMessagesInput {
  query: string;
  conversationId?: ConversationId | undefined;
  accountId?: AccountId | undefined;
  order: 'newest' | 'relevance';
  cursor?: string | undefined;
  limit: number;
  /** Who asks: `from:me`. */
  operatorId: OperatorId;
}

export interface NoteHit {
  noteId: ContactNoteId;
  contact: MessageHit['contact'];
  operatorId: OperatorId | null;
  createdAt: number;
  snippet: Snippet;
  conversationId: ConversationId | null;
}

export interface SearchService {
  messages(input: SearchMessagesInput): {
    items: MessageHit[];
    next: string | null;
    count: { value: number; isCapped: boolean } | null;
    problems: SearchProblem[];
  };
  notes(input: { query: string; limit: number }): NoteHit[];
  gallery(input: {
    conversationId: ConversationId;
    what: GalleryKind;
    cursor?: string | undefined;
    limit: number;
  }): { items: Message[]; next: string | null };
  galleryCounts(conversationId: ConversationId): Record<GalleryKind, number>;
}

/** What came in a moment ago is found as well, if it is not thousands of messages. */
const INDEXED_BEFORE_A_SEARCH = 300;
const NEWEST = Number.MAX_SAFE_INTEGER;

/** Full-text search in messages and notes, and the galleries of a conversation. */
export function createSearch({ db, clock }: { db: Db; clock: Clock }): SearchService {
  return {
    messages: (input) => searchMessages(db, clock, input),
    notes: ({ query, limit }) => searchNotes(db, parseSearchQuery(query, clock.now()), limit),
    gallery(input) {
      requireConversation(db, input.conversationId);
      return listGallery(db, input);
    },
    galleryCounts(conversationId) {
      requireConversation(db, conversationId);
      return countGallery(db, conversationId);
    },
  };
}

function searchMessages(
  db: Db,
  clock: Clock,
  input: SearchMessagesInput,
): ReturnType<SearchService['messages']> {
  if (hasMessagesToIndex(db)) indexMessages(db, INDEXED_BEFORE_A_SEARCH);
  const { terms, filters, problems: ofWords } = parseSearchQuery(input.query, clock.now());
  const resolved = resolveFilters(db, filters, input.operatorId);
  const problems = [...ofWords, ...resolved.problems];
  const places = [
    input.conversationId === undefined ? null : anyOf('conversation', [input.conversationId]),
    input.accountId === undefined ? null : anyOf('account', [input.accountId]),
  ].filter((place) => place !== null);
  const asked = matchExpression(terms, resolved);
  const nothing = { items: [], next: null, count: { value: 0, isCapped: false }, problems };
  if (asked === null || resolved.isHopeless) return nothing;
  const match = matchExpression(terms, { ...resolved, wanted: [...resolved.wanted, ...places] }) ?? asked;
  const wanted: MessageMatch = { match, times: resolved.times };
  const page = input.order === 'newest' ? newestPage(db, wanted, input) : bestPage(db, wanted, terms, input);
  return {
    items: listMessageHits(db, page.items).map((row) => toHit(db, row, terms)),
    next: page.next,
    count: input.cursor === undefined ? countOf(page.found) : null,
    problems,
  };
}

interface IdPage {
  items: MessageId[];
  next: string | null;
  /** How many were looked up; on the first page as many as are counted. */
  found: number;
}

/** Where the stretch begins, and the last that was shown of it, if any. */
const placeSchema = z.union([
  z.tuple([z.number().int()]),
  z.tuple([z.number().int(), z.number(), z.number().int()]),
]);

const byTime = (a: Hit, b: Hit): number => b.sentAt - a.sentAt || b.id - a.id;

/**
 * The index walks in the order of arrival, and what was said on the phone before the account was connected arrives last:
 * within a stretch Meta's time decides. A stretch is as long as hits are counted, so only of more hits than that may older
 * ones that arrived late stand before newer ones.
 */
function newestPage(db: Db, wanted: MessageMatch, { cursor, limit }: SearchMessagesInput): IdPage {
  const [beforeId, sentAt, id] = cursor === undefined ? [NEWEST] : decodeCursor(cursor, placeSchema);
  const hits = listHits(db, wanted, { beforeId, limit: MOST_COUNTED_HITS + 1 });
  const stretch = hits.slice(0, MOST_COUNTED_HITS);
  const lastArrived = stretch.at(-1);
  const rest = stretch
    .sort(byTime)
    .filter((hit) => sentAt === undefined || id === undefined || byTime({ sentAt, id: toId(id) }, hit) < 0);
  const page = cutPage(rest, limit, (last) => encodeCursor([beforeId, last.sentAt, last.id]));
  const hasMore = hits.length > MOST_COUNTED_HITS && lastArrived !== undefined;
  return {
    items: page.items.map((hit) => hit.id),
    next: page.next ?? (hasMore ? encodeCursor([lastArrived.id]) : null),
    found: hits.length,
  };
}

const rankSchema = z.tuple([z.number(), z.number(), z.number().int()]);

/** Ranking everything takes seconds in a large workspace; the newest thousand are what people look for. */
function bestPage(
  db: Db,
  wanted: MessageMatch,
  terms: readonly SearchTerm[],
  input: SearchMessagesInput,
): IdPage {
  const hits = listHits(db, wanted, { beforeId: NEWEST, limit: MOST_COUNTED_HITS + 1 });
  const sentAt = new Map(hits.map((hit) => [hit.id, hit.sentAt]));
  const rows = listHitWords(
    db,
    hits.slice(0, MOST_COUNTED_HITS).map(({ id }) => id),
  );
  const ranks = rankTexts(
    rows.map((row) => row.words),
    terms,
  );
  const ranked = rows
    .map(({ id }, index): Ranked => ({ id, sentAt: sentAt.get(id) ?? 0, rank: ranks[index] ?? 0 }))
    .sort(byRank);
  const after = input.cursor === undefined ? null : decodeCursor(input.cursor, rankSchema);
  const rest = after
    ? ranked.filter((hit) => byRank({ rank: after[0], sentAt: after[1], id: toId(after[2]) }, hit) < 0)
    : ranked;
  const page = cutPage(rest, input.limit, (last) => encodeCursor([last.rank, last.sentAt, last.id]));
  return { items: page.items.map(({ id }) => id), next: page.next, found: hits.length };
}

type Ranked = Hit & { rank: number };

const byRank = (a: Ranked, b: Ranked): number => b.rank - a.rank || byTime(a, b);

/** Of a cursor: it was a message's when the page before was made. */
const toId = (id: number): MessageId => id as MessageId;

const countOf = (found: number): { value: number; isCapped: boolean } => ({
  value: Math.min(found, MOST_COUNTED_HITS),
  isCapped: found > MOST_COUNTED_HITS,
});

const toHit = (db: Db, row: MessageHitRow, terms: readonly SearchTerm[]): MessageHit => ({
  messageId: row.id,
  conversationId: row.conversation_id,
  accountId: row.account_id,
  contact: toHitContact(row),
  direction: row.direction,
  kind: row.kind,
  operatorId: row.operator_id,
  sentAt: row.sent_at,
  snippet: makeSnippet(wordsOf(db, row), terms),
});

/** A note with the names of those whom it calls: the index knows them as ids, which outlive a change of the name. */
function wordsOf(db: Db, { words, note }: MessageHitRow): string {
  const content = note === null ? null : readStoredContent({ text: words, content: note });
  return content?.kind === 'note' ? readableNote(content.text, (id) => getOperatorName(db, id)) : words;
}

/** Filters are about messages: a search that has one does not mean notes. */
function searchNotes(
  db: Db,
  { terms, filters }: ReturnType<typeof parseSearchQuery>,
  limit: number,
): NoteHit[] {
  const match = filters.length > 0 ? null : noteMatchExpression(terms);
  if (match === null) return [];
  return listNoteHits(db, match, limit).map((row) => ({
    noteId: row.id,
    contact: toHitContact(row),
    operatorId: row.operator_id,
    createdAt: row.created_at,
    snippet: makeSnippet(row.body, terms),
    conversationId: row.conversation_id,
  }));
}
