import type { Colleague, Operator } from '#shared/contract/app.ts';
import type { MediaId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { Role } from '#shared/domain/roles.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

const COLUMNS = 'id, name, role';

/** All operators in the order in which they were added, with those who have left: they stay authors. */
export const listOperators = (db: Db): Operator[] =>
  listRows<Operator>(db, `SELECT ${COLUMNS} FROM operators ORDER BY id`);

interface ColleagueRow {
  id: OperatorId;
  name: string;
  role: Role;
  picture_media_id: MediaId | null;
  removed_at: number | null;
}

/** The same with what colleagues see of each other. */
export const listColleagues = (db: Db): Colleague[] =>
  listRows<ColleagueRow>(
    db,
    'SELECT id, name, role, picture_media_id, removed_at FROM operators ORDER BY id',
  ).map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    pictureMediaId: row.picture_media_id,
    removedAt: row.removed_at,
  }));

/** Somebody who works here now, or null. */
export const getOperator = (db: Db, id: number): Operator | null =>
  getRow<Operator>(db, `SELECT ${COLUMNS} FROM operators WHERE id = ? AND removed_at IS NULL`, [id]) ?? null;

/** The name of somebody who works or worked here; empty for an id that nobody ever had. */
export const getOperatorName = (db: Db, id: number): string =>
  getRow<{ name: string }>(db, 'SELECT name FROM operators WHERE id = ?', [id])?.name ?? '';

/** Throws NOT_FOUND, also for one who has left. */
export function requireOperator(db: Db, id: number): Operator {
  const operator = getOperator(db, id);
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

/** The first admin who works here, in whose name programs act; null only in a workspace without any operator. */
export const getOwner = (db: Db): Operator | null =>
  getRow<Operator>(
    db,
    `SELECT ${COLUMNS} FROM operators WHERE removed_at IS NULL ORDER BY role = 'admin' DESC, id LIMIT 1`,
  ) ?? null;

/** The owner; made with this name when there is nobody yet. */
export const ensureOwner = (db: Db, name: string, now: number): Operator =>
  getOwner(db) ?? insertOperator(db, { name, role: 'admin' }, now);

/** The only one who works here, when there is no PIN either: every seat is theirs. Null otherwise. */
export const getLoneOperator = (db: Db): Operator | null =>
  getRow<Operator>(
    db,
    `SELECT ${COLUMNS} FROM operators WHERE removed_at IS NULL AND pin_hash IS NULL
       AND (SELECT count(*) FROM operators WHERE removed_at IS NULL) = 1`,
  ) ?? null;
