import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
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
      run(
        db,
        'INSERT INTO account_operators SELECT ?, id FROM operators WHERE id = ? AND removed_at IS NULL',
        [accountId, id],
      );
    }
  });
}

/** The accounts whose list an operator stands on, in the order of their ids. */
export const listAccountsOfOperator = (db: Db, operatorId: number): AccountId[] =>
  listRows<{ account_id: AccountId }>(
    db,
    'SELECT account_id FROM account_operators WHERE operator_id = ? ORDER BY account_id',
    [operatorId],
  ).map((row) => row.account_id);

/** Replaces the accounts whose list an operator stands on; ids of accounts that are not here are left out. */
export function setAccountsOfOperator(db: Db, operatorId: number, accountIds: readonly AccountId[]): void {
  inTransaction(db, () => {
    run(db, 'DELETE FROM account_operators WHERE operator_id = ?', [operatorId]);
    for (const id of new Set(accountIds)) {
      run(db, 'INSERT INTO account_operators SELECT id, ? FROM accounts WHERE id = ?', [operatorId, id]);
    }
  });
}
