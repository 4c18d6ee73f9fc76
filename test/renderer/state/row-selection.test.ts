import { describe, expect, it } from 'vitest';
import {
  extended,
  isSelected,
  nothingSelected,
  selectedCount,
  toggled,
} from '../../../src-renderer/state/row-selection.ts';

const loaded = ['a', 'b', 'c', 'd', 'e'];
const marked = (selection: Parameters<typeof isSelected>[0]) =>
  loaded.filter((key) => isSelected(selection, key));

describe('marking records', () => {
  it('marks one and takes it back', () => {
    const one = toggled(nothingSelected, 'b', loaded);
    expect(marked(one)).toEqual(['b']);
    expect(marked(toggled(one, 'b', loaded))).toEqual([]);
  });

  it('marks a range from the last one, in both directions', () => {
    const one = toggled(nothingSelected, 'd', loaded);
    expect(marked(extended(one, 'b', loaded))).toEqual(['b', 'c', 'd']);
    expect(marked(extended(extended(one, 'b', loaded), 'e', loaded))).toEqual(['b', 'c', 'd', 'e']);
  });

  it('counts all that fit, and keeps the loaded ones when one of "all" is taken out', () => {
    expect(selectedCount({ kind: 'all' }, 12_000)).toBe(12_000);
    const without = toggled({ kind: 'all' }, 'c', loaded);
    expect(marked(without)).toEqual(['a', 'b', 'd', 'e']);
    expect(selectedCount(without, 12_000)).toBe(4);
  });
});
