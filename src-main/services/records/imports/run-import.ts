import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change } from '#shared/contract/events.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import {
  addImportProgress,
  endRecordImport,
  type ImportError,
  type ImportProgress,
  insertImportErrors,
  requireRecordImport,
  type StoredImport,
} from '../../../db/queries/record-imports.ts';
import { type Db, inQuickTransaction, inTransaction } from '../../../db/statements.ts';
import type { Clock, Log, Publish } from '../../../ports.ts';
import { contactChanges } from '../../contact-changes.ts';
import { isDiskFull } from '../../media/file-store.ts';
import type { Heads } from './heads.ts';
import type { ImportFolder } from './import-file.ts';
import { importRow, type RowContext, rowContext } from './import-row.ts';
import { readRows } from './read-file.ts';
import type { TableRow } from './table.ts';

export interface RunOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  folder: ImportFolder;
  heads: Heads;
}

/** Rows are written for so long in one transaction; then everybody else has a turn. */
const STEP_MS = 12;
/** And so many of them however busy the computer is: each step has a commit. */
const LEAST_ROWS = 20;
const TELL_EVERY_MS = 300;
/** Rows whose problems are kept; beyond it they are counted. */
const MOST_ERROR_ROWS = 100_000;
const LONGEST_ERROR_CELL = 500;
/** More people than seats are told one by one: one change too many, and they fetch everything again. */
const MOST_NAMED_CONTACTS = 501;

/**
 * Imports the rows of a file that have not been read yet. How far it came is written with the rows themselves, so after a crash
 * or a power cut it goes on with the next row: nothing is lost and nothing counted twice. Its end is on the disk before the file
 * is deleted. Ends early when `signal` aborts.
 */
export async function runImport(options: RunOptions, id: number, signal: AbortSignal): Promise<void> {
  const { db, clock, log, folder } = options;
  const end = (state: 'done' | 'failed', sentence: StoredImport['sentence']) => {
    const isEnded = inTransaction(db, () => {
      if (requireRecordImport(db, id).state !== 'running') return false;
      endRecordImport(db, id, { state, sentence, endedAt: clock.now() });
      return true;
    });
    if (isEnded) log.info('record_import.ended', { id, state });
  };
  const { storedName, type } = requireRecordImport(db, id);
  const contacts = new Set<ContactId>();
  try {
    await importAll(options, id, { signal, contacts });
    if (signal.aborted) return;
    end('done', null);
  } catch (error) {
    if (signal.aborted) return;
    log.warn('record_import.failed', { id, error });
    end('failed', sentenceOf(error));
  } finally {
    const { state } = requireRecordImport(db, id);
    if (state !== 'running') await folder.discard(storedName);
    const people = [...contacts].flatMap((contactId) => contactChanges(db, contactId));
    options.publish([{ entity: 'record_import', id }, { entity: 'record', type }, ...people]);
  }
}

async function importAll(
  options: RunOptions,
  id: number,
  { signal, contacts }: { signal: AbortSignal; contacts: Set<ContactId> },
): Promise<void> {
  const { db, folder, heads } = options;
  const stored = requireRecordImport(db, id);
  const file = { ...stored, path: folder.pathOf(stored.storedName) };
  const { header } = await heads.read(file, stored.reading);
  const context = rowContext(db, stored.type, stored.mapping);
  const tell = teller(options, stored);
  let toSkip = stored.readRows + (stored.reading.hasHeader ? 1 : 0);
  for await (const { rows, share } of readRows(file, stored.reading)) {
    let waiting = rows.slice(toSkip);
    toSkip = Math.max(0, toSkip - rows.length);
    while (waiting.length > 0) {
      if (signal.aborted) return;
      const done = writeSome(options, { id, context, header, rows: waiting, share, contacts });
      waiting = waiting.slice(done);
      tell([...contacts].at(-1));
      await nextTurn();
    }
    if (signal.aborted) return;
  }
}

/** Writes the first of these rows; gives how many. */
function writeSome(
  { db, clock }: RunOptions,
  job: {
    id: number;
    context: RowContext;
    header: readonly string[];
    rows: readonly TableRow[];
    share: number;
    contacts: Set<ContactId>;
  },
): number {
  const start = performance.now();
  return inQuickTransaction(db, () => {
    const stored = requireRecordImport(db, job.id);
    // Cancelled by somebody in between; who runs it hears of it by its signal.
    if (stored.state !== 'running') return job.rows.length;
    const progress = {
      readRows: 0,
      inserted: 0,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      failed: 0,
      share: job.share,
    };
    for (const row of job.rows) {
      const { outcome, problems, contactIds } = importRow(job.context, row, clock.now());
      progress[outcome] += 1;
      progress.readRows += 1;
      for (const contactId of contactIds) {
        if (job.contacts.size < MOST_NAMED_CONTACTS) job.contacts.add(contactId);
      }
      if (outcome === 'failed' && stored.failed + progress.failed <= MOST_ERROR_ROWS) {
        insertImportErrors(db, job.id, toErrors(row, problems, job.header));
      }
      if (progress.readRows >= LEAST_ROWS && performance.now() - start > STEP_MS) break;
    }
    addImportProgress(db, job.id, progress satisfies ImportProgress);
    return progress.readRows;
  });
}

function toErrors(
  { line, cells }: TableRow,
  problems: ReturnType<typeof importRow>['problems'],
  header: readonly string[],
): ImportError[] {
  const short = cells.map((cell) => cell.slice(0, LONGEST_ERROR_CELL));
  return problems.map(({ column, sentence }) => ({
    line,
    cells: short,
    column: column === null ? null : header[column] || String(column + 1),
    sentence,
  }));
}

/** Tells seats of the progress, a few times a second at most. */
function teller({ publish }: RunOptions, { id, type }: StoredImport) {
  let toldAt = 0;
  return (contactId: ContactId | undefined) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    // One person stands for all of them: lists of people are fetched again for any.
    const people: Change[] = contactId === undefined ? [] : [{ entity: 'contact', id: contactId }];
    publish([{ entity: 'record_import', id }, { entity: 'record', type }, ...people]);
  };
}

function sentenceOf(error: unknown): NonNullable<StoredImport['sentence']> {
  const known = isDiskFull(error) ? new Refusal('DISK_FULL') : error;
  if (known instanceof Refusal) {
    const { code, values } = known;
    return { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
  }
  return {
    uk: 'Файл не вдалося дочитати. Додайте його ще раз: те, що вже записано, не повториться.',
    en: 'The file could not be read to its end. Add it again: what is written already will not be doubled.',
  };
}
