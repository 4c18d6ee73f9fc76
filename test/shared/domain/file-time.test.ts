import { expect, it } from 'vitest';
import { fileClock } from '#shared/domain/file-time.ts';
import { readDate } from '#shared/domain/record-cells.ts';

it.each([
  ['Europe/Kyiv', Date.UTC(2026, 6, 1, 21, 30, 5), '2026-07-02 00:30:05'],
  ['Europe/Kyiv', Date.UTC(2026, 11, 31, 22, 0, 0), '2027-01-01 00:00:00'],
  ['America/New_York', Date.UTC(2026, 0, 5, 3, 4, 9), '2026-01-04 22:04:09'],
  ['UTC', Date.UTC(2026, 0, 5, 3, 4, 9, 999), '2026-01-05 03:04:09'],
])('a moment in %s is written by the clock on the wall there', (timeZone, at, written) => {
  expect(fileClock(timeZone)(at)).toBe(written);
});

it('what is written is read again as the date and time that it is', () => {
  const at = Date.UTC(2026, 6, 1, 21, 30, 5);
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(readDate(fileClock(here)(at), null)).toEqual({ value: '2026-07-01T21:30:05Z' });
});
