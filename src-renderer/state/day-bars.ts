export const periods = ['7', '30', '90', '365'] as const;
/** How many days a chart goes back, today included. */
export type Period = (typeof periods)[number];

/** The first and the last day of a period, as the hub names days: `2026-11-22`. */
export function daysOf(period: Period, now: number): { from: string; to: string } {
  const first = new Date(now);
  first.setDate(first.getDate() - (Number(period) - 1));
  return { from: dayName(first), to: dayName(new Date(now)) };
}

// The Swedish form of a date is the one of ISO, in the zone of this computer.
const dayName = (date: Date): string => date.toLocaleDateString('sv-SE');

/** More bars than these could not be pointed at. */
const MOST_BARS = 92;
const WEEK = 7;

/** The days of each bar: one of them, or a week in a long period; none is without days. */
export function inBars<Day>(
  days: readonly Day[],
): readonly { first: Day; last: Day; days: readonly Day[] }[] {
  const size = days.length > MOST_BARS ? WEEK : 1;
  return Array.from({ length: Math.ceil(days.length / size) }, (_, place) =>
    days.slice(place * size, (place + 1) * size),
  ).flatMap((some) => {
    const [first, last] = [some[0], some.at(-1)];
    return first === undefined || last === undefined ? [] : [{ first, last, days: some }];
  });
}

/** A day of the hub as a moment of this computer's zone, at noon so that no change of clocks moves it to another day. */
export const momentOfDay = (day: string): number => new Date(`${day}T12:00:00`).getTime();
