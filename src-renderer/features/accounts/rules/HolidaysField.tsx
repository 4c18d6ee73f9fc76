import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeHours } from '#shared/domain/hours.ts';
import { ukrainianHolidays } from '#shared/domain/ukrainian-holidays.ts';
import { locales } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Calendar } from '../../../ui/Calendar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';

type Holidays = OfficeHours['holidays'];

export interface HolidaysFieldProps {
  readonly value: Holidays;
  readonly isDisabled: boolean;
  readonly onChange: (value: Holidays) => void;
}

/** Days on which it is closed whatever the week says. */
export function HolidaysField({ value, isDisabled, onChange }: HolidaysFieldProps) {
  const { t } = useTranslation('accountRules');
  const { language } = useLanguage();
  const add = (holidays: Holidays) => {
    const known = new Set(value.map(({ day }) => day));
    const all = [...value, ...holidays.filter(({ day }) => !known.has(day))];
    onChange(all.sort((a, b) => a.day.localeCompare(b.day)));
  };
  const printed = new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <fieldset disabled={isDisabled} className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1 text-sm font-medium">{t('holidays.title')}</legend>
      {value.length === 0 ? <p className="text-sm text-ink-faint">{t('holidays.none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {value.map(({ day, name }) => (
          <li key={day} className="flex min-h-9 items-center gap-3 py-0.5">
            <time dateTime={day} className="w-44 shrink-0 text-base tabular-nums max-sm:w-32">
              {printed.format(new Date(day))}
            </time>
            <bdi className="min-w-0 flex-1 truncate text-base text-ink-soft">{name}</bdi>
            {isDisabled ? null : (
              <IconButton
                icon={X}
                size="small"
                label={t('holidays.remove', { day: printed.format(new Date(day)) })}
                onClick={() => onChange(value.filter((holiday) => holiday.day !== day))}
              />
            )}
          </li>
        ))}
      </ul>
      {isDisabled ? null : (
        <div className="flex flex-wrap gap-2">
          <AddHoliday onAdd={(holiday) => add([holiday])} />
          <UkrainianHolidays onAdd={add} />
        </div>
      )}
    </fieldset>
  );
}

/** Those of this year that are still to come, and those of the next. */
function UkrainianHolidays({ onAdd }: { readonly onAdd: (holidays: Holidays) => void }) {
  const { t } = useTranslation('accountRules');
  const [today] = useState(() => dayOf(new Date()));
  const year = Number(today.slice(0, 4));
  const holidays = [year, year + 1]
    .flatMap(ukrainianHolidays)
    .filter(({ day }) => day >= today)
    .map(({ kind, day }) => ({ day, name: t(`holidays.names.${kind}`) }));
  return (
    <Button onClick={() => onAdd(holidays)}>{t('holidays.addUkrainian', { year, next: year + 1 })}</Button>
  );
}

function AddHoliday({ onAdd }: { readonly onAdd: (holiday: Holidays[number]) => void }) {
  const { t } = useTranslation('accountRules');
  const [isOpen, setOpen] = useState(false);
  const [today] = useState(() => new Date());
  const [day, setDay] = useState(today);
  const [name, setName] = useState('');
  const add = () => {
    onAdd({ day: dayOf(day), name: name.trim() });
    setOpen(false);
    setName('');
  };
  return (
    <Popover
      title={t('holidays.add')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={Plus}>{t('holidays.add')}</Button>}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Calendar
          day={day}
          min={today}
          isChosen={(candidate) => dayOf(candidate) === dayOf(day)}
          onChoose={setDay}
        />
        <TextField
          label={t('holidays.name')}
          placeholder={t('holidays.namePlaceholder')}
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" variant="primary">
          {t('holidays.addDay')}
        </Button>
      </form>
    </Popover>
  );
}

/** The calendar day on the wall of this computer. */
function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
