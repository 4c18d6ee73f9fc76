import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeHours } from '#shared/domain/hours.ts';
import { ownTimeZone } from '#shared/domain/zone-name.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { TimeZoneField } from '../../../ui/TimeZoneField.tsx';
import { WeekField } from '../../../ui/WeekField.tsx';
import { HolidaysField } from './HolidaysField.tsx';

export interface OfficeHoursFieldProps {
  /** Null: always open. */
  readonly value: OfficeHours | null;
  readonly isDisabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: OfficeHours | null) => void;
}

const usualDay = [{ from: '09:00', to: '18:00' }];

function usualHours(): OfficeHours {
  const workdays = Array.from({ length: 5 }, () => [...usualDay]);
  return { timeZone: ownTimeZone(), week: [...workdays, [], []], holidays: [] };
}

/** Always open, or a week with its zone and holidays. */
export function OfficeHoursField({ value, isDisabled, error, onChange }: OfficeHoursFieldProps) {
  const { t } = useTranslation('accountRules');
  // What was set before somebody tried "always": coming back must not lose a year of holidays.
  const [remembered, setRemembered] = useState<OfficeHours | null>(null);
  return (
    <div className="flex flex-col gap-4">
      <Switch
        label={t('hours.title')}
        description={value === null ? t('hours.alwaysText') : t('hours.weekText')}
        isOn={value !== null}
        isDisabled={isDisabled}
        onChange={(hasHours) => {
          setRemembered(value);
          onChange(hasHours ? (remembered ?? usualHours()) : null);
        }}
      />
      {value === null ? null : (
        <>
          <WeekField
            label={t('hours.weekLabel')}
            value={value.week}
            isDisabled={isDisabled}
            onChange={(week) => onChange({ ...value, week })}
          />
          {error ? (
            <p role="alert" className="text-sm text-danger-ink">
              {error}
            </p>
          ) : null}
          <TimeZoneField
            label={t('hours.timeZone')}
            description={t('hours.timeZoneDescription')}
            value={value.timeZone}
            isDisabled={isDisabled}
            onChange={(timeZone) => onChange({ ...value, timeZone })}
          />
          <HolidaysField
            value={value.holidays}
            isDisabled={isDisabled}
            onChange={(holidays) => onChange({ ...value, holidays })}
          />
        </>
      )}
    </div>
  );
}
