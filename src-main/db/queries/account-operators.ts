import type { OperatorId } from '#shared/domain/ids.ts';
import { type Db, inTransaction, listRows, run } from '../statements.ts';

/** The operators who are told of an account's conversations, in the order of their ids. */
export const listAccountOperators = (db: Db, accountId: number): OperatorId[] =>
  listRows<{ operator_id: OperatorId }>(
    db,
    'SELECT operator_id FROM account_operators WHERE account_id = ? ORDER BY operator_id',
    [accountId],
  ).map((row) => row.operator_id);

/** Replaces them; ids of people who are not here are left out. */
export function setAccountOperators(db: Db, accountId: number, operatorIds: readonly OperatorId[]): void {
  inTransaction(db, () => {
    run(db, 'DELETE FROM account_operators WHERE account_id = ?', [accountId]);
    for (const id of new Set(operatorIds)) {
      run(db, 'INSERT INTO account_operators SELECT ?, id FROM operators WHERE id = ?', [accountId, id]);
    }
  });
}
