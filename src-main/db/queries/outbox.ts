import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { AccountId, ConversationId, MessageId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import type { StoredMessageError } from './message-error.ts';

/** What a message job needs again when it is taken out; written and read by the hub only. */
export interface MessagePayload {
  content: OutgoingContent;
  /** The message that is answered; its wamid may not be known yet when the job is made. */
  quotedMessageId: MessageId | null;
}

/** Why the last attempt did not succeed, and how often in a row it was the same. */
export interface JobTrouble {
  word: string;
  streak: number;
}

export interface OutboxJob {
  id: number;
  accountId: AccountId;
  conversationId: ConversationId;
  messageId: MessageId;
  payload: MessagePayload;
  state: 'queued' | 'sending' | 'unconfirmed' | 'accepted' | 'failed';
  attempts: number;
  /** UTC milliseconds; the job is not taken out before. */
  notBeforeAt: number;
  /** When it was last tried, UTC milliseconds; null before the first time. */
  sendingAt: number | null;
  trouble: JobTrouble | null;
  createdAt: number;
  /** One of a sending to many: what a person writes goes before it. */
  isPatient: boolean;
}

interface JobRow {
  id: number;
  account_id: AccountId;
  conversation_id: ConversationId;
  message_id: MessageId;
  payload: string;
  state: OutboxJob['state'];
  attempts: number;
  not_before_at: number;
  sending_at: number | null;
  last_error: string | null;
  created_at: number;
  is_patient: 0 | 1;
}

const COLUMNS =
  'id, account_id, conversation_id, message_id, payload, state, attempts, not_before_at, sending_at, last_error, created_at, is_patient';

const toJob = (row: JobRow): OutboxJob => ({
  id: row.id,
  accountId: row.account_id,
  conversationId: row.conversation_id,
  messageId: row.message_id,
  // Both written by this file only, in these shapes.
  payload: JSON.parse(row.payload) as MessagePayload,
  state: row.state,
  attempts: row.attempts,
  notBeforeAt: row.not_before_at,
  sendingAt: row.sending_at,
  trouble: row.last_error === null ? null : (JSON.parse(row.last_error) as JobTrouble),
  createdAt: row.created_at,
  isPatient: row.is_patient === 1,
});

/** Queues a message that is inserted already. */
export function insertMessageJob(
  db: Db,
  job: {
    accountId: number;
    conversationId: number;
    messageId: number;
    payload: MessagePayload;
    createdAt: number;
    isPatient: boolean;
  },
): void {
  run(
    db,
    `INSERT INTO outbox (account_id, conversation_id, kind, message_id, payload, state, created_at, is_patient)
     VALUES (?, ?, 'message', ?, ?, 'queued', ?, ?)`,
    [
      job.accountId,
      job.conversationId,
      job.messageId,
      JSON.stringify(job.payload),
      job.createdAt,
      Number(job.isPatient),
    ],
  );
}

/** The SQL of a conversation's open jobs; exported for the test that looks at its plan. */
export const OPEN_JOBS_SQL = `SELECT ${COLUMNS} FROM outbox
  WHERE conversation_id = ? AND state IN ('queued', 'sending') AND kind = 'message' ORDER BY id LIMIT ?`;

/** Messages of a conversation that are not settled, in the order in which they were written. */
export const listOpenJobs = (db: Db, conversationId: number, limit: number): OutboxJob[] =>
  listRows<JobRow>(db, OPEN_JOBS_SQL, [conversationId, limit]).map(toJob);

/** The job of a message, or null for a message that was not sent from here. */
export function getJobOfMessage(db: Db, messageId: number): OutboxJob | null {
  const row = getRow<JobRow>(db, `SELECT ${COLUMNS} FROM outbox WHERE message_id = ?`, [messageId]);
  return row ? toJob(row) : null;
}

/** Conversations in which something waits to be sent; patient are those where nobody but a sending waits. */
export const listOpenConversations = (
  db: Db,
): { accountId: AccountId; conversationId: ConversationId; kind: 'message' | 'read'; isPatient: boolean }[] =>
  listRows<{
    accountId: AccountId;
    conversationId: ConversationId;
    kind: 'message' | 'read';
    isPatient: 0 | 1;
  }>(
    db,
    `SELECT account_id AS accountId, conversation_id AS conversationId, kind, min(is_patient) AS isPatient FROM outbox
     WHERE state IN ('queued', 'sending') GROUP BY account_id, conversation_id, kind ORDER BY conversation_id`,
  ).map((row) => ({ ...row, isPatient: row.isPatient === 1 }));

/** Conversations whose last answer was lost after `since` (UTC ms), with the time of that attempt. */
export const listRecentlyUnconfirmed = (
  db: Db,
  since: number,
): { accountId: AccountId; conversationId: ConversationId; sendingAt: number }[] =>
  listRows(
    db,
    `SELECT account_id AS accountId, conversation_id AS conversationId, max(sending_at) AS sendingAt FROM outbox
     WHERE state = 'unconfirmed' AND sending_at > ? GROUP BY account_id, conversation_id`,
    [since],
  );

/** Marks that a request is about to leave; false when the job is not queued any more (settled, discarded). */
export function beginAttempt(db: Db, jobId: number, now: number): boolean {
  const { changes } = run(
    db,
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1, sending_at = ? WHERE id = ? AND state = 'queued'`,
    [now, jobId],
  );
  return changes === 1;
}

/** Puts a job back at `at`; `trouble` says why it waits until `notBeforeAt` (both UTC ms). */
export function requeueJob(
  db: Db,
  jobId: number,
  next: { at: number; notBeforeAt: number; trouble: JobTrouble },
): void {
  run(
    db,
    `UPDATE outbox SET state = 'queued', not_before_at = ?, last_error = ?, sending_at = ? WHERE id = ?`,
    [next.notBeforeAt, JSON.stringify(next.trouble), next.at, jobId],
  );
}

/** Ends a job, or leaves it to a status or a person. */
export function endJob(
  db: Db,
  jobId: number,
  state: 'accepted' | 'failed' | 'unconfirmed',
  trouble: JobTrouble | null,
): void {
  run(db, 'UPDATE outbox SET state = ?, last_error = ? WHERE id = ?', [
    state,
    trouble === null ? null : JSON.stringify(trouble),
    jobId,
  ]);
}

/** Jobs whose request had left when the hub died: nobody knows what became of them. Returns their messages. */
export function unconfirmInterrupted(db: Db): { messageId: MessageId; conversationId: ConversationId }[] {
  const interrupted = listRows<{ messageId: MessageId; conversationId: ConversationId }>(
    db,
    `SELECT message_id AS messageId, conversation_id AS conversationId FROM outbox
     WHERE state = 'sending' AND kind = 'message' ORDER BY id`,
  );
  run(db, `UPDATE outbox SET state = 'unconfirmed' WHERE state = 'sending' AND kind = 'message'`);
  return interrupted;
}

/** It was decided to send again: the job starts anew, and so does its age. */
export function restartJob(
  db: Db,
  jobId: number,
  { now, isPatient }: { now: number; isPatient: boolean },
): void {
  run(
    db,
    `UPDATE outbox SET state = 'queued', not_before_at = 0, last_error = NULL, created_at = ?, sending_at = NULL,
       is_patient = ? WHERE id = ?`,
    [now, Number(isPatient), jobId],
  );
}

/** Removes a message that Meta never had, with its job. */
export function deleteMessageAndJob(db: Db, messageId: number): void {
  run(db, 'DELETE FROM outbox WHERE message_id = ?', [messageId]);
  run(db, 'DELETE FROM messages WHERE id = ?', [messageId]);
}

/** Jobs by state, for the health page; blue ticks do not count. */
export function countJobs(db: Db): { queued: number; sending: number; unconfirmed: number; failed: number } {
  const counts = { queued: 0, sending: 0, unconfirmed: 0, failed: 0 };
  const rows = listRows<{ state: keyof typeof counts; count: number }>(
    db,
    `SELECT state, count(*) AS count FROM outbox WHERE state <> 'accepted' AND kind = 'message' GROUP BY state`,
  );
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/**
 * How many messages would go out if the hub went on: those of a sending to many go on at the next start by themselves,
 * and those that wait for a person to repair something would not go at all.
 */
export const countGoing = (db: Db): number =>
  getRow<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM outbox JOIN messages ON messages.id = outbox.message_id
     WHERE outbox.kind = 'message' AND outbox.is_patient = 0
       AND (outbox.state = 'sending' OR (outbox.state = 'queued' AND messages.error IS NULL))`,
  )?.count ?? 0;

/**
 * Replaces why the queued messages of an account wait, where `from` is what they say now; null is "nothing is wrong".
 * Returns the messages that changed.
 */
export function replaceErrorOfQueued(
  db: Db,
  accountId: number,
  { from, to }: { from: StoredMessageError | null; to: StoredMessageError | null },
): { id: MessageId; conversationId: ConversationId }[] {
  const asJson = (error: StoredMessageError | null) => (error === null ? null : JSON.stringify(error));
  return listRows(
    db,
    `UPDATE messages SET error = :to
     WHERE id IN (SELECT message_id FROM outbox WHERE state = 'queued' AND kind = 'message' AND account_id = :accountId)
       AND error IS :from
     RETURNING id, conversation_id AS conversationId`,
    { accountId, from: asJson(from), to: asJson(to) },
  );
}
