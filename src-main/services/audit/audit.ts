import { setImmediate } from 'node:timers/promises';
import type { AuditCheck, AuditEntry } from '#shared/contract/audit.ts';
import { type AuditSubject, auditActions } from '#shared/domain/audit-actions.ts';
import { actionsOfGroup } from '#shared/domain/audit-things.ts';
import { auditEntryIdSchema, type OperatorId } from '#shared/domain/ids.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../db/cursor.ts';
import { type AuditRow, getLastAuditRow, getLastAuditRowOf, listAuditRows } from '../../db/queries/audit.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Log, Publish } from '../../ports.ts';
import type { SeatKind } from '../seats.ts';
import type { ServiceOf } from '../service-of.ts';
import type { AuditAnchors } from './audit-anchors.ts';
import {
  type Anchor,
  type AuditLine,
  appendLines,
  followChain,
  lineOfCut,
  programLine,
} from './audit-chain.ts';
import { nameThings } from './name-things.ts';

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
  /** The program was started so that administrators lose their PINs; `count`: how many had one. */
  notePinsForgotten(count: number): void;
  /** Writes what waits. */
  close(): Promise<void>;
}

export interface AuditOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  log: Log;
  /** Lines that have to be in the log, since they were when the program ended. */
  knownLines: readonly Anchor[];
  anchors: AuditAnchors;
}

/** Screens that show the log are told of it this often at the most. */
const TELL_MS = 1_000;

/** Who did what, for ever: lines are only added, and each has a hash over itself and the one before. */
export function createAudit({ db, clock, publish, log, knownLines, anchors }: AuditOptions): AuditService {
  const waiting: AuditLine[] = [];
  let writing: Promise<void> | null = null;
  let isClosed = false;
  let telling: NodeJS.Timeout | null = null;
  /** The line that was written last, which nobody may have taken away since. */
  let known: Anchor | null = null;

  function write(): void {
    const cut = known && lineOfCut(db, known, clock.now());
    const lines = cut ? [cut, ...waiting.splice(0)] : waiting.splice(0);
    if (lines.length === 0 || isClosed) return;
    try {
      known = inTransaction(db, () => {
        const last = appendLines(db, lines);
        if (last) anchors.keep({ id: last.id, hash: last.hash });
        return last;
      });
    } catch (error) {
      // The deeds are done and answered, so a full disk cannot undo them: their lines come with the next ones.
      waiting.unshift(...lines.filter((line) => line !== cut));
      log.error('audit.not_written', { waiting: waiting.length, error });
      return;
    }
    if (cut) log.warn('audit.log_cut', { subject: cut.subject });
    telling ??= setTimeout(() => {
      telling = null;
      publish([{ entity: 'audit' }]);
    }, TELL_MS).unref();
  }

  // The one that misses most is told of: the other one would say less of the same.
  const newest = [...knownLines].sort((one, other) => other.id - one.id);
  known = newest.find((anchor) => lineOfCut(db, anchor, clock.now()) !== null) ?? getLastAuditRow(db);
  write();

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

    notePinsForgotten(count) {
      waiting.push(programLine('program.forgetPins', { count }, clock.now()));
      write();
    },

    list({ cursor, limit, group, ...filter }) {
      write();
      const beforeId = cursor === undefined ? undefined : decodeCursor(cursor, auditEntryIdSchema);
      const actions = group && actionsOfGroup(group);
      const rows = listAuditRows(db, { ...filter, actions, beforeId, limit: limit + 1 });
      const { items, next } = cutPage(rows.map(toEntry), limit, (last) => encodeCursor(last.id));
      return { items: nameThings(db, items), next };
    },

    async verify(): Promise<AuditCheck> {
      write();
      const { entries, brokenAt } = await followChain(db);
      const cut = cutOf(getLastAuditRowOf(db, 'program.logCut'));
      const isWhole = brokenAt === null && cut === null;
      return { isWhole, entries, brokenAt, cut, checkedAt: clock.now() };
    },

    async close() {
      write();
      isClosed = true;
      if (telling) clearTimeout(telling);
      await anchors.close();
    },
  };
}

const toEntry = (row: AuditRow): Omit<AuditEntry, 'things'> => ({
  id: row.id,
  at: row.at,
  operatorId: row.operator_id === 0 ? null : row.operator_id,
  seat: row.seat,
  action: row.action,
  subject: subjectOf(row),
});

const subjectOf = (row: AuditRow) => JSON.parse(row.subject) as AuditSubject; // written by this service only

function cutOf(row: AuditRow | null): AuditCheck['cut'] {
  if (row === null) return null;
  const { had, has } = subjectOf(row);
  return { at: row.at, had: Number(had), has: Number(has) };
}
