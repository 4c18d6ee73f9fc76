import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { type AuditSubject, auditActions } from '#shared/domain/audit-actions.ts';
import { type AuditEntryId, auditEntryIdSchema, type OperatorId } from '#shared/domain/ids.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../db/cursor.ts';
import {
  type AuditRow,
  getLastAuditRow,
  insertAuditRow,
  listAuditRows,
  listAuditRowsAfter,
} from '../../db/queries/audit.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Log, Publish } from '../../ports.ts';
import type { SeatKind } from '../seats.ts';
import type { ServiceOf } from '../service-of.ts';

/** A call that succeeded. */
export interface Deed {
  operatorId: OperatorId;
  seat: SeatKind;
  /** `accounts.update` */
  action: string;
  input: unknown;
  output: unknown;
}

export interface AuditService extends ServiceOf<'audit'> {
  /** Writes a line about it, if it is worth one; settles when it is safe, together with all the others of this moment. */
  note(deed: Deed): Promise<void>;
  /** Writes what waits. */
  close(): void;
}

/** Screens that show the log are told of it this often at the most. */
const TELL_MS = 1_000;
const ROWS_AT_ONCE = 2_000;

/** Who did what, for ever: lines are only added, and each has a hash over itself and the one before. */
export function createAudit(options: { db: Db; clock: Clock; publish: Publish; log: Log }): AuditService {
  const { db, clock, publish, log } = options;
  const waiting: Omit<AuditRow, 'id' | 'hash'>[] = [];
  let writing: Promise<void> | null = null;
  let isClosed = false;
  let telling: NodeJS.Timeout | null = null;

  function write(): void {
    const lines = waiting.splice(0);
    if (lines.length === 0 || isClosed) return;
    try {
      inTransaction(db, () => append(db, lines));
    } catch (error) {
      // The deeds are done and answered, so a full disk cannot undo them: their lines come with the next ones.
      waiting.unshift(...lines);
      log.error('audit.not_written', { waiting: waiting.length, error });
      return;
    }
    telling ??= setTimeout(() => {
      telling = null;
      publish([{ entity: 'audit' }]);
    }, TELL_MS).unref();
  }

  return {
    async note({ operatorId, seat, action, input, output }) {
      const subject = auditActions[action]?.(input, output) ?? null;
      if (subject === null) return;
      waiting.push({
        at: clock.now(),
        operator_id: operatorId,
        seat,
        action,
        subject: JSON.stringify(subject),
      });
      // A commit waits for the disk, some milliseconds: those of one moment wait together.
      writing ??= setImmediate().then(() => {
        writing = null;
        write();
      });
      await writing;
    },

    list({ cursor, limit, ...filter }) {
      write();
      const beforeId = cursor === undefined ? undefined : decodeCursor(cursor, auditEntryIdSchema);
      const rows = listAuditRows(db, { ...filter, beforeId, limit: limit + 1 });
      return cutPage(rows.map(toEntry), limit, (last) => encodeCursor(last.id));
    },

    async verify() {
      write();
      let entries = 0;
      let last: AuditRow | null = null;
      for (;;) {
        const rows = listAuditRowsAfter(db, last?.id ?? 0, ROWS_AT_ONCE);
        for (const row of rows) {
          if (row.id !== (last?.id ?? 0) + 1 || row.hash !== hashOf(last?.hash ?? '', row)) {
            return { isWhole: false, entries };
          }
          last = row;
          entries += 1;
        }
        if (rows.length < ROWS_AT_ONCE) return { isWhole: true, entries };
        // Others want to be answered in between.
        await setImmediate();
      }
    },

    close() {
      write();
      isClosed = true;
      if (telling) clearTimeout(telling);
    },
  };
}

function append(db: Db, lines: readonly Omit<AuditRow, 'id' | 'hash'>[]): void {
  let last = getLastAuditRow(db);
  for (const line of lines) {
    const row = { ...line, id: ((last?.id ?? 0) + 1) as AuditEntryId }; // the number after the last one
    last = { ...row, hash: hashOf(last?.hash ?? '', row) };
    insertAuditRow(db, last);
  }
}

const hashOf = (before: string, row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.id, row.at, row.operator_id, row.seat, row.action, row.subject]))
    .digest('hex');

const toEntry = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: row.at,
  operatorId: row.operator_id,
  seat: row.seat,
  action: row.action,
  subject: JSON.parse(row.subject) as AuditSubject, // written above
});
