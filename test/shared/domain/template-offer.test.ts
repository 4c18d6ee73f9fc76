import { expect, it } from 'vitest';
import { readOfferEnd, sayWallTime, wallTime } from '#shared/domain/template-offer.ts';

const iso = (value: string, zone = 'Europe/Kyiv') => {
  const at = readOfferEnd(value, zone);
  return at === null ? null : new Date(at).toISOString();
};

it.each([
  // By the clock of the company, in winter and in summer.
  ['2026-12-01 18:00', '2026-12-01T16:00:00.000Z'],
  ['2026-07-01T18:00', '2026-07-01T15:00:00.000Z'],
  ['2026-12-01', '2026-12-01T21:59:00.000Z'],
  // With a zone, or as a program counts.
  ['2026-12-01T18:00:00Z', '2026-12-01T18:00:00.000Z'],
  ['2026-12-01T18:00+01:00', '2026-12-01T17:00:00.000Z'],
  ['1796140800000', '2026-12-01T16:00:00.000Z'],
  // The hour that the clock skips is the moment of the skip; of one that comes twice, the last.
  ['2026-03-29 03:30', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25 03:30', '2026-10-25T01:30:00.000Z'],
  ['1. Dezember', null],
  ['', null],
])('%s ends at %s', (value, expected) => {
  expect(iso(value)).toBe(expected);
});

it('is told by the clock of the company, in the language of the reader', () => {
  const at = Date.parse('2026-12-01T16:00:00Z');
  expect(wallTime(at, 'Europe/Kyiv')).toBe('2026-12-01 18:00');
  expect(sayWallTime('2026-12-01 18:00', 'uk')).toBe('1 грудня о 18:00');
  expect(sayWallTime('2026-12-01 18:00', 'en')).toBe('December 1 at 6:00 PM');
  expect(sayWallTime('2026-12-01', 'en')).toBe('December 1');
  expect(sayWallTime('soon', 'en')).toBe('soon');
});
