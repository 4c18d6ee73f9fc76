import type { Contact, ContactImportResult, ContactImportRow } from '#shared/contract/contacts.ts';
import type { Change } from '#shared/contract/events.ts';
import { shownProfileName } from '#shared/domain/contact-name.ts';
import type { ContactFieldId, ContactId, OperatorId } from '#shared/domain/ids.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { listContactsForExport } from '../db/queries/contact-export.ts';
import { setContactFieldValue } from '../db/queries/contact-fields.ts';
import { hasContactNote, insertContactNote } from '../db/queries/contact-notes.ts';
import { getContactByNumber, getGivenName, insertContactOfNumber } from '../db/queries/contact-numbers.ts';
import { renameContact, setContactOptOut } from '../db/queries/contacts.ts';
import { touchContact } from '../db/queries/record-contacts.ts';
import { type Db, flushCommits } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { contactChanges } from './contact-changes.ts';
import { checkedFieldValue } from './contact-values.ts';
import { inSteps } from './in-steps.ts';
import { inTurns } from './in-turns.ts';

export interface ContactFilesService {
  importRows(input: {
    rows: readonly ContactImportRow[];
    defaultCountry: string;
    operatorId: OperatorId;
  }): Promise<ContactImportResult[]>;
  exportRows(cursor: string | undefined): {
    items: (Contact & { notes: string[]; lastMessageAt: number | null })[];
    next: string | null;
  };
}

const EXPORT_PAGE = 1_000;
/** Nobody who waits behind an import feels this. */
const STEP_MS = 15;
/** However busy the computer is: each step has a commit. */
const LEAST_ROWS = 20;

interface FilesOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

interface ImportContext extends FilesOptions {
  defaultCountry: string;
  operatorId: OperatorId;
}

/** Contacts from files and for files. */
export function createContactFiles(options: FilesOptions): ContactFilesService {
  return {
    importRows: ({ rows, ...input }) => inTurns(importSteps({ ...options, ...input }, rows)),
    exportRows: (cursor) => listContactsForExport(options.db, { cursor, limit: EXPORT_PAGE }),
  };
}

/**
 * So many lines at a time, each time in a transaction of its own: what is written is whole, all of it is on the disk at the end,
 * and the same lines may be given again after a crash.
 */
function* importSteps(
  context: ImportContext,
  rows: readonly ContactImportRow[],
): Generator<undefined, ContactImportResult[]> {
  const results: ContactImportResult[] = [];
  const changes: Change[] = [];
  yield* inSteps(context.db, rows, {
    stepMs: STEP_MS,
    least: LEAST_ROWS,
    work: (row) => results.push(importRow(context, row, changes)),
    after: () => context.publish(changes.splice(0)),
  });
  flushCommits(context.db);
  return results;
}

/** One line; a refusal concerns this line only and is told in words. */
function importRow(context: ImportContext, row: ContactImportRow, changes: Change[]): ContactImportResult {
  try {
    // Everything is checked before anything is written, so that a refused line leaves nothing behind.
    const checked = checkRow(context, row);
    const { contactId, outcome } = writeRow(context, checked);
    if (outcome !== 'unchanged') changes.push(...contactChanges(context.db, contactId));
    return { line: row.line, outcome, sentence: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, values } = error;
    const sentence = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
    return { line: row.line, outcome: 'refused', sentence };
  }
}

interface CheckedRow {
  waId: string;
  name: string | null;
  note: string | null;
  isOptedOut: boolean;
  fields: { fieldId: ContactFieldId; value: string }[];
}

function checkRow({ db, defaultCountry }: ImportContext, row: ContactImportRow): CheckedRow {
  if (row.phone.trim() === '') throw new Refusal('PHONE_MISSING');
  const waId = parseWaId(row.phone, defaultCountry);
  if (waId === null) throw new Refusal('PHONE_MALFORMED', { phone: row.phone.trim() });
  return {
    waId,
    name: row.name === null ? null : shownProfileName(row.name),
    note: row.note?.trim() || null,
    isOptedOut: row.isOptedOut === true,
    // An empty cell says nothing; it deletes nothing.
    fields: row.fields
      .filter(({ value }) => value.trim() !== '')
      .map(({ fieldId, value }) => ({ fieldId, value: checkedFieldValue(db, fieldId, value) })),
  };
}

function writeRow(
  { db, clock, operatorId }: ImportContext,
  { waId, name, note, isOptedOut, fields }: CheckedRow,
): { contactId: ContactId; outcome: 'created' | 'updated' | 'unchanged' } {
  const now = clock.now();
  const owner = getContactByNumber(db, waId);
  const contactId = owner ?? insertContactOfNumber(db, { waId, customName: name, createdAt: now });
  let hasChanged = false;
  // A file that was written here has the name of the profile where staff gave none: that must not pin it.
  if (name !== null && name !== getGivenName(db, contactId)) {
    renameContact(db, contactId, name);
    hasChanged = true;
  }
  // Only ever set by a file: consent that was taken back must not return with an old list.
  if (isOptedOut) hasChanged = setContactOptOut(db, contactId, { at: now, source: 'import' }) || hasChanged;
  if (note !== null && !hasContactNote(db, contactId, note)) {
    insertContactNote(db, { contactId, operatorId, body: note, createdAt: now });
    hasChanged = true;
  }
  for (const { fieldId, value } of fields) {
    hasChanged = setContactFieldValue(db, { contactId, fieldId, value }) || hasChanged;
  }
  if (owner === null) return { contactId, outcome: 'created' };
  if (hasChanged) touchContact(db, contactId, now);
  return { contactId, outcome: hasChanged ? 'updated' : 'unchanged' };
}
