import type { AuditEntry } from '#shared/contract/audit.ts';
import type { AuditEntryId, OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run, type SqlValue } from '../statements.ts';

export interface AuditRow {
  id: AuditEntryId;
  at: number;
  /** 0: the program itself. */
  operator_id: OperatorId | 0;
  seat: AuditEntry['seat'];
  action: string;
  /** JSON, exactly as it went into the hash. */
  subject: string;
  hash: string;
}

const COLUMNS = 'id, at, operator_id, seat, action, subject, hash';

/** The line that was written last, or null. */
export const getLastAuditRow = (db: Db): AuditRow | null =>
  getRow<AuditRow>(db, `SELECT ${COLUMNS} FROM audit_log ORDER BY id DESC LIMIT 1`) ?? null;

/** A line by its number, or null. */
export const getAuditRow = (db: Db, id: number): AuditRow | null =>
  getRow<AuditRow>(db, `SELECT ${COLUMNS} FROM audit_log WHERE id = ?`, [id]) ?? null;

/** The newest line about a deed, or null. */
export const getLastAuditRowOf = (db: Db, action: string): AuditRow | null =>
  getRow<AuditRow>(db, `SELECT ${COLUMNS} FROM audit_log WHERE action = ? ORDER BY id DESC LIMIT 1`, [
    action,
  ]) ?? null;

/** Adds a line with the number and the hash that its writer has worked out. */
export const insertAuditRow = (db: Db, row: AuditRow): void =>
  void run(
    db,
    'INSERT INTO audit_log (id, at, operator_id, seat, action, subject, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [row.id, row.at, row.operator_id, row.seat, row.action, row.subject, row.hash],
  );

/** Lines in the order in which they were written. */
export const listAuditRowsAfter = (db: Db, id: number, limit: number): AuditRow[] =>
  listRows<AuditRow>(db, `SELECT ${COLUMNS} FROM audit_log WHERE id > ? ORDER BY id LIMIT ?`, [id, limit]);

export interface AuditFilter {
  operatorId?: OperatorId | undefined;
  action?: string | undefined;
  /** One of these deeds. */
  actions?: readonly string[] | undefined;
  from?: number | undefined;
  until?: number | undefined;
  /** Only lines that were written before, or after, this one. */
  beforeId?: number | undefined;
  afterId?: number | undefined;
  limit: number;
}

/** Newest first; `from` and `until` in UTC milliseconds, `until` not included. */
export function listAuditRows(db: Db, filter: AuditFilter): AuditRow[] {
  const conditions: [string, SqlValue | undefined][] = [
    ['operator_id = ?', filter.operatorId],
    ['action = ?', filter.action],
    // With the plus the lines are read in their order until there are enough, instead of sorting all of these deeds.
    ['+action IN (SELECT value FROM json_each(?))', filter.actions && JSON.stringify(filter.actions)],
    ['at >= ?', filter.from],
    ['at < ?', filter.until],
    ['id < ?', filter.beforeId],
    ['id > ?', filter.afterId],
  ];
  const set = conditions.filter((each): each is [string, SqlValue] => each[1] !== undefined);
  const where = set.length === 0 ? '' : `WHERE ${set.map(([sql]) => sql).join(' AND ')}`;
  return listRows<AuditRow>(db, `SELECT ${COLUMNS} FROM audit_log ${where} ORDER BY id DESC LIMIT ?`, [
    ...set.map(([, value]) => value),
    filter.limit,
  ]);
}
