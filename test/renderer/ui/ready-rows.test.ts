import { describe, expect, it } from 'vitest';
import { noRows, readyRows, type Sight } from '../../../src-renderer/ui/ready-rows.ts';

const sight = (change: Partial<Sight> = {}): Sight => ({
  seen: { from: 100, to: 110 },
  count: 1000,
  isUpwards: false,
  ahead: 8,
  ...change,
});

describe('the rows that are ready', () => {
  it('reach further to where one scrolls, and furthest while one does', () => {
    expect(readyRows(noRows, sight())).toEqual({ from: 97, to: 118 });
    expect(readyRows(noRows, sight({ isUpwards: true }))).toEqual({ from: 92, to: 113 });
    expect(readyRows(noRows, sight({ ahead: 16 }))).toEqual({ from: 97, to: 126 });
  });

  it('end where the list does', () => {
    expect(readyRows(noRows, sight({ seen: { from: 0, to: 10 } }))).toEqual({ from: 0, to: 18 });
    expect(readyRows(noRows, sight({ count: 112 }))).toEqual({ from: 97, to: 112 });
  });

  it('stay the same until fewer than two are left beyond an edge', () => {
    const held = readyRows(noRows, sight());
    const scrolled = (by: number) => sight({ seen: { from: 100 + by, to: 110 + by }, ahead: 16 });
    expect(readyRows(held, scrolled(6))).toBe(held);
    expect(readyRows(held, scrolled(7))).toEqual({ from: 104, to: 133 });
    expect(readyRows(held, scrolled(-1))).toBe(held);
    expect(readyRows(held, { ...scrolled(-2), isUpwards: true })).toEqual({ from: 82, to: 111 });
  });

  it('need nothing beyond the ends of the list', () => {
    const all = { from: 0, to: 10 };
    expect(readyRows(all, sight({ seen: all, count: 10, ahead: 16 }))).toBe(all);
  });

  it('are found anew when the list has become shorter', () => {
    const held = { from: 90, to: 120 };
    expect(readyRows(held, sight({ seen: { from: 100, to: 105 }, count: 105 }))).toEqual({
      from: 97,
      to: 105,
    });
  });
});
