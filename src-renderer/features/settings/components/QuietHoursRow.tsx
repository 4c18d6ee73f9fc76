import { useTranslation } from 'react-i18next';
import type { QuietHours } from '#shared/domain/hours.ts';
import { locales } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { TimeField } from '../../../ui/TimeField.tsx';
import { weekdayNames } from '../../../ui/weekday-names.ts';
import { SettingRow } from './SettingRow.tsx';

export interface QuietHoursRowProps {
  readonly quietHours: QuietHours | null;
  readonly error: string | undefined;
  readonly onChange: (quietHours: QuietHours | null) => void;
}

/** Nights, every day, where the person is. */
const usual = (): QuietHours => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  from: '21:00',
  to: '08:00',
  days: [0, 1, 2, 3, 4, 5, 6],
});

/** Hours in which nothing pops up or rings for this person, and the days on which they begin. */
export function QuietHoursRow({ quietHours, error, onChange }: QuietHoursRowProps) {
  const { t } = useTranslation('settings');
  return (
    <SettingRow error={error}>
      <Switch
        label={t('me.quietHours')}
        description={t('me.quietHoursDescription')}
        isOn={quietHours !== null}
        onChange={(isOn) => onChange(isOn ? usual() : null)}
      />
      {quietHours ? <Hours quietHours={quietHours} onChange={onChange} /> : null}
    </SettingRow>
  );
}

interface HoursProps {
  readonly quietHours: QuietHours;
  readonly onChange: (quietHours: QuietHours | null) => void;
}

function Hours({ quietHours, onChange }: HoursProps) {
  const { t } = useTranslation('settings');
  const { language } = useLanguage();
  const names = weekdayNames(locales[language], 'short');
  const { from, to, days } = quietHours;
  const toggle = (day: number) => {
    const next = days.includes(day)
      ? days.filter((known) => known !== day)
      : [...days, day].sort((a, b) => a - b);
    // Quiet on no day at all is no quiet.
    onChange(next.length > 0 ? { ...quietHours, days: next } : null);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-1">
      <div className="flex items-center gap-1.5">
        <TimeField
          label={t('me.quietFrom')}
          value={from}
          onChange={(next) => onChange({ ...quietHours, from: next })}
        />
        <span aria-hidden className="text-ink-faint">
          –
        </span>
        <TimeField
          label={t('me.quietTo')}
          value={to}
          onChange={(next) => onChange({ ...quietHours, to: next })}
        />
      </div>
      <fieldset aria-label={t('me.quietDays')} className="flex flex-wrap gap-1">
        {names.map((name, day) => (
          <button
            key={name}
            type="button"
            aria-pressed={days.includes(day)}
            onClick={() => toggle(day)}
            className="min-h-7 min-w-9 rounded-sm px-1.5 text-sm text-ink-soft transition-colors hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-ink"
          >
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
