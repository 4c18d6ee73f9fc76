import type { Sentence } from '#shared/contract/base.ts';
import type {
  ContactId,
  ConversationId,
  MessageId,
  SendingId,
  SendingRecipientId,
} from '#shared/domain/ids.ts';
import type { LeftOutReason, RecipientState } from '#shared/domain/sending.ts';
import { searchNeedle } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

export interface StoredRecipient {
  id: SendingRecipientId;
  sendingId: SendingId;
  person: string | null;
  name: string;
  waId: string | null;
  contactId: ContactId | null;
  record: { type: string; key: string } | null;
  clientId: string;
  state: RecipientState;
  leftOut: LeftOutReason | null;
  detail: Sentence | null;
  failure: string | null;
  messageId: MessageId | null;
  conversationId: ConversationId | null;
  /** The failure of its message as it is stored: JSON, or null. */
  error: string | null;
  statusAt: number | null;
  answeredAt: number | null;
  updatedAt: number;
}

/** A row of `RECIPIENT_SELECT`. */
export interface RecipientRow {
  id: SendingRecipientId;
  sending_id: SendingId;
  person: string | null;
  name: string;
  wa_id: string | null;
  contact_id: ContactId | null;
  record_type: string | null;
  record_key: string | null;
  client_id: string;
  state: RecipientState;
  left_out: LeftOutReason | null;
  detail: string | null;
  failure: string | null;
  message_id: MessageId | null;
  conversation_id: ConversationId | null;
  error: string | null;
  status_at: number | null;
  answered_at: number | null;
  updated_at: number;
}

/** Recipients with what their messages say of them; conditions follow. */
export const RECIPIENT_SELECT = `SELECT sending_recipients.id, sending_id, person, name, wa_id, contact_id, record_type, record_key,
    sending_recipients.client_id, sending_recipients.state, left_out, detail, failure, sending_recipients.message_id,
    messages.conversation_id, error,
    status_at, answered_at, updated_at
  FROM sending_recipients LEFT JOIN messages ON messages.id = sending_recipients.message_id`;

/** A recipient as the services know it. */
export const toRecipient = (row: RecipientRow): StoredRecipient => ({
  id: row.id,
  sendingId: row.sending_id,
  person: row.person,
  name: row.name,
  waId: row.wa_id,
  contactId: row.contact_id,
  record:
    row.record_type === null || row.record_key === null
      ? null
      : { type: row.record_type, key: row.record_key },
  clientId: row.client_id,
  state: row.state,
  leftOut: row.left_out,
  // Written by this file only.
  detail: row.detail === null ? null : (JSON.parse(row.detail) as Sentence),
  failure: row.failure,
  messageId: row.message_id,
  conversationId: row.conversation_id,
  error: row.error,
  statusAt: row.status_at,
  answeredAt: row.answered_at,
  updatedAt: row.updated_at,
});

export interface NewRecipient {
  sendingId: number;
  person: string | null;
  name: string;
  searchText: string;
  waId: string | null;
  contactId: number | null;
  record: { type: string; key: string } | null;
  clientId: string;
  leftOut: LeftOutReason | null;
  detail: Sentence | null;
  price: number | null;
  now: number;
}

/** Adds one person to a sending, waiting or left out. */
export function insertRecipient(db: Db, recipient: NewRecipient): void {
  run(
    db,
    `INSERT INTO sending_recipients (sending_id, person, name, search_text, wa_id, contact_id, record_type, record_key,
       client_id, state, left_out, detail, price, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      recipient.sendingId,
      recipient.person,
      recipient.name,
      recipient.searchText,
      recipient.waId,
      recipient.contactId,
      recipient.record?.type ?? null,
      recipient.record?.key ?? null,
      recipient.clientId,
      recipient.leftOut === null ? 'waiting' : 'left_out',
      recipient.leftOut,
      recipient.detail === null ? null : JSON.stringify(recipient.detail),
      recipient.price,
      recipient.now,
    ],
  );
}

/** Whether this person is in a sending already and gets it. */
export const hasRecipient = (db: Db, sendingId: number, person: string): boolean =>
  getRow(
    db,
    `SELECT 1 FROM sending_recipients WHERE sending_id = ? AND person = ? AND person IS NOT NULL AND state <> 'left_out'`,
    [sendingId, person],
  ) !== undefined;

/**
 * Whether this person has the message of a sending already through somebody else in it who is the same person by now: contacts
 * that were merged into theirs keep the name under which they were served.
 */
export const isServedAsAnother = (
  db: Db,
  { sendingId, recipientId, contactId }: { sendingId: number; recipientId: number; contactId: number },
): boolean =>
  getRow(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT :contactId UNION SELECT contacts.id FROM family JOIN contacts ON merged_into_id = family.id
     )
     SELECT 1 FROM family JOIN sending_recipients
       ON sending_id = :sendingId AND person = 'contact ' || family.id AND person IS NOT NULL AND state <> 'left_out'
     WHERE sending_recipients.id <> :recipientId
       AND state IN ('queued', 'accepted', 'delivered', 'read', 'unconfirmed')`,
    { sendingId, recipientId, contactId },
  ) !== undefined;

/** Forgets who was found for a sending that has not begun. */
export function deleteRecipients(db: Db, sendingId: number, limit: number): number {
  return run(
    db,
    'DELETE FROM sending_recipients WHERE id IN (SELECT id FROM sending_recipients WHERE sending_id = ? LIMIT ?)',
    [sendingId, limit],
  ).changes;
}

/** Those who wait for their turn, in order. */
export const listWaitingRecipients = (db: Db, sendingId: number, limit: number): StoredRecipient[] =>
  listRows<RecipientRow>(
    db,
    `${RECIPIENT_SELECT} WHERE sending_id = ? AND sending_recipients.state = 'waiting' ORDER BY sending_recipients.id LIMIT ?`,
    [sendingId, limit],
  ).map(toRecipient);

/** Connects a recipient with the message that was made for it; from then on the message tells how it stands. */
export function setRecipientMessage(
  db: Db,
  id: number,
  sent: { messageId: number; contactId: number; person: string; now: number },
): void {
  run(
    db,
    `UPDATE sending_recipients SET state = 'queued', message_id = :messageId, contact_id = :contactId, person = :person,
       failure = NULL, updated_at = :now WHERE id = :id`,
    { ...sent, id },
  );
}

/** Moves a recipient whose message does not move by itself. */
export function setRecipientState(db: Db, id: number, state: 'waiting' | 'queued', now: number): void {
  run(db, 'UPDATE sending_recipients SET state = ?, updated_at = ? WHERE id = ?', [state, now, id]);
}

/** Leaves somebody out after all. */
export function leaveOutRecipient(
  db: Db,
  id: number,
  why: { reason: LeftOutReason; detail: Sentence; now: number },
): void {
  run(
    db,
    `UPDATE sending_recipients SET state = 'left_out', left_out = ?, detail = ?, updated_at = ? WHERE id = ?`,
    [why.reason, JSON.stringify(why.detail), why.now, id],
  );
}

/** How a recipient stands whose message is not sent again after all: as the message does. */
const AS_ITS_MESSAGE = `coalesce((SELECT status FROM messages WHERE messages.id = message_id), 'cancelled')`;

/** Somebody whose message was to be sent again does not wait for it any more. */
export function giveRecipientBack(db: Db, id: number, now: number): void {
  run(db, `UPDATE sending_recipients SET state = ${AS_ITS_MESSAGE}, updated_at = ? WHERE id = ?`, [now, id]);
}

/** Cancels those who still wait, at most `limit`; returns how many. */
export const cancelWaitingRecipients = (db: Db, sendingId: number, limit: number, now: number): number =>
  run(
    db,
    `UPDATE sending_recipients SET state = ${AS_ITS_MESSAGE}, updated_at = ?
     WHERE id IN (SELECT id FROM sending_recipients WHERE sending_id = ? AND state = 'waiting' LIMIT ?)`,
    [now, sendingId, limit],
  ).changes;

/**
 * Those whose message was handed over for the first time and has not left, after an id. One that is sent again is not among them: a
 * former attempt may have arrived, and what Meta still says of it needs the message. Its job was begun anew, later than the message
 * came into being; the two are written one after the other, so that the first time is within a second.
 */
export const listQueuedRecipients = (
  db: Db,
  query: { sendingId: number; after: number; limit: number },
): StoredRecipient[] =>
  listRows<RecipientRow>(
    db,
    `${RECIPIENT_SELECT} JOIN outbox ON outbox.message_id = messages.id
     WHERE sending_id = :sendingId AND sending_recipients.state = 'queued' AND sending_recipients.id > :after
       AND outbox.created_at - messages.received_at < 1000
     ORDER BY sending_recipients.id LIMIT :limit`,
    query,
  ).map(toRecipient);

/** Those that failed, after an id; `ids` limits them to some. */
export const listFailedRecipients = (
  db: Db,
  query: { sendingId: number; ids: readonly number[] | null; after: number; limit: number },
): StoredRecipient[] =>
  listRows<RecipientRow>(
    db,
    `${RECIPIENT_SELECT} WHERE sending_id = :sendingId AND sending_recipients.state = 'failed' AND sending_recipients.id > :after
       AND (:ids IS NULL OR sending_recipients.id IN (SELECT value FROM json_each(:ids)))
     ORDER BY sending_recipients.id LIMIT :limit`,
    { ...query, ids: query.ids === null ? null : JSON.stringify(query.ids) },
  ).map(toRecipient);

/** How many failed for one reason after a time (UTC ms by the account's clock), and when the first of them did. */
export const countFailedAfter = (
  db: Db,
  query: { sendingId: number; failure: string; since: number },
): { count: number; firstAt: number | null } =>
  getRow(
    db,
    `SELECT count(*) AS count, min(coalesce(status_at, updated_at)) AS firstAt
     FROM sending_recipients LEFT JOIN messages ON messages.id = sending_recipients.message_id
     WHERE sending_id = :sendingId AND sending_recipients.state = 'failed' AND failure = :failure
       AND coalesce(status_at, updated_at) > :since`,
    query,
  ) ?? { count: 0, firstAt: null };

export interface RecipientQuery {
  sendingId: number;
  state?: RecipientState | 'answered' | undefined;
  leftOut?: LeftOutReason | undefined;
  search?: string | undefined;
  after: number;
  limit: number;
}

/** A page of recipients in the order in which they were found. */
export function listRecipients(db: Db, query: RecipientQuery): StoredRecipient[] {
  const { state } = query;
  const conditions = [
    'sending_id = :sendingId',
    'sending_recipients.id > :after',
    ...(state === undefined
      ? []
      : [state === 'answered' ? 'answered_at IS NOT NULL' : 'sending_recipients.state = :state']),
    ...(query.leftOut === undefined ? [] : ['left_out = :leftOut']),
    ...(query.search ? ['instr(search_text, :needle) > 0'] : []),
  ];
  return listRows<RecipientRow>(
    db,
    `${RECIPIENT_SELECT} WHERE ${conditions.join(' AND ')} ORDER BY sending_recipients.id LIMIT :limit`,
    {
      sendingId: query.sendingId,
      after: query.after,
      limit: query.limit,
      ...(state === undefined || state === 'answered' ? {} : { state }),
      ...(query.leftOut === undefined ? {} : { leftOut: query.leftOut }),
      ...(query.search ? { needle: searchNeedle(query.search) } : {}),
    },
  ).map(toRecipient);
}

export interface RecipientTally {
  state: RecipientState;
  /** Why it was left out, or Meta's code or our word for what failed; empty for neither. */
  reason: string;
  isAnswered: 0 | 1;
  count: number;
}

/** How many of a sending stand where; counted as they change, never by looking through them. */
export const listRecipientTallies = (db: Db, sendingId: number): RecipientTally[] =>
  listRows(
    db,
    `SELECT state, reason, is_answered AS isAnswered, count FROM sending_tallies WHERE sending_id = ? AND count > 0`,
    [sendingId],
  );
