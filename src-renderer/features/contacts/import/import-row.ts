import type { ContactField, ContactImportRow } from '#shared/contract/contacts.ts';
import { checkContactField } from '#shared/domain/contact-fields.ts';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import type { CsvRow } from '#shared/domain/csv.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import type { Language } from '#shared/domain/refusals.ts';

/** What stands in a column of a file. */
export type Target = 'skip' | 'name' | 'phone' | 'note' | 'optOut' | `field:${number}`;

/** What is wrong with a line, seen before it is handed to the hub; `field` carries the reason in both languages. */
export type RowProblem =
  | { readonly kind: 'phone' | 'phoneMissing' | 'optOut' | 'nameLong' | 'tooLong'; readonly column: number }
  | {
      readonly kind: 'field';
      readonly column: number;
      readonly field: string;
      readonly reason: Record<Language, string>;
    };

export interface CheckedRow {
  readonly row: ContactImportRow;
  readonly problems: readonly RowProblem[];
}

export interface RowRules {
  readonly targets: readonly Target[];
  readonly fields: readonly ContactField[];
  readonly country: string;
}

/** The hub takes no longer ones; a longer cell would refuse the two hundred lines that are sent with it. */
const longest = { name: 500, phone: 100, note: contactLimits.note, field: contactLimits.fieldValue } as const;

const yes = new Set(['yes', 'y', 'true', '1', 'x', '+', 'так', 'т', 'да', 'є', '✓']);
const no = new Set(['no', 'n', 'false', '0', '-', 'ні', 'н', 'нет', 'немає']);

/** One line of a file as the hub takes it, and what is wrong with it; several columns of one kind are joined. */
export function checkRow({ line, cells }: CsvRow, rules: RowRules): CheckedRow {
  const { targets } = rules;
  const columnsOf = (target: Target) =>
    targets.flatMap((known, column) => (known === target ? [column] : []));
  const textOf = (target: Target, between: string) =>
    columnsOf(target)
      .map((column) => (cells[column] ?? '').trim())
      .filter((cell) => cell !== '')
      .join(between);
  const name = textOf('name', ' ');
  const note = textOf('note', '\n');
  const phone = textOf('phone', ' ');
  const problems: RowProblem[] = [];
  const [nameColumn = 0] = columnsOf('name');
  const [noteColumn = 0] = columnsOf('note');
  const [phoneColumn = 0] = columnsOf('phone');
  if (phone === '') problems.push({ kind: 'phoneMissing', column: phoneColumn });
  else if (phone.length > longest.phone || parseWaId(phone, rules.country) === null) {
    problems.push({ kind: 'phone', column: phoneColumn });
  }
  if ([...name].length > contactLimits.name) problems.push({ kind: 'nameLong', column: nameColumn });
  if (note.length > longest.note) problems.push({ kind: 'tooLong', column: noteColumn });
  const isOptedOut = readOptOut(cells, columnsOf('optOut'), problems);
  const fields = readFields(cells, rules, problems);
  return {
    row: {
      line,
      name: name === '' ? null : name,
      phone,
      note: note === '' ? null : note,
      isOptedOut,
      fields,
    },
    problems,
  };
}

function readOptOut(
  cells: readonly string[],
  columns: readonly number[],
  problems: RowProblem[],
): boolean | null {
  for (const column of columns) {
    const word = (cells[column] ?? '').trim().toLocaleLowerCase();
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
    if (word !== '') problems.push({ kind: 'optOut', column });
  }
  return null;
}

function readFields(
  cells: readonly string[],
  { targets, fields }: RowRules,
  problems: RowProblem[],
): ContactImportRow['fields'] {
  return targets.flatMap((target, column) => {
    const field = fields.find(({ id }) => target === `field:${id}`);
    const value = (cells[column] ?? '').trim();
    if (!field || value === '') return [];
    const checked = checkContactField(field.kind, value);
    if (value.length > longest.field) problems.push({ kind: 'tooLong', column });
    else if (!('value' in checked)) {
      problems.push({ kind: 'field', column, field: field.name, reason: checked });
    }
    return [{ fieldId: field.id, value }];
  });
}

/** Whether the hub's form takes the line at all; what it says no to in words is its own to say. */
export function fitsTheForm({ row }: CheckedRow): boolean {
  return (
    row.phone.length <= longest.phone &&
    (row.name?.length ?? 0) <= longest.name &&
    (row.note?.length ?? 0) <= longest.note &&
    row.fields.every(({ value }) => value.length <= longest.field)
  );
}
