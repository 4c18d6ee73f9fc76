const DAY_MS = 24 * 60 * 60 * 1000;

/** The public holidays of Ukraine (Labour Code, article 73), by what they are called in the words of the screen. */
export const ukrainianHolidayKinds = [
  'newYear',
  'womensDay',
  'easter',
  'labourDay',
  'remembranceDay',
  'trinity',
  'constitutionDay',
  'statehoodDay',
  'independenceDay',
  'defendersDay',
  'christmas',
] as const;
export type UkrainianHoliday = (typeof ukrainianHolidayKinds)[number];

const fixedDays: readonly (readonly [UkrainianHoliday, string])[] = [
  ['newYear', '01-01'],
  ['womensDay', '03-08'],
  ['labourDay', '05-01'],
  ['remembranceDay', '05-08'],
  ['constitutionDay', '06-28'],
  ['statehoodDay', '07-15'],
  ['independenceDay', '08-24'],
  ['defendersDay', '10-01'],
  ['christmas', '12-25'],
];

/** The holidays of a year (1900 to 2099) in their order, each as a calendar day such as `2026-12-25`. */
export function ukrainianHolidays(year: number): { kind: UkrainianHoliday; day: string }[] {
  const easter = easterOf(year);
  return [
    ...fixedDays.map(([kind, day]) => ({ kind, day: `${year}-${day}` })),
    { kind: 'easter' as const, day: dayOf(easter) },
    { kind: 'trinity' as const, day: dayOf(easter + 49 * DAY_MS) },
  ].sort((a, b) => a.day.localeCompare(b.day));
}

/** Easter by the Julian reckoning (Meeus), thirteen days later in the calendar of today. */
function easterOf(year: number): number {
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const place = moon + sunday + 114;
  return Date.UTC(year, Math.floor(place / 31) - 1, (place % 31) + 1 + 13);
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
