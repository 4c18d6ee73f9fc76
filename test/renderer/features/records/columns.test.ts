import { describe, expect, it } from 'vitest';
import type { RecordType } from '#shared/contract/records.ts';
import {
  moveColumn,
  possibleColumns,
  resizeColumn,
  shownColumns,
  UPDATED_AT,
  withColumn,
} from '../../../../src-renderer/features/records/columns.ts';
import { orderType } from './sample-types.ts';

const ids = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id);
const shown = shownColumns(orderType, null);

describe('the columns of a list', () => {
  it('begin with the key and the next five fields', () => {
    expect(ids(shown)).toEqual(['number', 'customer', 'placedOn', 'total', 'quantity', 'status']);
  });

  it('hide and come back at the end, the time of the last change among them', () => {
    const without = withColumn(shown, shown[1] as (typeof shown)[number], false);
    expect(ids(without)).toEqual(['number', 'placedOn', 'total', 'quantity', 'status']);
    const updated = possibleColumns(orderType).find(({ id }) => id === UPDATED_AT);
    expect(ids(withColumn(shown, updated as (typeof shown)[number], true)).at(-1)).toBe(UPDATED_AT);
  });

  it('move by one place and never before the key', () => {
    expect(ids(moveColumn(shown, 'placedOn', -1)).slice(0, 3)).toEqual(['number', 'placedOn', 'customer']);
    expect(ids(moveColumn(shown, 'customer', -1))).toEqual(ids(shown));
    expect(ids(moveColumn(shown, 'status', 1))).toEqual(ids(shown));
  });

  it('keep a width that can be read and found again', () => {
    expect(resizeColumn(shown, 'total', 3)[3]).toEqual({ id: 'total', width: 72 });
    expect(resizeColumn(shown, 'total', 9000)[3]).toEqual({ id: 'total', width: 640 });
    expect(resizeColumn(shown, 'total', 200.4)[3]).toEqual({ id: 'total', width: 200 });
  });

  it('drop a field that its type lost, and show the key even where the choice forgot it', () => {
    const smaller: RecordType = {
      ...orderType,
      fields: orderType.fields.filter(({ name }) => name !== 'total'),
    };
    const chosen = [
      { id: 'total', width: 100 },
      { id: 'status', width: 300 },
    ];
    expect(shownColumns(smaller, chosen).map(({ id, width }) => [id, width])).toEqual([
      ['number', 176],
      ['status', 300],
    ]);
  });
});
