import { isSameDay, startOfDay } from 'date-fns';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Calendar } from './Calendar.tsx';
import { parseTimeOfDay, printTimeOfDay } from './calendar-days.ts';
import { TextField } from './TextField.tsx';

export interface DateTimePickerProps {
  /** UTC ms; shown and chosen in the zone of this computer. */
  readonly value: number;
  /** Days before it cannot be chosen; UTC ms. */
  readonly min: number;
  readonly onChange: (value: number) => void;
}

const STEP_MINUTES = 30;
const DAY_MINUTES = 24 * 60;

/** A day from a calendar and a time of a 24-hour clock, both by keyboard alone if one likes. */
export function DateTimePicker({ value, min, onChange }: DateTimePickerProps) {
  const { t } = useTranslation('ui');
  const date = new Date(value);
  const minutes = date.getHours() * 60 + date.getMinutes();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && parseTimeOfDay(typed) === null;

  const put = (day: Date, atMinutes: number) => {
    // By its parts, not by adding milliseconds: a day on which the clocks change has no 24 hours.
    const next = startOfDay(day);
    next.setHours(Math.floor(atMinutes / 60), atMinutes % 60);
    onChange(next.getTime());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? STEP_MINUTES : event.key === 'ArrowDown' ? -STEP_MINUTES : 0;
    if (step === 0) return;
    event.preventDefault();
    setTyped(null);
    put(date, (minutes + step + DAY_MINUTES) % DAY_MINUTES);
  };

  return (
    // In a low window side by side.
    <div className="flex flex-col gap-3 [@media(max-height:559px)]:flex-row">
      <div className="min-w-0 flex-1">
        <Calendar
          day={date}
          min={new Date(min)}
          isChosen={(day) => isSameDay(day, date)}
          onChoose={(day) => put(day, minutes)}
        />
      </div>
      <TextField
        label={t('time')}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? printTimeOfDay(minutes)}
        error={isWrong ? t('timeWrong') : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const parsed = parseTimeOfDay(event.target.value);
          if (parsed !== null) put(date, parsed);
        }}
        onBlur={() =>
          setTyped((current) => (current !== null && parseTimeOfDay(current) === null ? current : null))
        }
        onKeyDown={onKeyDown}
        className="[@media(max-height:559px)]:w-20"
      />
    </div>
  );
}
