import { describe, expect, it } from 'vitest';
import {
  dayByKey,
  parseTimeOfDay,
  printTimeOfDay,
  weeksOfMonth,
} from '../../../src-renderer/ui/calendar-days.ts';

describe('a calendar', () => {
  it('shows six weeks from Monday', () => {
    const weeks = weeksOfMonth(new Date(2026, 10, 22));
    expect([weeks.length, weeks[0]?.[0], weeks[5]?.[6]]).toEqual([
      6,
      new Date(2026, 9, 26),
      new Date(2026, 11, 6),
    ]);
  });

  it('is walked by arrows, weeks and months', () => {
    const day = new Date(2026, 10, 22);
    expect([
      dayByKey('ArrowDown', day),
      dayByKey('PageUp', day),
      dayByKey('Home', day),
      dayByKey('x', day),
    ]).toEqual([new Date(2026, 10, 29), new Date(2026, 9, 22), new Date(2026, 10, 16), null]);
  });

  it('understands a time as people type it', () => {
    expect(['9', '930', '9:30', '09.30', '23 59', '0:00'].map(parseTimeOfDay)).toEqual([
      540, 570, 570, 570, 1439, 0,
    ]);
    expect(['24', '9:60', 'noon', '', '12345'].map(parseTimeOfDay)).toEqual([null, null, null, null, null]);
    expect([printTimeOfDay(0), printTimeOfDay(1439)]).toEqual(['00:00', '23:59']);
  });
});
