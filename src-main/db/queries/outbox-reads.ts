import type { AccountId, ConversationId } from '#shared/domain/ids.ts';
import { type Db, getRow, run } from '../statements.ts';

/** Blue ticks that are to be given: up to which of the customer's messages. */
export interface ReadJob {
  id: number;
  accountId: AccountId;
  conversationId: ConversationId;
  wamid: string;
  attempts: number;
  notBeforeAt: number;
  createdAt: number;
}

/** The read receipt that waits in a conversation, or null. */
export function getReadJob(db: Db, conversationId: number): ReadJob | null {
  const job = getRow<ReadJob>(
    db,
    `SELECT id, account_id AS accountId, conversation_id AS conversationId, payload AS wamid, attempts,
       not_before_at AS notBeforeAt, created_at AS createdAt
     FROM outbox WHERE conversation_id = ? AND state IN ('queued', 'sending') AND kind = 'read' ORDER BY id LIMIT 1`,
    [conversationId],
  );
  return job ?? null;
}

/** Queues blue ticks; a later message of the customer replaces an earlier one, since it covers it. */
export function upsertReadJob(
  db: Db,
  read: { accountId: number; conversationId: number; wamid: string; createdAt: number },
): void {
  const waiting = getReadJob(db, read.conversationId);
  if (waiting) {
    run(db, 'UPDATE outbox SET payload = ?, not_before_at = 0, attempts = 0 WHERE id = ?', [
      read.wamid,
      waiting.id,
    ]);
    return;
  }
  run(
    db,
    `INSERT INTO outbox (account_id, conversation_id, kind, payload, state, created_at)
     VALUES (?, ?, 'read', ?, 'queued', ?)`,
    [read.accountId, read.conversationId, read.wamid, read.createdAt],
  );
}

/** Takes a read receipt off, unless it was replaced by a later one while its request ran. */
export function deleteReadJob(db: Db, job: ReadJob): void {
  run(db, 'DELETE FROM outbox WHERE id = ? AND payload = ?', [job.id, job.wamid]);
}

/** Lets a read receipt wait; UTC milliseconds. */
export function postponeReadJob(db: Db, job: ReadJob, notBeforeAt: number): void {
  run(db, 'UPDATE outbox SET attempts = attempts + 1, not_before_at = ? WHERE id = ? AND payload = ?', [
    notBeforeAt,
    job.id,
    job.wamid,
  ]);
}
