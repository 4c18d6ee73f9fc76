/** Engines go on calling a few zones by names that are no longer right. */
const newNames: Readonly<Record<string, string>> = {
  'Europe/Kiev': 'Europe/Kyiv',
  'Asia/Calcutta': 'Asia/Kolkata',
};

/** A zone by the name that is right today. */
export const currentZoneId = (timeZone: string): string => newNames[timeZone] ?? timeZone;

/** Where this computer stands. */
export const ownTimeZone = (): string => currentZoneId(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** A zone as a person reads it; without its offset, which is not the same all year. */
export const zoneName = (timeZone: string): string => currentZoneId(timeZone).replaceAll('_', ' ');
