import type { MessageId } from '#shared/domain/ids.ts';
import { advanceStatus, isMetaStatus, type OutgoingStatus } from '#shared/domain/message-status.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { type StoredMessageError, toMessageError } from './message-error.ts';
import { setMessageStatus } from './message-writes.ts';
import { getMessageRow, type MessageRow } from './messages.ts';

export interface NewStatus {
  accountId: number;
  wamid: string;
  /** Meta's word; one that we do not know is kept and changes nothing. */
  status: string;
  at: number;
  /** Who of a group; empty for one person. */
  recipient: string;
  callbackData: string | null;
  receivedAt: number;
  priceCategory: string | null;
  isBillable: boolean | null;
  error: StoredMessageError | null;
}

/** Keeps a status once, parked until its message is known; false when it was there already. */
export function insertStatus(db: Db, status: NewStatus): boolean {
  const { changes } = run(
    db,
    `INSERT INTO message_statuses (account_id, wamid, status, at, recipient, callback_data, received_at, price_category,
       is_billable, error)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (wamid, status, at, recipient, account_id) DO NOTHING`,
    [
      status.accountId,
      status.wamid,
      status.status,
      status.at,
      status.recipient,
      status.callbackData,
      status.receivedAt,
      status.priceCategory,
      status.isBillable === null ? null : Number(status.isBillable),
      status.error === null ? null : JSON.stringify(status.error),
    ],
  );
  return changes === 1;
}

/**
 * Applies every status that was heard of an outgoing message's wamid, also those that came before the message or before
 * the answer to its request. The result does not depend on the order of arrival. True when the message changed.
 */
export function applyStatuses(db: Db, messageId: number): boolean {
  const message = getMessageRow(db, messageId);
  if (!message?.wamid || message.direction !== 'out') return false;
  run(
    db,
    'UPDATE message_statuses SET message_id = ? WHERE wamid = ? AND account_id = ? AND message_id IS NULL',
    [messageId, message.wamid, message.account_id],
  );
  const furthest = furthestStatus(db, message);
  if (!furthest) return false;
  setMessageStatus(db, messageId, furthest);
  return true;
}

interface HeardRow {
  status: string;
  at: number;
  error: string | null;
}

function furthestStatus(
  db: Db,
  message: MessageRow,
): { status: OutgoingStatus; at: number; error: StoredMessageError | null } | null {
  // Oldest first: of the same status told twice the first time counts.
  const heard = listRows<HeardRow>(
    db,
    'SELECT status, at, error FROM message_statuses WHERE wamid = ? AND account_id = ? ORDER BY at, error, id',
    [message.wamid, message.account_id],
  );
  let status = message.status ?? 'accepted';
  for (const row of heard) {
    if (isMetaStatus(row.status)) status = advanceStatus(status, row.status);
  }
  const proof = heard.find((row) => row.status === status);
  if (!proof || (status === message.status && proof.at === message.status_at)) return null;
  // Written by us only, as StoredMessageError; what proves delivery also ends an earlier failure.
  return {
    status,
    at: proof.at,
    error: proof.error === null ? null : (JSON.parse(proof.error) as StoredMessageError),
  };
}

/** Every status of a message in Meta's order, with prices and errors. */
export function listStatuses(db: Db, messageId: MessageId) {
  const rows = listRows<
    HeardRow & { received_at: number; price_category: string | null; is_billable: number | null }
  >(
    db,
    `SELECT status, at, received_at, price_category, is_billable, error FROM message_statuses
     WHERE message_id = ? ORDER BY at, id`,
    [messageId],
  );
  return rows.map((row) => ({
    status: row.status,
    at: row.at,
    receivedAt: row.received_at,
    priceCategory: row.price_category,
    isBillable: row.is_billable === null ? null : row.is_billable === 1,
    error: toMessageError(row.error),
  }));
}

/** Statuses that wait for their message, for tests and the health page. */
export function countParkedStatuses(db: Db): number {
  return (
    getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM message_statuses WHERE message_id IS NULL')
      ?.count ?? 0
  );
}
