/**
 * Writes moments for a file as the clock on the wall of one zone showed them: `2026-11-22 14:30:05`. Spreadsheets of every country
 * read that as a date, which they do not with a T and a Z; so the zone stands in the heading of the column.
 */
export function fileClock(timeZone: string): (at: number) => string {
  // Swedish writes dates and times in this very order.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(at);
}
