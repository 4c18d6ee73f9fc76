import { z } from 'zod';
import type { Message } from '#shared/contract/messages.ts';
import type { AccountId, ConversationId, MediaId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { isWamid } from '../by-wamid.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { type Db, getRow, listRows } from '../statements.ts';
import { readMessageParts, toMessage } from './message-parts.ts';

export interface MessageRow {
  id: MessageId;
  conversation_id: ConversationId;
  account_id: AccountId;
  direction: Message['direction'];
  kind: string;
  wamid: string | null;
  client_id: string | null;
  sent_at: number;
  received_at: number;
  text: string;
  content: string;
  quoted_wamid: string | null;
  forwarded: Message['forwarded'];
  referral: string | null;
  status: OutgoingStatus | null;
  status_at: number | null;
  error: string | null;
  operator_id: OperatorId | null;
  is_ours: number;
  media_id: MediaId | null;
  edited_at: number | null;
  revoked_at: number | null;
  automatic: NonNullable<Message['automatic']> | null;
}

/** Everything but the raw payload, which only one message at a time needs. */
export const MESSAGE_COLUMNS = `id, conversation_id, account_id, direction, kind, wamid, client_id, sent_at, received_at,
  text, content, quoted_wamid, forwarded, referral, status, status_at, error, operator_id, is_ours, media_id, edited_at,
  revoked_at, automatic`;

type Place = [sentAt: number, id: number];
const placeSchema: z.ZodType<Place> = z.tuple([z.number(), z.number()]);
const AFTER_ALL: Place = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

export interface MessagePage {
  /** In Meta's order, oldest first. */
  items: Message[];
  before: string | null;
  after: string | null;
  /** The message that `unread` asked for. */
  firstUnreadId?: MessageId;
}

export interface ListMessages {
  conversationId: number;
  before?: string | undefined;
  after?: string | undefined;
  /** Opens the page at this message. */
  around?: number | undefined;
  /** Opens the page at the oldest of this many newest messages of the customer. */
  unread?: number | undefined;
  limit: number;
}

/** A page of a conversation; without a cursor the newest. Throws BAD_INPUT for a foreign cursor, NOT_FOUND for `around`. */
export function listMessages(db: Db, input: ListMessages): MessagePage {
  if (input.around !== undefined) return pageAround(db, input, input.around);
  if (input.unread !== undefined) {
    const id = getFirstUnreadId(db, input.conversationId, input.unread);
    if (id !== null) return { ...pageAround(db, input, id), firstUnreadId: id };
  }
  if (input.after !== undefined) {
    const rows = walk(
      db,
      'newer',
      input.conversationId,
      decodeCursor(input.after, placeSchema),
      input.limit + 1,
    );
    return toPage(db, rows.slice(0, input.limit), { hasOlder: true, hasNewer: rows.length > input.limit });
  }
  const start = input.before === undefined ? AFTER_ALL : decodeCursor(input.before, placeSchema);
  const rows = walk(db, 'older', input.conversationId, start, input.limit + 1);
  const page = rows.slice(0, input.limit).reverse();
  return toPage(db, page, { hasOlder: rows.length > input.limit, hasNewer: input.before !== undefined });
}

/** The SQL of one step along a conversation; exported for the test that looks at its plan. */
export function messageWalkSql(direction: 'older' | 'newer'): string {
  const [sign, order] = direction === 'older' ? ['<', 'DESC'] : ['>', 'ASC'];
  return `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE conversation_id = ? AND (sent_at, id) ${sign} (?, ?)
    ORDER BY sent_at ${order}, id ${order} LIMIT ?`;
}

function walk(
  db: Db,
  direction: 'older' | 'newer',
  conversationId: number,
  from: Place,
  limit: number,
): MessageRow[] {
  return listRows<MessageRow>(db, messageWalkSql(direction), [conversationId, ...from, limit]);
}

/** As many as are counted without anybody waiting for it; whoever has more unread begins at the oldest of these. */
const MOST_UNREAD = 5000;

/** Exported for the test that looks at its plan. Kinds that say something about other messages are never unread. */
export const FIRST_UNREAD_SQL = `SELECT id FROM (
    SELECT id, sent_at FROM messages INDEXED BY messages_in_order
    WHERE conversation_id = ? AND direction = 'in'
      AND kind NOT IN ('reaction', 'edit', 'revoke', 'system', 'request_welcome')
    ORDER BY sent_at DESC, id DESC LIMIT ?
  ) ORDER BY sent_at, id LIMIT 1`;

function getFirstUnreadId(db: Db, conversationId: number, unread: number): MessageId | null {
  const count = Math.min(unread, MOST_UNREAD);
  return getRow<{ id: MessageId }>(db, FIRST_UNREAD_SQL, [conversationId, count])?.id ?? null;
}

function pageAround(db: Db, { conversationId, limit }: ListMessages, id: number): MessagePage {
  const middle = getMessageRow(db, id);
  if (!middle || middle.conversation_id !== conversationId) throw new Refusal('NOT_FOUND');
  const place: Place = [middle.sent_at, middle.id];
  const wantedNewer = Math.floor((limit - 1) / 2);
  const newer = walk(db, 'newer', conversationId, place, wantedNewer + 1);
  const wantedOlder = limit - 1 - Math.min(newer.length, wantedNewer);
  const older = walk(db, 'older', conversationId, place, wantedOlder + 1);
  const rows = [...older.slice(0, wantedOlder).reverse(), middle, ...newer.slice(0, wantedNewer)];
  return toPage(db, rows, { hasOlder: older.length > wantedOlder, hasNewer: newer.length > wantedNewer });
}

function toPage(
  db: Db,
  rows: readonly MessageRow[],
  more: { hasOlder: boolean; hasNewer: boolean },
): MessagePage {
  const first = rows[0];
  const last = rows.at(-1);
  return {
    items: toMessages(db, rows),
    before: more.hasOlder && first ? encodeCursor([first.sent_at, first.id]) : null,
    after: more.hasNewer && last ? encodeCursor([last.sent_at, last.id]) : null,
  };
}

/** Rows with everything that belongs to them, in a fixed number of queries however many rows there are. */
export function toMessages(db: Db, rows: readonly MessageRow[]): Message[] {
  const parts = readMessageParts(db, rows);
  return rows.map((row) => toMessage(row, parts));
}

/** The message of an id, or null. */
export function getMessage(db: Db, id: number): Message | null {
  const row = getMessageRow(db, id);
  return row ? (toMessages(db, [row])[0] ?? null) : null;
}

/** Throws NOT_FOUND. */
export function requireMessage(db: Db, id: number): Message {
  const message = getMessage(db, id);
  if (!message) throw new Refusal('NOT_FOUND');
  return message;
}

/** The message that a sender's own id belongs to, or null. */
export function getMessageByClientId(db: Db, clientId: string): Message | null {
  const row = getRow<MessageRow>(db, `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE client_id = ?`, [
    clientId,
  ]);
  return row ? (toMessages(db, [row])[0] ?? null) : null;
}

/** The bare row of an id, or null. */
export const getMessageRow = (db: Db, id: number): MessageRow | null =>
  getRow<MessageRow>(db, `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = ?`, [id]) ?? null;

/** The bare row of one of Meta's message ids within an account, or null. */
export const getMessageRowByWamid = (db: Db, accountId: number, wamid: string): MessageRow | null =>
  getRow<MessageRow>(db, MESSAGE_BY_WAMID_SQL, { wamid, accountId }) ?? null;

/** Exported for the test that looks at its plan. */
export const MESSAGE_BY_WAMID_SQL = `SELECT ${MESSAGE_COLUMNS} FROM messages
  WHERE ${isWamid('wamid', ':wamid')} AND account_id = :accountId`;

/** The item of the webhook as it came; null for what was sent from here. */
export function getMessageRaw(db: Db, id: number): unknown {
  const raw = getRow<{ raw: string | null }>(db, 'SELECT raw FROM messages WHERE id = ?', [id])?.raw;
  return raw ? JSON.parse(raw) : null;
}

/** Edits and revocations of a message, oldest first. Asked for every message, so it is not SQLite that sorts them. */
export const listAmendments = (db: Db, accountId: number, wamid: string): MessageRow[] =>
  listRows<MessageRow>(
    db,
    `SELECT ${MESSAGE_COLUMNS} FROM messages
     WHERE quoted_wamid = ? AND account_id = ? AND kind IN ('edit', 'revoke')`,
    [wamid, accountId],
  ).sort((a, b) => a.sent_at - b.sent_at || a.id - b.id);
