import { describe, expect, it } from 'vitest';
import { type OfficeHours, officeHoursSchema, type QuietHours, type Week } from '#shared/domain/hours.ts';
import {
  addOfficeTime,
  isOpenAt,
  isQuietAt,
  nextClosingAt,
  nextOpeningAt,
} from '#shared/domain/office-hours.ts';

const HOUR = 60 * 60 * 1000;
const nineToSix = [{ from: '09:00', to: '18:00' }];
const workdays: Week = [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []];
const every = (spans: Week[number]): Week => Array.from({ length: 7 }, () => spans);
const kyiv = (week: Week, holidays: OfficeHours['holidays'] = []): OfficeHours =>
  officeHoursSchema.parse({ timeZone: 'Europe/Kyiv', week, holidays });

/** Moments are written with their offset, so that a reader sees the wall of the zone. */
const at = (iso: string) => Date.parse(iso);
const said = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());
const utc = (iso: string) => said(at(iso));

const office = kyiv(workdays, [{ day: '2026-12-25', name: 'Різдво' }]);
const lunch = kyiv(
  every([
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ]),
);
const night = kyiv(
  every([
    { from: '20:00', to: '24:00' },
    { from: '00:00', to: '06:00' },
  ]),
);
const always = kyiv(every([{ from: '00:00', to: '24:00' }]));
const never = kyiv(every([]));
const beforeDawn = kyiv(every([{ from: '02:00', to: '05:00' }]));
const inTheGap = kyiv(every([{ from: '03:30', to: '05:00' }]));

describe('whether it is open, when it opens and when it closes', () => {
  it.each([
    // [what, hours, at, open, opens next, closes next]
    [
      'a Monday morning',
      office,
      '2026-11-23T09:00+02:00',
      true,
      '2026-11-24T09:00+02:00',
      '2026-11-23T18:00+02:00',
    ],
    [
      'a moment before',
      office,
      '2026-11-23T08:59:59.999+02:00',
      false,
      '2026-11-23T09:00+02:00',
      '2026-11-23T18:00+02:00',
    ],
    [
      'the closing moment itself',
      office,
      '2026-11-23T18:00+02:00',
      false,
      '2026-11-24T09:00+02:00',
      '2026-11-24T18:00+02:00',
    ],
    [
      'a Friday evening',
      office,
      '2026-11-27T20:00+02:00',
      false,
      '2026-11-30T09:00+02:00',
      '2026-11-30T18:00+02:00',
    ],
    [
      'a holiday on a Friday',
      office,
      '2026-12-25T10:00+02:00',
      false,
      '2026-12-28T09:00+02:00',
      '2026-12-28T18:00+02:00',
    ],
    ['lunch', lunch, '2026-11-23T13:30+02:00', false, '2026-11-23T14:00+02:00', '2026-11-23T18:00+02:00'],
    [
      'a night that goes over midnight',
      night,
      '2026-11-23T23:00+02:00',
      true,
      '2026-11-24T20:00+02:00',
      '2026-11-24T06:00+02:00',
    ],
    [
      'the same night after midnight',
      night,
      '2026-11-24T00:00+02:00',
      true,
      '2026-11-24T20:00+02:00',
      '2026-11-24T06:00+02:00',
    ],
    [
      'the evening before the clock is set forward',
      office,
      '2026-03-27T19:00+02:00',
      false,
      '2026-03-30T09:00+03:00',
      '2026-03-30T18:00+03:00',
    ],
    [
      'the evening before the clock is set back',
      office,
      '2026-10-23T19:00+03:00',
      false,
      '2026-10-26T09:00+02:00',
      '2026-10-26T18:00+02:00',
    ],
    [
      'the hour that comes twice, first time',
      beforeDawn,
      '2026-10-25T03:30+03:00',
      true,
      '2026-10-26T02:00+02:00',
      '2026-10-25T05:00+02:00',
    ],
    [
      'the hour that comes twice, second time',
      beforeDawn,
      '2026-10-25T03:30+02:00',
      true,
      '2026-10-26T02:00+02:00',
      '2026-10-25T05:00+02:00',
    ],
    [
      'an opening that the clock skips',
      inTheGap,
      '2026-03-29T02:30+02:00',
      false,
      '2026-03-29T04:00+03:00',
      '2026-03-29T05:00+03:00',
    ],
  ])('%s', (_name, hours, moment, isOpen, opens, closes) => {
    expect({
      isOpen: isOpenAt(hours, at(moment)),
      opens: said(nextOpeningAt(hours, at(moment))),
      closes: said(nextClosingAt(hours, at(moment))),
    }).toEqual({ isOpen, opens: utc(opens), closes: utc(closes) });
  });

  it('no hours at all mean always open, seven empty days mean never, and around the clock never closes', () => {
    const moment = at('2026-11-23T03:00+02:00');
    const all = (hours: OfficeHours | null) => [
      isOpenAt(hours, moment),
      nextOpeningAt(hours, moment),
      nextClosingAt(hours, moment),
    ];
    expect([all(null), all(never), all(always)]).toEqual([
      [true, null, null],
      [false, null, null],
      [true, null, null],
    ]);
  });

  it('knows zones that change their clock at midnight, and offsets that are no whole hours', () => {
    const cairo = { ...always, timeZone: 'Africa/Cairo' };
    // Egypt set its clock forward at midnight of 24 April 2026, and back at midnight of 30 October.
    expect(isOpenAt(cairo, at('2026-10-29T23:30+02:00'))).toBe(true);
    expect(isOpenAt(cairo, at('2026-04-24T01:00+03:00'))).toBe(true);
    const kathmandu = { ...office, timeZone: 'Asia/Kathmandu' };
    expect(said(nextOpeningAt(kathmandu, at('2026-11-23T00:00Z')))).toBe(utc('2026-11-23T09:00+05:45'));
  });

  it('spans that touch or overlap are one opening', () => {
    const joined = kyiv(
      every([
        { from: '12:00', to: '18:00' },
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '15:00' },
      ]),
    );
    expect(said(nextClosingAt(joined, at('2026-11-23T10:00+02:00')))).toBe(utc('2026-11-23T18:00+02:00'));
  });
});

describe('time that only passes while it is open', () => {
  it.each([
    // [what, hours, from, hours of office time, until]
    ['within a day', office, '2026-11-23T10:00+02:00', 2, '2026-11-23T12:00+02:00'],
    ['exactly to the end of a day', office, '2026-11-23T16:00+02:00', 2, '2026-11-23T18:00+02:00'],
    ['from before the opening', office, '2026-11-23T06:00+02:00', 1, '2026-11-23T10:00+02:00'],
    ['over a night', office, '2026-11-23T17:00+02:00', 2, '2026-11-24T10:00+02:00'],
    ['over a weekend and the clock set back', office, '2026-10-23T17:00+03:00', 2, '2026-10-26T10:00+02:00'],
    ['over Christmas and a weekend', office, '2026-12-24T17:30+02:00', 1, '2026-12-28T09:30+02:00'],
    ['through the hour that comes twice', beforeDawn, '2026-10-25T02:00+03:00', 4, '2026-10-25T05:00+02:00'],
    ['through the hour that is missing', beforeDawn, '2026-03-29T02:00+02:00', 2, '2026-03-29T05:00+03:00'],
    ['none at all', office, '2026-11-28T10:00+02:00', 0, '2026-11-28T10:00+02:00'],
  ])('%s', (_name, hours, from, count, until) => {
    expect(said(addOfficeTime(hours, at(from), count * HOUR))).toBe(utc(until));
  });

  it('passes like any other without hours, and never where it is never open', () => {
    const from = at('2026-11-28T10:00+02:00');
    expect([addOfficeTime(null, from, HOUR), addOfficeTime(never, from, HOUR)]).toEqual([from + HOUR, null]);
  });
});

describe('quiet hours', () => {
  const quiet = (from: string, to: string, days = [0, 1, 2, 3, 4, 5, 6]): QuietHours => ({
    timeZone: 'Europe/Kyiv',
    from,
    to,
    days,
  });
  it.each([
    ['in the evening', quiet('22:00', '07:00'), '2026-11-23T22:00+02:00', true],
    ['after midnight', quiet('22:00', '07:00'), '2026-11-24T06:59+02:00', true],
    ['when they end', quiet('22:00', '07:00'), '2026-11-24T07:00+02:00', false],
    ['in the day', quiet('22:00', '07:00'), '2026-11-24T12:00+02:00', false],
    ['at noon, within one day', quiet('12:00', '13:00'), '2026-11-24T12:30+02:00', true],
    [
      'on the morning after a day that has them',
      quiet('22:00', '07:00', [0]),
      '2026-11-24T03:00+02:00',
      true,
    ],
    ['on the evening of a day that has none', quiet('22:00', '07:00', [0]), '2026-11-24T23:00+02:00', false],
    ['before the first day of them', quiet('22:00', '07:00', [0]), '2026-11-23T03:00+02:00', false],
    ['from a time to the same time: all day', quiet('22:00', '22:00', [0]), '2026-11-24T21:59+02:00', true],
    ['until the end of the day', quiet('20:00', '24:00', [0]), '2026-11-24T00:00+02:00', false],
    ['through the hour that comes twice', quiet('22:00', '03:30'), '2026-10-25T03:15+02:00', true],
  ])('%s', (_name, hours, moment, isQuiet) => {
    expect(isQuietAt(hours, at(moment))).toBe(isQuiet);
  });

  it('nobody who has none is ever in them', () => {
    expect(isQuietAt(null, at('2026-11-24T03:00+02:00'))).toBe(false);
  });
});
