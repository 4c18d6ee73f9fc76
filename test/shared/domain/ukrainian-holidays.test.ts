import { expect, it } from 'vitest';
import { ukrainianHolidays } from '#shared/domain/ukrainian-holidays.ts';

it.each([
  [2024, '2024-05-05', '2024-06-23'],
  [2025, '2025-04-20', '2025-06-08'],
  [2026, '2026-04-12', '2026-05-31'],
  [2027, '2027-05-02', '2027-06-20'],
  [2028, '2028-04-16', '2028-06-04'],
])('in %i Easter is on %s and Trinity on %s', (year, easter, trinity) => {
  const days = new Map(ukrainianHolidays(year).map(({ kind, day }) => [kind, day]));
  expect([days.get('easter'), days.get('trinity')]).toEqual([easter, trinity]);
});

it('a year has eleven of them, each once, in their order', () => {
  const days = ukrainianHolidays(2027).map(({ day }) => day);
  expect(days).toEqual([...days].sort());
  expect(new Set(days).size).toBe(11);
});
