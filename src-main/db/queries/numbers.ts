import type { AccountId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { QUIET_LIST } from './message-writes.ts';

/** A message as the count sees it. */
export interface CountedMessage {
  id: number;
  conversationId: number;
  accountId: number;
  direction: 'in' | 'out' | 'system';
  sentAt: number;
  receivedAt: number;
  /** Null: no person wrote it here, also where a program did in somebody's name. */
  operatorId: number | null;
  isOurs: 0 | 1;
  /** Says something about another message, or belongs to colleagues only: it is not counted. */
  isQuiet: 0 | 1;
  /** One of a sending to many: nobody was answered with it. */
  isBulk: 0 | 1;
  /** It was not sent after all. */
  isFailed: 0 | 1;
}

const COUNTED = `SELECT id, conversation_id AS conversationId, account_id AS accountId, direction, sent_at AS sentAt,
    received_at AS receivedAt, CASE WHEN automatic IS NULL THEN operator_id END AS operatorId, is_ours AS isOurs, kind IN (${QUIET_LIST}) AS isQuiet,
    kind = 'template' AND EXISTS (SELECT 1 FROM sending_recipients WHERE message_id = messages.id) AS isBulk,
    status IS 'failed' AS isFailed
  FROM messages`;

/** The next messages after those that were counted, in the order in which they were stored. */
export const listMessagesToCount = (db: Db, after: number, limit: number): CountedMessage[] =>
  listRows<CountedMessage>(db, `${COUNTED} WHERE id > ? ORDER BY id LIMIT ?`, [after, limit]);

/** Up to which message everything is counted, and how many ids lie behind it. */
export const getCounted = (db: Db): { messageId: number; behind: number } =>
  getRow<{ messageId: number; behind: number }>(
    db,
    `SELECT message_id AS messageId, coalesce((SELECT max(id) FROM messages), 0) - message_id AS behind
     FROM numbers_counted`,
  ) ?? { messageId: 0, behind: 0 };

export function setCounted(db: Db, messageId: number): void {
  run(db, 'UPDATE numbers_counted SET message_id = ?', [messageId]);
}

/** Adds to an hour; `operatorId` 0 for nobody. */
export function addTraffic(
  db: Db,
  place: { day: string; accountId: number; operatorId: number; hour: number },
  count: { received: number; sent: number },
): void {
  run(
    db,
    `INSERT INTO traffic (day, account_id, operator_id, hour, received, sent)
     VALUES (:day, :accountId, :operatorId, :hour, :received, :sent)
     ON CONFLICT DO UPDATE SET received = received + excluded.received, sent = sent + excluded.sent`,
    { ...place, ...count },
  );
}

/** A customer waits from this time on, unless they wait already. */
export function beginWait(db: Db, wait: { conversationId: number; accountId: number; since: number }): void {
  run(
    db,
    `INSERT INTO unanswered (conversation_id, account_id, since)
     SELECT :conversationId, :accountId, :since WHERE EXISTS (SELECT 1 FROM conversations WHERE id = :conversationId)
     ON CONFLICT DO NOTHING`,
    wait,
  );
}

/** The customer was answered; since when they had waited, or null. */
export function endWait(db: Db, conversationId: number): number | null {
  const wait = getRow<{ since: number }>(
    db,
    'DELETE FROM unanswered WHERE conversation_id = ? RETURNING since',
    [conversationId],
  );
  return wait?.since ?? null;
}

export function insertFirstAnswer(
  db: Db,
  answer: { day: string; messageId: number; accountId: number; operatorId: number; waitedMs: number },
): void {
  run(
    db,
    `INSERT INTO first_answers (day, message_id, account_id, operator_id, waited_ms)
     VALUES (:day, :messageId, :accountId, :operatorId, :waitedMs) ON CONFLICT DO NOTHING`,
    answer,
  );
}

/** Takes an answer back; how long the customer had waited for it, or null when it was no first answer. */
export function deleteFirstAnswer(db: Db, messageId: number): number | null {
  const answer = getRow<{ waitedMs: number }>(
    db,
    'DELETE FROM first_answers WHERE message_id = ? RETURNING waited_ms AS waitedMs',
    [messageId],
  );
  return answer?.waitedMs ?? null;
}

/** Counted messages that failed since, or went out in the end; each is given once. */
export function takeChangedAnswers(db: Db, limit: number): CountedMessage[] {
  const ids = listRows<{ id: number }>(
    db,
    'DELETE FROM answers_changed WHERE message_id IN (SELECT message_id FROM answers_changed LIMIT ?) RETURNING message_id AS id',
    [limit],
  ).map(({ id }) => id);
  return listRows<CountedMessage>(db, `${COUNTED} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`, [
    JSON.stringify(ids),
  ]);
}

/** What went out in the same conversation after a message and is counted, in the order of time. */
export const listCountedAfter = (
  db: Db,
  { id, conversationId, sentAt }: Pick<CountedMessage, 'id' | 'conversationId' | 'sentAt'>,
  limit: number,
): CountedMessage[] =>
  listRows<CountedMessage>(
    db,
    `${COUNTED} INDEXED BY messages_in_order
     WHERE conversation_id = ? AND (sent_at, id) > (?, ?) AND direction = 'out' AND status IS NOT 'failed'
       AND id <= (SELECT message_id FROM numbers_counted) ORDER BY sent_at, id LIMIT ?`,
    [conversationId, sentAt, id, limit],
  );

export interface NumbersRange {
  from: string;
  to: string;
  /** 0: all of them. */
  accountId: number;
}

interface Traffic {
  received: number;
  sent: number;
}

const IN_RANGE = 'day BETWEEN :from AND :to AND (:accountId = 0 OR account_id = :accountId)';
const SUMS = 'sum(received) AS received, sum(sent) AS sent';

export const listTrafficByDay = (db: Db, range: NumbersRange): (Traffic & { day: string })[] =>
  listRows(db, `SELECT day, ${SUMS} FROM traffic WHERE ${IN_RANGE} GROUP BY day`, { ...range });

export const listTrafficByHour = (db: Db, range: NumbersRange): (Traffic & { hour: number })[] =>
  listRows(db, `SELECT hour, ${SUMS} FROM traffic WHERE ${IN_RANGE} GROUP BY hour`, { ...range });

export const listTrafficByPerson = (
  db: Db,
  range: NumbersRange,
): (Traffic & { accountId: AccountId; operatorId: number })[] =>
  listRows(
    db,
    `SELECT account_id AS accountId, operator_id AS operatorId, ${SUMS} FROM traffic WHERE ${IN_RANGE}
     GROUP BY account_id, operator_id`,
    { ...range },
  );

/** Answers of some days in the order of their days, a page at a time; `after` is the last one of the page before. */
export const listFirstAnswers = (
  db: Db,
  range: NumbersRange,
  after: { day: string; messageId: number },
  limit: number,
): { day: string; messageId: number; accountId: AccountId; operatorId: number; waitedMs: number }[] =>
  listRows(
    db,
    `SELECT day, message_id AS messageId, account_id AS accountId, operator_id AS operatorId, waited_ms AS waitedMs
     FROM first_answers WHERE (day, message_id) > (:day, :messageId) AND ${IN_RANGE} ORDER BY day, message_id LIMIT :limit`,
    { ...range, ...after, limit },
  );

/** Who waits now, by account: what was put away or answered on another way is not waiting, and a failed answer is none. */
export const listWaiting = (db: Db): { accountId: AccountId; count: number; since: number }[] =>
  listRows(
    db,
    `SELECT unanswered.account_id AS accountId, count(*) AS count, min(since) AS since
     FROM unanswered JOIN conversations ON conversations.id = conversation_id
     WHERE conversations.state = 'open'
       AND (conversations.preview_direction = 'in' OR conversations.preview_status = 'failed') GROUP BY 1`,
  );

/** The first day of which anything is known. */
export const getFirstCountedDay = (db: Db): string | null =>
  getRow<{ day: string | null }>(db, 'SELECT min(day) AS day FROM traffic')?.day ?? null;
