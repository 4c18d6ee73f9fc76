import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from '#shared/domain/csv.ts';
import type { ContactFieldId, ContactId } from '#shared/domain/ids.ts';
import { type ExportedContact, exportLines } from '../../../../src-renderer/features/contacts/export-rows.ts';
import { guessTargets } from '../../../../src-renderer/features/contacts/import/column-targets.ts';
import { checkRow } from '../../../../src-renderer/features/contacts/import/import-row.ts';
import { contacts as en } from '../../../../src-renderer/i18n/en/contacts.ts';
import { contacts as uk } from '../../../../src-renderer/i18n/uk/contacts.ts';

const city = { id: 4 as ContactFieldId, name: 'City', kind: 'text' as const };

function contact(change: Partial<ExportedContact> = {}): ExportedContact {
  return {
    id: 1 as ContactId,
    customName: 'Олена',
    profileName: 'lena',
    username: null,
    waId: '380671112233',
    bsuid: null,
    aliases: [],
    sameAs: [],
    optedOutAt: null,
    optOutSource: null,
    fields: [{ fieldId: city.id, value: '=1+1' }],
    createdAt: 1_790_000_000_000,
    notes: ['newest', 'older'],
    lastMessageAt: null,
    ...change,
  };
}

describe.each([
  ['uk', { columns: uk.export.column, yes: 'Так', no: 'Ні', timeZone: 'UTC' }],
  ['en', { columns: en.export.column, yes: 'Yes', no: 'No', timeZone: 'UTC' }],
] as const)('an export in %s', (_, words) => {
  it('is understood by the import as it is: the same names, numbers, notes and fields', () => {
    const people = [
      contact(),
      contact({ customName: '@handle', notes: [], optedOutAt: 5, waId: '48512345678' }),
    ];
    const { rows } = parseCsv(writeCsv(exportLines(people, [city], words)));
    const targets = guessTargets(rows[0]?.cells ?? [], [city]);
    const read = rows.slice(1).map((row) => checkRow(row, { targets, fields: [city], country: 'UA' }));
    expect(read.map(({ problems }) => problems)).toEqual([[], []]);
    expect(read.map(({ row }) => row)).toEqual([
      {
        line: 2,
        name: 'Олена',
        phone: '+380671112233',
        note: 'newest',
        isOptedOut: false,
        fields: [{ fieldId: 4, value: '=1+1' }],
      },
      {
        line: 3,
        name: '@handle',
        phone: '+48512345678',
        note: null,
        isOptedOut: true,
        fields: [{ fieldId: 4, value: '=1+1' }],
      },
    ]);
  });
});

it('an exported cell never begins as a formula, and the file has no more than ten columns of notes', () => {
  const words = { columns: en.export.column, yes: 'Yes', no: 'No', timeZone: 'UTC' };
  const notes = Array.from({ length: 14 }, (_, index) => `note ${index}`);
  const lines = exportLines([contact({ customName: '=cmd|calc', notes })], [], words);
  expect(lines[0]?.filter((heading) => heading.startsWith('Note')).length).toBe(10);
  expect(lines[1]?.at(-1)).toBe('note 9\nnote 10\nnote 11\nnote 12\nnote 13');
  expect(writeCsv(lines)).toContain("'=cmd|calc");
});

it('tells the last message by the clock of the zone, in a form that a spreadsheet reads as a date', () => {
  const words = { columns: en.export.column, yes: 'Yes', no: 'No', timeZone: 'Europe/Kyiv' };
  const [, line] = exportLines([contact({ lastMessageAt: Date.UTC(2026, 6, 1, 21, 30, 5) })], [], words);
  expect(line?.[6]).toBe('2026-07-02 00:30:05');
});
