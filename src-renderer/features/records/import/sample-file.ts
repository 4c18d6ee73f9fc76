import type { FieldKind, RecordField, RecordType } from '#shared/contract/records.ts';

const samples: Record<Exclude<FieldKind, 'text' | 'reference'>, readonly [string, string]> = {
  number: ['3', '12.5'],
  money: ['1250,50 UAH', '99,00 EUR'],
  date: ['2026-11-22', '2026-12-01'],
  phone: ['+380671234567', '+380501234567'],
  email: ['olena@example.com', 'taras@example.com'],
  link: ['https://example.com/1001', 'https://example.com/1002'],
};

/** The rows of a file that can be imported into a type: its columns and two records. */
export function sampleRows(type: RecordType, labelOf: (field: RecordField) => string): string[][] {
  const row = (place: 0 | 1) =>
    type.fields.map((field) => {
      switch (field.kind) {
        case 'text':
          return field.name === type.keyField ? String(1001 + place) : `${labelOf(field)} ${place + 1}`;
        case 'reference':
          // People are referred to by their phones, other records by their keys.
          return field.referenceTo === 'Contact' ? samples.phone[place] : String(1001 + place);
        default:
          return samples[field.kind][place];
      }
    });
  return [type.fields.map(labelOf), row(0), row(1)];
}
