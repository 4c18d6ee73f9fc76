import type { AuditEntry } from '#shared/contract/audit.ts';
import type { AuditEntryId, OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run, type SqlValue } from '../statements.ts';

export interface AuditRow {
  id: AuditEntryId;
  at: number;
  operator_id: OperatorId;
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
  from?: number | undefined;
  until?: number | undefined;
  /** Only lines that were written before this one. */
  beforeId?: number | undefined;
  limit: number;
}

/** Newest first; `from` and `until` in UTC milliseconds, `until` not included. */
export function listAuditRows(db: Db, filter: AuditFilter): AuditRow[] {
  const conditions: [string, SqlValue | undefined][] = [
    ['operator_id = ?', filter.operatorId],
    ['action = ?', filter.action],
    ['at >= ?', filter.from],
    ['at < ?', filter.until],
    ['id < ?', filter.beforeId],
  ];
  const set = conditions.filter((each): each is [string, SqlValue] => each[1] !== undefined);
  const where = set.length === 0 ? '' : `WHERE ${set.map(([sql]) => sql).join(' AND ')}`;
  return listRows<AuditRow>(db, `SELECT ${COLUMNS} FROM audit_log ${where} ORDER BY id DESC LIMIT ?`, [
    ...set.map(([, value]) => value),
    filter.limit,
  ]);
}
