import { describe, expect, it } from 'vitest';
import { createHeldRows } from '../../../../src-renderer/features/conversation/held-rows.ts';

const rowsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ key: `message-${from + index}` }));
const edges = (indexes: readonly number[]) => [indexes[0], indexes.at(-1)];

describe('the rows of a conversation in the document', () => {
  it('are the same while what is seen is among them', () => {
    const heldRows = createHeldRows();
    const rows = rowsOf(0, 60);
    const first = heldRows({ rows, startIndex: 45, endIndex: 59, kept: null });
    expect(edges(first)).toEqual([42, 59]);
    expect(heldRows({ rows, startIndex: 44, endIndex: 58, kept: null })).toBe(first);
  });

  it('come in a lot on the side to which one scrolls', () => {
    const heldRows = createHeldRows();
    const rows = rowsOf(0, 60);
    heldRows({ rows, startIndex: 45, endIndex: 59, kept: null });
    expect(edges(heldRows({ rows, startIndex: 43, endIndex: 57, kept: null }))).toEqual([19, 59]);
  });

  it('stay the same ones when older messages come in before them', () => {
    const heldRows = createHeldRows();
    const rows = rowsOf(200, 260);
    heldRows({ rows, startIndex: 45, endIndex: 59, kept: null });
    const before = heldRows({ rows, startIndex: 30, endIndex: 44, kept: null });
    expect(edges(before)).toEqual([6, 47]);
    const older = rowsOf(0, 260);
    const after = heldRows({ rows: older, startIndex: 230, endIndex: 244, kept: null });
    expect(after.map((index) => older[index]?.key)).toEqual(before.map((index) => rows[index]?.key));
    // And one still scrolls upwards.
    expect(edges(heldRows({ rows: older, startIndex: 207, endIndex: 221, kept: null }))).toEqual([183, 224]);
  });

  it('are found by another row when the first of them, a day, is gone', () => {
    const heldRows = createHeldRows();
    const rows = [{ key: 'day' }, ...rowsOf(100, 120)];
    heldRows({ rows, startIndex: 0, endIndex: 10, kept: null });
    const older = rowsOf(0, 120);
    const after = heldRows({ rows: older, startIndex: 102, endIndex: 109, kept: null });
    expect(edges(after)).toEqual([99, 115]);
  });

  it('are others in another part of the conversation', () => {
    const heldRows = createHeldRows();
    heldRows({ rows: rowsOf(0, 60), startIndex: 45, endIndex: 59, kept: null });
    expect(edges(heldRows({ rows: rowsOf(500, 560), startIndex: 20, endIndex: 30, kept: null }))).toEqual([
      0, 33,
    ]);
  });

  it('hold the one with the focus wherever it is', () => {
    const heldRows = createHeldRows();
    const rows = rowsOf(0, 60);
    expect(heldRows({ rows, startIndex: 45, endIndex: 59, kept: 3 })[0]).toBe(3);
    const indexes = heldRows({ rows, startIndex: 45, endIndex: 59, kept: 50 });
    expect(indexes.filter((index) => index === 50)).toEqual([50]);
  });
});
