/** What a person means by "9", "930", "9.30" or "17:5", as `09:00`; null for what is no time of day. `24:00` ends a day. */
export function readTimeOfDay(typed: string): string | null {
  const text = typed.trim();
  const parts = /^(\d{1,2})(?:\s*[:.,\s]\s*(\d{1,2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  const isTime = (hour < 24 && minute < 60) || (hour === 24 && minute === 0);
  return isTime ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
}
