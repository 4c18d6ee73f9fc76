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
import { type Db, listRows } from '../statements.ts';

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
  /** What a note for colleagues says, as it is stored; null for everything else. */
  note: string | null;
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

/** The SQL of which messages fit, the last to arrive first; exported for the bench, which runs the same beside the service. */
export function hitIdsSql(conditions = ''): string {
  return `SELECT messages_search.rowid AS id, messages.sent_at AS sentAt ${FROM_HITS}
    WHERE messages_search MATCH ? AND messages_search.rowid < ?${conditions} ORDER BY messages_search.rowid DESC LIMIT ?`;
}

/** A message that fits, and Meta's time of it. */
export interface Hit {
  id: MessageId;
  sentAt: number;
}

/** Messages that arrived before `beforeId` and fit, the last to arrive first. */
export function listHits(
  db: Db,
  wanted: MessageMatch,
  { beforeId, limit }: { beforeId: number; limit: number },
): Hit[] {
  const times = timesOf(wanted);
  const values = [wanted.match, beforeId, ...times.values, limit];
  return listRows<Hit>(db, hitIdsSql(times.sql), values);
}

/** What is shown of the messages of a list of ids; exported for the bench. */
export const MESSAGE_HITS_SQL = `
  SELECT messages.id, messages.conversation_id, messages.account_id, messages.direction, messages.kind, messages.operator_id,
    messages.sent_at, found.words, CASE messages.kind WHEN 'note' THEN messages.content END AS note, ${CONTACT_COLUMNS}
  FROM json_each(?) AS page
  CROSS JOIN messages ON messages.id = page.value
  CROSS JOIN message_search_rows AS found ON found.id = messages.id
  CROSS JOIN conversations ON conversations.id = messages.conversation_id
  CROSS JOIN contacts ON contacts.id = conversations.contact_id`;

/** The messages of these ids that can be found at all, in this order. */
export function listMessageHits(db: Db, ids: readonly MessageId[]): MessageHitRow[] {
  const rows = listRows<MessageHitRow>(db, MESSAGE_HITS_SQL, [JSON.stringify(ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Only the words of these messages: a thousand are ranked, of which a page is shown. */
export const listHitWords = (db: Db, ids: readonly MessageId[]): { id: MessageId; words: string }[] =>
  listRows(
    db,
    `SELECT found.id, found.words FROM json_each(?) AS hits CROSS JOIN message_search_rows AS found ON found.id = hits.value`,
    [JSON.stringify(ids)],
  );

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
