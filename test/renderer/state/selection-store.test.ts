import { afterEach, describe, expect, it } from 'vitest';
import { chooseFilter } from '../../../src-renderer/state/scope-store.ts';
import {
  clearSelection,
  readSelection,
  selectAll,
  selectRange,
  toggleSelected,
} from '../../../src-renderer/state/selection-store.ts';

afterEach(clearSelection);
const list = [10, 20, 30, 40, 50];
const selected = () => [...readSelection()].toSorted((a, b) => a - b);

describe('selected conversations', () => {
  it('are taken in and out one by one', () => {
    toggleSelected(20);
    toggleSelected(40);
    toggleSelected(20);
    expect(selected()).toEqual([40]);
  });

  it('are a range from where one began, in both directions', () => {
    toggleSelected(30);
    selectRange(list, 50, null);
    expect(selected()).toEqual([30, 40, 50]);
    selectRange(list, 10, null);
    expect(selected()).toEqual([10, 20, 30, 40, 50]);
  });

  it('begin at the open conversation when nothing was selected yet', () => {
    selectRange(list, 40, 20);
    expect(selected()).toEqual([20, 30, 40]);
    clearSelection();
    selectRange(list, 40, null);
    expect(selected()).toEqual([40]);
  });

  it('are forgotten when another list is shown', () => {
    selectAll(list);
    expect(selected()).toEqual(list);
    chooseFilter('unread');
    expect(selected()).toEqual([]);
    chooseFilter('all');
  });
});
