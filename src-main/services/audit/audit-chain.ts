import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ProgramAction } from '#shared/domain/audit-actions.ts';
import type { AuditEntryId } from '#shared/domain/ids.ts';
import {
  type AuditRow,
  getAuditRow,
  getLastAuditRow,
  insertAuditRow,
  listAuditRowsAfter,
} from '../../db/queries/audit.ts';
import type { Db } from '../../db/statements.ts';

export type AuditLine = Omit<AuditRow, 'id' | 'hash'>;

/** A line that is known to have been the last one at some time. */
export interface Anchor {
  id: number;
  hash: string;
}

const ROWS_AT_ONCE = 2_000;

/** What the program itself writes down, in nobody's name. */
export function programLine(
  action: ProgramAction,
  subject: Readonly<Record<string, number>>,
  now: number,
): AuditLine {
  return { at: now, operator_id: 0, seat: 'api', action, subject: JSON.stringify(subject) };
}

/** Adds lines behind the last one, each with a hash over itself and the one before; returns the last one. */
export function appendLines(db: Db, lines: readonly AuditLine[]): AuditRow | null {
  let last = getLastAuditRow(db);
  for (const line of lines) {
    const row = { ...line, id: ((last?.id ?? 0) + 1) as AuditEntryId }; // the number after the last one
    last = { ...row, hash: hashOf(last?.hash ?? '', row) };
    insertAuditRow(db, last);
  }
  return last;
}

/** A line about what is missing when the log does not hold a line that was there; null when it does. */
export function lineOfCut(db: Db, anchor: Anchor, now: number): AuditLine | null {
  if (getAuditRow(db, anchor.id)?.hash === anchor.hash) return null;
  return programLine('program.logCut', { had: anchor.id, has: getLastAuditRow(db)?.id ?? 0 }, now);
}

/** How many lines follow one another from the first on, and the first one that does not. */
export async function followChain(db: Db): Promise<{ entries: number; brokenAt: number | null }> {
  let last: AuditRow | null = null;
  for (;;) {
    const rows = listAuditRowsAfter(db, last?.id ?? 0, ROWS_AT_ONCE);
    for (const row of rows) {
      const id: number = (last?.id ?? 0) + 1;
      if (row.id !== id || row.hash !== hashOf(last?.hash ?? '', row))
        return { entries: id - 1, brokenAt: id };
      last = row;
    }
    if (rows.length < ROWS_AT_ONCE) return { entries: last?.id ?? 0, brokenAt: null };
    // Others want to be answered in between.
    await setImmediate();
  }
}

const hashOf = (before: string, row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.id, row.at, row.operator_id, row.seat, row.action, row.subject]))
    .digest('hex');
