import { describe, expect, it } from 'vitest';
import { neighbour, nextFocus } from '../../../../src-renderer/features/inbox/list-keys.ts';

describe('keys in the list of conversations', () => {
  it('move by row, by page and to the ends, and no further', () => {
    const from = (key: string, index: number) => nextFocus(key, index, 100, 10);
    expect([
      from('ArrowDown', 0),
      from('ArrowUp', 0),
      from('PageDown', 95),
      from('PageUp', 15),
      from('Home', 50),
      from('End', 50),
    ]).toEqual([1, 0, 99, 5, 0, 99]);
    expect(from('a', 3)).toBeNull();
    expect(nextFocus('ArrowDown', 0, 0, 10)).toBeNull();
  });

  it('go to the neighbour of the open conversation, or to the first or last when none is open', () => {
    expect([neighbour([5, 6, 7], 6, 1), neighbour([5, 6, 7], 6, -1)]).toEqual([7, 5]);
    expect([neighbour([5, 6, 7], 7, 1), neighbour([5, 6, 7], 5, -1)]).toEqual([null, null]);
    expect([neighbour([5, 6, 7], null, 1), neighbour([5, 6, 7], 99, -1)]).toEqual([5, 7]);
    expect(neighbour([], null, 1)).toBeNull();
  });
});
