import { describe, expect, it } from 'vitest';
import { nextFocus } from '../../../../src-renderer/features/inbox/list-keys.ts';

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
});
