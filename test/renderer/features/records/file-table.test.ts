import { describe, expect, it } from 'vitest';
import type { RecordField, RecordType } from '#shared/contract/records.ts';
import { fileTable } from '../../../../src-renderer/features/records/file-table.ts';

const field = (name: string, kind: RecordField['kind']): RecordField => ({
  name,
  kind,
  label: { en: name, uk: name },
  referenceTo: null,
  isRequired: false,
});
const deal: RecordType = {
  name: 'Deal',
  label: { en: 'Deal', uk: 'Угода' },
  keyField: 'code',
  fields: [field('code', 'text'), field('count', 'number'), field('total', 'money'), field('at', 'date')],
};
const words = {
  labelOf: ({ name }: RecordField) => name,
  timeZone: 'Europe/Kyiv',
  amountOf: (label: string) => `${label}: number`,
  currencyOf: (label: string) => `${label}: currency`,
};
const tableOf = (...cells: string[][]) => fileTable(deal, cells, words);

describe('records as a file', () => {
  it('have sums of one currency as numbers, and times by the clock on the wall', () => {
    expect(
      tableOf(
        ['007', '1.5', '1250.5 UAH', '2026-07-01T21:30:05Z'],
        ['B-2', '', '', '2026-07-03'],
        ['B-3', '-2', '-99 UAH', ''],
      ),
    ).toEqual({
      rows: [
        ['code', 'count', 'total (UAH)', 'at (Europe/Kyiv)'],
        ['007', '1.5', '1250.50', '2026-07-02 00:30:05'],
        ['B-2', '', '', '2026-07-03'],
        ['B-3', '-2', '-99.00', ''],
      ],
      columns: ['text', 'value', 'value', 'value'],
    });
  });

  it('have sums of two currencies as they are, and beside them what can be counted with', () => {
    expect(
      tableOf(['A', '1', '1250.5 UAH', '2026-07-03'], ['B', '2', '-2 USD', ''], ['C', '3', '', '']),
    ).toEqual({
      rows: [
        ['code', 'count', 'total', 'total: number', 'total: currency', 'at'],
        ['A', '1', '1250.5 UAH', '1250.50', 'UAH', '2026-07-03'],
        ['B', '2', '-2 USD', '-2.00', 'USD', ''],
        ['C', '3', '', '', '', ''],
      ],
      columns: ['text', 'value', 'text', 'value', 'text', 'value'],
    });
  });

  it.each([
    ['with more than two decimals', ['1.255 UAH', '2 UAH']],
    ['that are not there', ['', '']],
  ])('have sums %s as they are', (_, sums) => {
    const { rows, columns } = tableOf(...sums.map((sum) => ['A', '', sum, '2026-07-03']));
    expect(rows.map((row) => row[2])).toEqual(['total', ...sums]);
    expect(rows[0]?.[3]).toBe('at');
    expect(columns[2]).toBe('text');
  });
});
