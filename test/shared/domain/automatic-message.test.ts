import { describe, expect, it } from 'vitest';
import { type AutomaticFacts, whichAutomatic } from '#shared/domain/automatic-message.ts';
import type { OfficeHours } from '#shared/domain/hours.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const nineToSix = [{ from: '09:00', to: '18:00' }];
const office: OfficeHours = {
  timeZone: 'Europe/Kyiv',
  week: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []],
  holidays: [],
};
const on = { isOn: true, text: 'так' };
const off = { isOn: false, text: 'так' };
const noon = Date.parse('2026-11-23T12:00+02:00');
const evening = Date.parse('2026-11-23T20:00+02:00');

/** Somebody who writes for the first time, with everything on. */
const facts = (wroteAt: number, change: Partial<AutomaticFacts> = {}): AutomaticFacts => ({
  rules: { officeHours: office, away: on, greeting: on },
  now: wroteAt,
  wroteAt,
  wroteBeforeAt: null,
  lastOperatorAt: null,
  lastAutomaticAt: null,
  isAnswered: false,
  isOptOutWord: false,
  isOptedOut: false,
  isInGroup: false,
  ...change,
});
const rules = (away: typeof on, greeting: typeof on, officeHours: OfficeHours | null = office) => ({
  rules: { officeHours, away, greeting },
});

describe('what goes out by itself', () => {
  it.each([
    ['to a first message in office hours', facts(noon), 'greeting'],
    ['to a first message outside of them', facts(evening), 'away'],
    ['outside of them when only the greeting is on', facts(evening, rules(off, on)), 'greeting'],
    ['in office hours when only the away message is on', facts(noon, rules(on, off)), null],
    ['where it is always open', facts(evening, rules(on, on, null)), 'greeting'],
    ['when both are off', facts(evening, rules(off, off)), null],
    ['to somebody who wrote yesterday', facts(noon, { wroteBeforeAt: noon - DAY }), null],
    ['to somebody who wrote almost 15 days ago', facts(noon, { wroteBeforeAt: noon - 15 * DAY + 1 }), null],
    ['to somebody who wrote 15 days ago', facts(noon, { wroteBeforeAt: noon - 15 * DAY }), 'greeting'],
    ['to an answer to what we wrote first', facts(noon, { lastOperatorAt: noon - DAY }), null],
    [
      'again in the evening to somebody who wrote in the day',
      facts(evening, { wroteBeforeAt: noon }),
      'away',
    ],
    ['a day after the last one', facts(evening, { lastAutomaticAt: evening - DAY }), 'away'],
    ['less than a day after the last one', facts(evening, { lastAutomaticAt: evening - DAY + 1 }), null],
    ['an away message after a greeting of the same day', facts(evening, { lastAutomaticAt: noon }), null],
    ['when a colleague answered meanwhile', facts(evening, { isAnswered: true }), null],
    [
      'when a colleague wrote since it closed',
      facts(evening, { lastOperatorAt: evening - 30 * MINUTE }),
      null,
    ],
    ['when a colleague wrote before it closed', facts(evening, { lastOperatorAt: noon }), 'away'],
    ['when a colleague wrote the evening before', facts(evening, { lastOperatorAt: evening - DAY }), 'away'],
    ['to a word that means stop', facts(evening, { isOptOutWord: true }), null],
    ['to somebody who wants no marketing', facts(evening, { isOptedOut: true }), null],
    ['to what was written into a group', facts(evening, { isInGroup: true }), null],
    ['to what came ten minutes ago', facts(evening, { now: evening + 10 * MINUTE }), 'away'],
    ['to what came longer ago', facts(evening, { now: evening + 10 * MINUTE + 1 }), null],
  ])('%s', (_name, given, wanted) => {
    expect(whichAutomatic(given)).toBe(wanted);
  });
});
