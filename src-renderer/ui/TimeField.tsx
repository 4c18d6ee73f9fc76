import { useState } from 'react';
import { classNames } from './class-names.ts';
import { readTimeOfDay } from './time-of-day.ts';

export interface TimeFieldProps {
  /** The accessible name: which time this is. */
  readonly label: string;
  /** `09:00` to `24:00`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isDisabled?: boolean;
  /** Wrong together with its neighbour; the words stand beside it. */
  readonly isInvalid?: boolean;
}

/** A time of day, typed as people write it; what is no time goes back to what it was. */
export function TimeField({ label, value, onChange, isDisabled = false, isInvalid = false }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    const time = typed === null ? null : readTimeOfDay(typed);
    setTyped(null);
    if (time !== null && time !== value) onChange(time);
  };
  const isUnread = typed !== null && typed !== '' && readTimeOfDay(typed) === null;
  return (
    <input
      aria-label={label}
      aria-invalid={isInvalid || isUnread || undefined}
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      disabled={isDisabled}
      value={typed ?? value}
      maxLength={7}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape' && typed !== null) {
          // The dialog around it stays open: only the typing is taken back.
          event.stopPropagation();
          setTyped(null);
        }
      }}
      data-invalid={isInvalid || isUnread ? '' : undefined}
      data-disabled={isDisabled ? '' : undefined}
      className={classNames(
        'field-control h-8 w-16 shrink-0 px-1 text-center text-base tabular-nums',
        isDisabled && 'text-ink-faint',
      )}
    />
  );
}
