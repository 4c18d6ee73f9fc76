import { addMonths, isSameDay, isSameMonth, isToday, startOfDay } from 'date-fns';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { locales } from '../i18n/language.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { dayByKey, weeksOfMonth } from './calendar-days.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';

export interface CalendarProps {
  /** The chosen day, with which it begins. */
  readonly day: Date;
  /** Days before it cannot be chosen. */
  readonly min: Date;
  readonly isChosen: (day: Date) => boolean;
  readonly onChoose: (day: Date) => void;
}

/** One month, Monday first; arrows go by days and weeks, Page Up and Page Down by months. */
export function Calendar({ day, min, isChosen, onChoose }: CalendarProps) {
  const { t } = useTranslation('ui');
  const { language } = useLanguage();
  const [focused, setFocused] = useState(day);
  const grid = useRef<HTMLTableElement>(null);
  const locale = locales[language];
  const isOff = (candidate: Date) => startOfDay(candidate) < startOfDay(min);
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(focused);
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const weeks = weeksOfMonth(focused);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayByKey(event.key, focused);
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };

  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between">
        <IconButton
          icon={ChevronLeft}
          label={t('previousMonth')}
          size="small"
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <span aria-live="polite" className="text-sm font-medium first-letter:uppercase">
          {month}
        </span>
        <IconButton
          icon={ChevronRight}
          label={t('nextMonth')}
          size="small"
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <table ref={grid} aria-label={month} onKeyDown={onKeyDown} className="w-full table-fixed text-center">
        <thead>
          <tr>
            {weeks[0]?.map((head) => (
              <th key={head.getTime()} scope="col" className="h-7 text-xs font-normal text-ink-faint">
                {weekday.format(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.getTime()}>
              {week.map((date) => (
                <td key={date.getTime()} className="p-px">
                  <button
                    type="button"
                    aria-label={full.format(date)}
                    aria-pressed={isChosen(date)}
                    aria-disabled={isOff(date) || undefined}
                    tabIndex={isSameDay(date, focused) ? 0 : -1}
                    onClick={() => {
                      if (isOff(date)) return;
                      setFocused(date);
                      onChoose(date);
                    }}
                    className={classNames(
                      'h-8 w-full rounded-sm [@media(max-height:559px)]:h-7 text-sm tabular-nums transition-colors',
                      dayLook(isChosen(date), isOff(date), isSameMonth(date, focused)),
                      isToday(date) && !isChosen(date) && 'font-semibold text-accent-ink',
                    )}
                  >
                    {date.getDate()}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function dayLook(isChosen: boolean, isOff: boolean, isOfMonth: boolean): string {
  if (isChosen) return 'bg-accent font-semibold text-on-accent';
  if (isOff) return 'text-ink-faint opacity-50';
  return isOfMonth ? 'hover:bg-hover' : 'text-ink-faint hover:bg-hover';
}
