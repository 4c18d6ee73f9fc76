import { z } from 'zod';

/** A time of day, `09:00` to `24:00`. */
export const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** A day of the calendar, `2026-12-25`. */
export const calendarDaySchema = z.iso.date();

const spanSchema = z
  .object({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from < to, 'ends before it begins');

/** Seven lists of spans, Monday first; a day without spans is closed. */
export const weekSchema = z.array(z.array(spanSchema).max(6)).length(7);
export type Week = z.infer<typeof weekSchema>;

/** When an account is looked after. */
export const officeHoursSchema = z.object({
  /** An IANA name such as `Europe/Kyiv`. */
  timeZone: z.string().min(1).max(60).refine(isTimeZone, 'no such time zone'),
  week: weekSchema,
  /** Closed all day. */
  holidays: z.array(z.object({ day: calendarDaySchema, name: z.string().trim().max(80) })).max(200),
});
export type OfficeHours = z.infer<typeof officeHoursSchema>;

/** Hours of quiet, in the person's own zone; `from` later than `to` goes over midnight. Days: 0 is Monday, the day it begins. */
export const quietHoursSchema = z.object({
  timeZone: z.string().min(1).max(60).refine(isTimeZone, 'no such time zone'),
  from: timeOfDaySchema,
  to: timeOfDaySchema,
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // What Intl throws for a zone it does not know.
    return false;
  }
}
