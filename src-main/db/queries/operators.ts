import type { Operator } from '#shared/contract/app.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

const COLUMNS = 'id, name, role';

/** All operators in the order in which they were added. */
export const listOperators = (db: Db): Operator[] =>
  listRows<Operator>(db, `SELECT ${COLUMNS} FROM operators ORDER BY id`);

/** Throws NOT_FOUND. */
export function requireOperator(db: Db, id: number): Operator {
  const operator = getRow<Operator>(db, `SELECT ${COLUMNS} FROM operators WHERE id = ?`, [id]);
  if (!operator) throw new Refusal('NOT_FOUND');
  return operator;
}

/** Adds an operator; `now` in UTC milliseconds. */
export function insertOperator(db: Db, operator: Pick<Operator, 'name' | 'role'>, now: number): Operator {
  const { lastInsertRowid } = run(db, 'INSERT INTO operators (name, role, created_at) VALUES (?, ?, ?)', [
    operator.name,
    operator.role,
    now,
  ]);
  return requireOperator(db, Number(lastInsertRowid));
}

/** The first operator, who owns the workspace; made with this name when there is none yet. */
export function ensureOwner(db: Db, name: string, now: number): Operator {
  return listOperators(db)[0] ?? insertOperator(db, { name, role: 'admin' }, now);
}
