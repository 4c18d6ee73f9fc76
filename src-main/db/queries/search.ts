import type { MessageHit } from '#shared/contract/search.ts';
import type {
  AccountId,
  ContactId,
  ContactNoteId,
  ConversationId,
  MessageId,
  OperatorId,
} from '#shared/domain/ids.ts';
import type { MatchExpression } from '../search-match.ts';
import { type Db, getRow, listRows } from '../statements.ts';

interface HitContactRow {
  contact_id: ContactId;
  custom_name: string | null;
  profile_name: string | null;
  username: string | null;
  wa_id: string | null;
  bsuid: string | null;
}

export interface MessageHitRow extends HitContactRow {
  id: MessageId;
  conversation_id: ConversationId;
  account_id: AccountId;
  direction: MessageHit['direction'];
  kind: string;
  operator_id: OperatorId | null;
  sent_at: number;
  /** As written. */
  words: string;
}

/** What to look for; times in UTC ms, from `from` on and before `to`. */
export interface MessageMatch {
  match: MatchExpression;
  times: readonly { from: number; to: number; isNot: boolean }[];
}

const CONTACT_COLUMNS = 'contacts.id AS contact_id, custom_name, profile_name, username, wa_id, bsuid';

/** CROSS JOIN keeps SQLite from looking into the index once for each message instead of walking it. */
const FROM_HITS = 'FROM messages_search CROSS JOIN messages ON messages.id = messages_search.rowid';

/** The months are in the expression; this is about the days of the first and the last one. */
const timeConditions = (count: number, isNot: (index: number) => boolean): string =>
  Array.from(
    { length: count },
    (_, index) => ` AND ${isNot(index) ? 'NOT ' : ''}(messages.sent_at >= ? AND messages.sent_at < ?)`,
  ).join('');

const timesOf = ({ times }: MessageMatch) => ({
  sql: timeConditions(times.length, (index) => times[index]?.isNot ?? false),
  values: times.flatMap(({ from, to }) => [from, to]),
});

/** The SQL of a page of hits, newest first; exported for the bench, which runs the same beside the service. */
export const messageHitsSql = (conditions = ''): string => `
  SELECT messages.id, messages.conversation_id, messages.account_id, messages.direction, messages.kind, messages.operator_id,
    messages.sent_at, found.words, ${CONTACT_COLUMNS}
  ${FROM_HITS}
  CROSS JOIN message_search_rows AS found ON found.id = messages.id
  CROSS JOIN conversations ON conversations.id = messages.conversation_id
  CROSS JOIN contacts ON contacts.id = conversations.contact_id
  WHERE messages_search MATCH ? AND messages_search.rowid < ?${conditions}
  ORDER BY messages_search.rowid DESC LIMIT ?`;

/** Hits older than `beforeId`, newest first. */
export function listMessageHits(
  db: Db,
  wanted: MessageMatch,
  { beforeId, limit }: { beforeId: number; limit: number },
): MessageHitRow[] {
  const times = timesOf(wanted);
  return listRows(db, messageHitsSql(times.sql), [wanted.match, beforeId, ...times.values, limit]);
}

/** How many hits there are, counted up to `most`. */
export function countMessageHits(db: Db, wanted: MessageMatch, most: number): number {
  const times = timesOf(wanted);
  const from = times.values.length === 0 ? 'FROM messages_search' : FROM_HITS;
  const sql = `SELECT count(*) AS count FROM (SELECT 1 ${from} WHERE messages_search MATCH ?${times.sql} LIMIT ?)`;
  return getRow<{ count: number }>(db, sql, [wanted.match, ...times.values, most])?.count ?? 0;
}

export interface NoteHitRow extends HitContactRow {
  id: ContactNoteId;
  operator_id: OperatorId | null;
  created_at: number;
  body: string;
  conversation_id: ConversationId | null;
}

/** Notes with the words, newest first. */
export const listNoteHits = (db: Db, match: MatchExpression, limit: number): NoteHitRow[] =>
  listRows(
    db,
    `SELECT contact_notes.id, operator_id, contact_notes.created_at, contact_notes.body, ${CONTACT_COLUMNS},
       (SELECT id FROM conversations WHERE contact_id = contacts.id ORDER BY last_message_at DESC, id DESC LIMIT 1) AS conversation_id
     FROM contact_notes_search
     CROSS JOIN contact_notes ON contact_notes.id = contact_notes_search.rowid
     CROSS JOIN contacts ON contacts.id = contact_notes.contact_id
     WHERE contact_notes_search MATCH ? ORDER BY contact_notes_search.rowid DESC LIMIT ?`,
    [match, limit],
  );

/** The person of a hit. */
export const toHitContact = (row: HitContactRow): MessageHit['contact'] => ({
  id: row.contact_id,
  customName: row.custom_name,
  profileName: row.profile_name,
  username: row.username,
  waId: row.wa_id,
  bsuid: row.bsuid,
});

/** The months that have messages (`202611`, UTC), in order. */
export const listMessageMonths = (db: Db): string[] =>
  listRows<{ month: string }>(db, 'SELECT month FROM message_months ORDER BY month').map((row) => row.month);

/** Conversations with these contacts, the newest first. */
export const listConversationIdsOfContacts = (
  db: Db,
  contactIds: readonly number[],
  limit: number,
): ConversationId[] =>
  listRows<{ id: ConversationId }>(
    db,
    `SELECT conversations.id FROM json_each(?) AS found CROSS JOIN conversations ON conversations.contact_id = found.value
     ORDER BY last_message_at DESC LIMIT ?`,
    [JSON.stringify(contactIds), limit],
  ).map((row) => row.id);
