import { describe, expect, it } from 'vitest';
import { localizedValue } from '#shared/domain/localized-value.ts';
import type { ValueFormat } from '#shared/domain/template-draft.ts';

const money: ValueFormat = { kind: 'money', currency: 'code', isLocalized: true };
const date: ValueFormat = { kind: 'date', style: 'long', isLocalized: true };
const parameterOf = (value: unknown, format: ValueFormat, timeZone?: string) =>
  localizedValue(value, 'as we wrote it', { format, ...(timeZone === undefined ? {} : { timeZone }) })
    ?.parameter;

describe('a value that the customer’s phone writes', () => {
  it('is money in thousandths, without the errors of binary fractions', () => {
    expect(parameterOf({ amount: 1.005, currency: 'KWD' }, money)).toEqual({
      type: 'currency',
      currency: { fallback_value: 'as we wrote it', code: 'KWD', amount_1000: 1_005 },
    });
    expect(parameterOf({ amount: '-4.35', currency: 'uah' }, money)).toMatchObject({
      currency: { code: 'UAH', amount_1000: -4_350 },
    });
  });

  it.each([
    [{ amount: 5 }],
    [7],
    [{ amount: 'x', currency: 'UAH' }],
    [{ amount: 1e300, currency: 'UAH' }],
    [null],
  ])('is a text where the money is %j', (value) => expect(parameterOf(value, money)).toBeUndefined());

  it('is a moment in the zone in which it is told, Sunday being the seventh day', () => {
    expect(parameterOf('2026-02-28T22:30:00Z', date, 'Europe/Kyiv')).toEqual({
      type: 'date_time',
      date_time: {
        fallback_value: 'as we wrote it',
        calendar: 'GREGORIAN',
        year: 2026,
        month: 3,
        day_of_month: 1,
        day_of_week: 7,
        hour: 0,
        minute: 30,
      },
    });
  });

  it('is a day without an hour where none was written', () => {
    const told = parameterOf('2024-02-29', date)?.date_time;
    expect(told).toEqual({
      fallback_value: 'as we wrote it',
      calendar: 'GREGORIAN',
      year: 2024,
      month: 2,
      day_of_month: 29,
      day_of_week: 4,
    });
  });

  it('is a text where nobody asked for it, for an hour alone and for what is no date', () => {
    expect(parameterOf('2024-02-29', { kind: 'date', style: 'long' })).toBeUndefined();
    expect(parameterOf('2024-02-29T10:00', { ...date, style: 'time' })).toBeUndefined();
    expect(parameterOf('2024-02-30', date)).toBeUndefined();
    expect(parameterOf({ amount: 1, currency: 'UAH' }, { kind: 'text' })).toBeUndefined();
  });
});
