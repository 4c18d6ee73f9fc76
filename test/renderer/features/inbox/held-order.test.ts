import { describe, expect, it } from 'vitest';
import { heldOrder, usualShift } from '../../../../src-renderer/features/inbox/held-order.ts';

const rows = (...ids: number[]) => ids.map((id) => ({ id, text: 'before' }));

describe('a list whose order is held', () => {
  it('keeps every row in its place and shows what is new in it', () => {
    const current = [{ id: 3, text: 'new message' }, ...rows(1, 2)];
    expect(heldOrder(rows(1, 2, 3), current)).toEqual([...rows(1, 2), { id: 3, text: 'new message' }]);
  });

  it('keeps a row that is gone, and lets one that came wait', () => {
    expect(heldOrder(rows(1, 2, 3), rows(9, 1, 3)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('grows by the page that was loaded below', () => {
    expect(heldOrder(rows(1, 2), rows(2, 9, 1, 3, 4)).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(heldOrder(rows(1, 2), rows(9, 1, 2, 3, 4)).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });
});

describe('a list that is scrolled down', () => {
  it('follows what most of the rows before the eyes did', () => {
    const before = [1, 2, 3, 4, 5, 6];
    expect(usualShift(before, [9, 1, 2, 3, 4, 5, 6], { from: 2, to: 6 })).toBe(1);
    expect(usualShift(before, [4, 1, 2, 3, 5, 6], { from: 2, to: 6 })).toBe(0);
    expect(usualShift(before, [2, 3, 4, 5, 6], { from: 2, to: 6 })).toBe(-1);
    expect(usualShift(before, [], { from: 2, to: 6 })).toBe(0);
  });
});
