import { currentZoneId, ownTimeZone, zoneName } from '#shared/domain/zone-name.ts';
import type { ComboOption } from './ComboField.tsx';

/** Every zone that the engine knows, by name; that of this computer first. */
export function listTimeZones(): readonly string[] {
  const own = ownTimeZone();
  const names = Intl.supportedValuesOf('timeZone').map(currentZoneId);
  return [own, ...names.filter((name) => name !== own).sort()];
}

/** A zone as a choice: its name, and how far it is from Greenwich now. */
export function zoneOption(timeZone: string): ComboOption {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  return { value: timeZone, label: zoneName(timeZone), note: offset };
}
