import type { AccountId, ConversationId, OperatorId } from '#shared/domain/ids.ts';
import type { ToldFacts } from '#shared/domain/who-is-told.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** How somebody came to take part. */
export type JoinedHow = 'wrote' | 'added' | 'mentioned' | 'assigned' | 'took_over' | 'handed_over';

export interface Participant {
  operatorId: OperatorId;
  /** By the account's clock. */
  joinedAt: number;
}

/** Who takes part in a conversation and still works here, in the order in which they came. */
export const listParticipants = (db: Db, conversationId: number): Participant[] =>
  listRows(
    db,
    `SELECT operator_id AS operatorId, joined_at AS joinedAt FROM conversation_participants
     JOIN operators ON operators.id = operator_id
     WHERE conversation_id = ? AND removed_at IS NULL ORDER BY joined_at, operator_id`,
    [conversationId],
  );

/** False when they take part already. */
export const insertParticipant = (
  db: Db,
  participant: {
    conversationId: number;
    operatorId: number;
    joinedAt: number;
    how: JoinedHow;
    addedBy: number | null;
  },
): boolean =>
  run(
    db,
    `INSERT INTO conversation_participants (conversation_id, operator_id, joined_at, how, added_by)
     VALUES (:conversationId, :operatorId, :joinedAt, :how, :addedBy) ON CONFLICT DO NOTHING`,
    participant,
  ).changes === 1;

/** False when they did not take part. */
export const deleteParticipant = (db: Db, conversationId: number, operatorId: number): boolean =>
  run(db, 'DELETE FROM conversation_participants WHERE conversation_id = ? AND operator_id = ?', [
    conversationId,
    operatorId,
  ]).changes === 1;

/** Everybody but one, or with null everybody; gives how many. */
export const deleteParticipantsBut = (db: Db, conversationId: number, keptId: number | null): number =>
  run(db, 'DELETE FROM conversation_participants WHERE conversation_id = ? AND operator_id IS NOT ?', [
    conversationId,
    keptId,
  ]).changes;

/** Those who came before a time; gives how many. */
export const deleteParticipantsBefore = (db: Db, conversationId: number, before: number): number =>
  run(db, 'DELETE FROM conversation_participants WHERE conversation_id = ? AND joined_at < ?', [
    conversationId,
    before,
  ]).changes;

/** Everything that decides who is told of a conversation, but for the time; null when it is gone. */
export function getToldFacts(
  db: Db,
  conversationId: number,
): (Omit<ToldFacts, 'now'> & { accountId: AccountId; waitingSince: number | null }) | null {
  const row = getRow<
    Pick<ToldFacts, 'lastOperatorAt' | 'escalatedAt'> & { accountId: AccountId; waitingSince: number | null }
  >(
    db,
    `SELECT account_id AS accountId, last_operator_at AS lastOperatorAt, escalated_at AS escalatedAt,
       waiting_since AS waitingSince FROM conversations WHERE id = ?`,
    [conversationId],
  );
  if (!row) return null;
  const list = listToldOfAccount(db, row.accountId);
  return {
    ...row,
    list,
    participants: listParticipants(db, conversationId),
    admins: list.length === 0 ? listAdmins(db) : [],
  };
}

/** The operators of an account's list who still work here, in the order of their ids. */
export const listToldOfAccount = (db: Db, accountId: number): OperatorId[] =>
  idsOf(
    db,
    `SELECT operator_id AS id FROM account_operators JOIN operators ON operators.id = operator_id
     WHERE account_id = ? AND removed_at IS NULL ORDER BY operator_id`,
    [accountId],
  );

const listAdmins = (db: Db): OperatorId[] =>
  idsOf(db, "SELECT id FROM operators WHERE role = 'admin' AND removed_at IS NULL ORDER BY id", []);

const idsOf = (db: Db, sql: string, parameters: readonly number[]): OperatorId[] =>
  listRows<{ id: OperatorId }>(db, sql, parameters).map(({ id }) => id);

/** Open conversations in which an operator takes part or to which they are assigned, as the end of a statement. */
const OPEN_OF_OPERATOR = `FROM conversations
     WHERE id > :after AND state = 'open' AND id IN (
       SELECT conversation_id FROM conversation_participants WHERE operator_id = :operatorId
       UNION SELECT id FROM conversations INDEXED BY conversations_open_assigned
         WHERE assignee_id = :operatorId AND state = 'open' AND assignee_id IS NOT NULL)`;

/** What is open and an operator takes part in or is assigned to, in the order of the ids, after one. */
export const listOpenOfOperator = (
  db: Db,
  operatorId: number,
  page: { after: number; limit: number },
): { id: ConversationId; accountId: AccountId }[] =>
  listRows(db, `SELECT id, account_id AS accountId ${OPEN_OF_OPERATOR} ORDER BY id LIMIT :limit`, {
    operatorId,
    ...page,
  });

/** How many they are. */
export const countOpenOfOperator = (db: Db, operatorId: number): number =>
  getRow<{ count: number }>(db, `SELECT count(*) AS count ${OPEN_OF_OPERATOR}`, { operatorId, after: 0 })
    ?.count ?? 0;

/** Those of them in which something was said last. */
export const listNewestOfOperator = (db: Db, operatorId: number, limit: number): ConversationId[] =>
  listRows<{ id: ConversationId }>(
    db,
    `SELECT id ${OPEN_OF_OPERATOR} ORDER BY last_message_at DESC, id DESC LIMIT :limit`,
    { operatorId, after: 0, limit },
  ).map(({ id }) => id);

/** An operator wrote to the customer, who waits no longer; `at` by the account's clock. */
export function noteOperatorWrote(db: Db, conversationId: number, at: number): void {
  run(
    db,
    'UPDATE conversations SET last_operator_at = ?, waiting_since = NULL, escalated_at = NULL WHERE id = ?',
    [at, conversationId],
  );
}

/** The customer waits since this message, unless they wait already. What was put away as done was no wait. */
export function noteWaiting(db: Db, conversationId: number, since: number): void {
  run(
    db,
    `UPDATE conversations SET waiting_since = ?, escalated_at = NULL
     WHERE id = ? AND (waiting_since IS NULL OR state = 'done')`,
    [since, conversationId],
  );
}

/** This wait was brought before everybody. */
export function noteEscalated(db: Db, conversationId: number, at: number): void {
  run(db, 'UPDATE conversations SET escalated_at = ? WHERE id = ?', [at, conversationId]);
}

/** Open conversations of an account whose customer waits and was not brought before everybody, the longest wait first. */
export const listWaits = (
  db: Db,
  accountId: number,
  limit: number,
): { id: ConversationId; waitingSince: number }[] => listRows(db, WAITS_SQL, [accountId, limit]);

/** Exported for the test that looks at its plan. */
export const WAITS_SQL = `SELECT id, waiting_since AS waitingSince FROM conversations INDEXED BY conversations_to_escalate
  WHERE account_id = ? AND state = 'open' AND waiting_since IS NOT NULL AND escalated_at IS NULL
  ORDER BY waiting_since LIMIT ?`;
