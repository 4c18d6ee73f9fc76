import type { ComboOption } from './ComboField.tsx';

/** Engines go on calling a few zones by names that are no longer right. */
const newNames: Readonly<Record<string, string>> = {
  'Europe/Kiev': 'Europe/Kyiv',
  'Asia/Calcutta': 'Asia/Kolkata',
};

const newName = (name: string): string => newNames[name] ?? name;

/** Where this computer stands. */
export const ownTimeZone = (): string => newName(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Every zone that the engine knows, by name; that of this computer first. */
export function listTimeZones(): readonly string[] {
  const own = ownTimeZone();
  const names = Intl.supportedValuesOf('timeZone').map(newName);
  return [own, ...names.filter((name) => name !== own).sort()];
}

/** A zone by the name that is right today; without its offset, which is not the same all year. */
export const zoneName = (timeZone: string): string => newName(timeZone).replaceAll('_', ' ');

/** A zone as a choice: its name, and how far it is from Greenwich now. */
export function zoneOption(timeZone: string): ComboOption {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  return { value: timeZone, label: zoneName(timeZone), note: offset };
}
