import type { Sentence } from '#shared/contract/base.ts';
import type { ImportMapping, RecordField, RecordType } from '#shared/contract/records.ts';
import { checkContactField } from '#shared/domain/contact-fields.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { type ReadCell, readCellOf, writeCellOf } from '#shared/domain/record-cells.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { CONTACT } from '../../../db/queries/record-contacts.ts';
import { type Db, inTransaction } from '../../../db/statements.ts';
import { ensureContact } from '../contact-records.ts';
import { checkField, type RecordChecks } from '../record-fields.ts';
import { requireType } from '../types.ts';
import { checksOf, type WriteOutcome, writeRecord } from '../write-record.ts';
import type { TableRow } from './table.ts';

export interface RowProblem {
  /** Number of the column; null when the row as a whole is wrong. */
  column: number | null;
  sentence: Sentence;
}

export interface RowResult {
  outcome: WriteOutcome | 'skipped' | 'failed';
  problems: RowProblem[];
  /** People who were made or changed. */
  contactIds: ContactId[];
}

/** What stays the same for all rows of an import. */
export interface RowContext {
  db: Db;
  type: RecordType;
  mapping: ImportMapping;
  checks: RecordChecks;
  columns: (ImportMapping['columns'][number] & { of: RecordField; keyKind: RecordField['kind'] })[];
}

/** Throws RECORD_TYPE_UNKNOWN. */
export function rowContext(db: Db, typeName: string, mapping: ImportMapping): RowContext {
  const type = requireType(db, typeName);
  const columns = mapping.columns.flatMap((column) => {
    const of = type.fields.find(({ name }) => name === column.field);
    return of ? [{ ...column, of, keyKind: keyKindOf(db, of) }] : [];
  });
  return { db, type, mapping, checks: checksOf(db), columns };
}

/** Keys of a reference are written as the key of the other type is. */
function keyKindOf(db: Db, { referenceTo }: RecordField): RecordField['kind'] {
  if (referenceTo === null) return 'text';
  const target = requireType(db, referenceTo);
  return target.fields.find(({ name }) => name === target.keyField)?.kind ?? 'text';
}

/** One row: everything is checked before anything is written, and a row with a problem leaves nothing behind. */
export function importRow(context: RowContext, row: TableRow, now: number): RowResult {
  if (row.problem !== null) return failed([{ column: null, sentence: row.problem }]);
  const given: Record<string, unknown> = {};
  const newContacts: { field: string; phone: string }[] = [];
  const problems: RowProblem[] = [];
  for (const column of context.columns) {
    const cell = row.cells[column.column]?.trim() ?? '';
    // An empty cell says nothing; it deletes nothing.
    if (cell === '') continue;
    const read = readColumn(context, column, cell);
    if (!('value' in read)) problems.push({ column: column.column, sentence: cellSentence(cell, read) });
    else if ('isNew' in read) newContacts.push({ field: column.field, phone: String(read.value) });
    else given[column.field] = read.value;
  }
  if (problems.length > 0) return failed(problems);
  try {
    return inTransaction(context.db, () => write(context, given, newContacts, now));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, values } = error;
    const sentence = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
    // A key that is missing is told where it should stand.
    const column = context.columns.find(({ field }) => field === values.field)?.column ?? null;
    return failed([{ column, sentence }]);
  }
}

const failed = (problems: RowProblem[]): RowResult => ({ outcome: 'failed', problems, contactIds: [] });

function write(
  { db, type, mapping, checks }: RowContext,
  given: Record<string, unknown>,
  newContacts: readonly { field: string; phone: string }[],
  now: number,
): RowResult {
  const key = given[type.keyField];
  if (
    mapping.existing === 'skip' &&
    key !== undefined &&
    checks.findKey(type.name, writeCellOf(key)) !== null
  ) {
    return { outcome: 'skipped', problems: [], contactIds: [] };
  }
  const contactIds: ContactId[] = [];
  const references: Record<string, string> = {};
  for (const { field, phone } of newContacts) {
    const contact = ensureContact(db, phone, now);
    references[field] = contact.key;
    if (contact.createdId !== null) contactIds.push(contact.createdId);
  }
  const { outcome, contactId } = writeRecord(db, type, { ...given, ...references }, now);
  if (contactId !== null && outcome !== 'unchanged') contactIds.push(contactId);
  return { outcome, problems: [], contactIds };
}

type ReadColumn = ReadCell | { value: unknown; isNew: true };

function readColumn(context: RowContext, column: RowContext['columns'][number], cell: string): ReadColumn {
  const reading = { ...column, phoneCountry: context.mapping.phoneCountry };
  if (column.of.kind === 'reference') return readReference(context, column, cell);
  const read = readCellOf(column.of.kind, cell, reading);
  if (!('value' in read)) return read;
  const isOwnOfContact = context.type.name === CONTACT && !['phone', 'name'].includes(column.of.name);
  // Contacts have rules of their own for their own fields: a date has no time.
  if (isOwnOfContact) return checkContactField(contactKind(column.of), contactText(column.of, read.value));
  if (column.of.kind === 'phone' && context.type.name === CONTACT) return read;
  return checkField(column.of, read.value, context.checks);
}

const contactKind = ({ kind }: RecordField) =>
  kind === 'number' || kind === 'date' || kind === 'email' || kind === 'link' ? kind : 'text';

const contactText = ({ kind }: RecordField, value: unknown): string =>
  kind === 'date' ? String(value).slice(0, 10) : String(value);

function readReference(
  { mapping, checks }: RowContext,
  column: RowContext['columns'][number],
  cell: string,
): ReadColumn {
  const reading = { currency: null, dateOrder: null, phoneCountry: mapping.phoneCountry };
  const isContactId = column.of.referenceTo === CONTACT && cell.startsWith('id:');
  const key: ReadCell = isContactId ? { value: cell } : readCellOf(column.keyKind, cell, reading);
  if (!('value' in key)) return key;
  const checked = checkField(column.of, String(key.value), checks);
  const mayBeMade = column.of.referenceTo === CONTACT && mapping.createContacts && !isContactId;
  return 'value' in checked || !mayBeMade ? checked : { value: key.value, isNew: true };
}

/** What is wrong with a cell, beside what stands in it. */
function cellSentence(cell: string, problem: { en: string; uk: string }): Sentence {
  const shown = cell.length > 60 ? `${cell.slice(0, 59)}…` : cell;
  return { en: `“${shown}”: ${problem.en}.`, uk: `«${shown}»: ${problem.uk}.` };
}
