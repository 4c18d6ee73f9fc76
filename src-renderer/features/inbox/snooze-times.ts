import { addDays, addHours, isSameDay, nextMonday, setHours, startOfHour } from 'date-fns';

export type SnoozeChoice = 'untilReply' | 'laterToday' | 'tomorrow' | 'nextMonday';

export interface SnoozeTime {
  readonly choice: SnoozeChoice;
  /** UTC ms; null: until the customer writes. */
  readonly until: number | null;
}

const MORNING_HOUR = 9;
const LATER_HOURS = 3;

/**
 * What one chooses most, in the zone of this computer; `now` in UTC ms. "Later today" is three hours on at a full hour, and
 * is not offered when that is tomorrow; nor is Monday on a Sunday, when "tomorrow" says it.
 */
export function snoozeTimes(now: number): readonly SnoozeTime[] {
  const later = startOfHour(addHours(now, LATER_HOURS));
  const morningOf = (day: Date) => startOfHour(setHours(day, MORNING_HOUR)).getTime();
  const today = isSameDay(later, now) ? [{ choice: 'laterToday', until: later.getTime() } as const] : [];
  const tomorrow = morningOf(addDays(now, 1));
  const monday = morningOf(nextMonday(now));
  return [
    { choice: 'untilReply', until: null },
    ...today,
    { choice: 'tomorrow', until: tomorrow },
    ...(monday === tomorrow ? [] : [{ choice: 'nextMonday', until: monday } as const]),
  ];
}
