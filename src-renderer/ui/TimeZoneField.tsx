import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboField } from './ComboField.tsx';
import { listTimeZones, zoneOption } from './time-zones.ts';

export interface TimeZoneFieldProps {
  readonly label: string;
  /** An IANA name such as `Europe/Kyiv`. */
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

const MOST_SHOWN = 60;

/** A time zone, found by typing a part of its name; each with how far it is from Greenwich now. */
export function TimeZoneField({
  label,
  value,
  onChange,
  description,
  isDisabled = false,
}: TimeZoneFieldProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  const names = useMemo(() => listTimeZones(), []);
  const wanted = typed === value ? '' : typed.trim().toLowerCase().replaceAll(' ', '_');
  const options = names
    .filter((name) => name.toLowerCase().includes(wanted))
    .slice(0, MOST_SHOWN)
    .map(zoneOption);
  return (
    <ComboField
      label={label}
      description={description}
      isDisabled={isDisabled}
      value={zoneOption(value)}
      options={options}
      isLooking={false}
      emptyText={t('timeZone.none')}
      onTyped={setTyped}
      onValueChange={(option) => {
        // Emptied: there is always a zone, so the last one stays.
        if (option !== null) onChange(option.value);
      }}
    />
  );
}
