import { Copy, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Week } from '#shared/domain/hours.ts';
import { locales } from '../i18n/language.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';
import { TimeField } from './TimeField.tsx';
import { weekdayNames } from './weekday-names.ts';

type Day = Week[number];
type Span = Day[number];

export interface WeekFieldProps {
  /** The accessible name of the whole, such as "Working hours". */
  readonly label: string;
  /** Seven lists of spans, Monday first; it may be wrong while it is written: `weekSchema` says whether it can be saved. */
  readonly value: Week;
  readonly onChange: (week: Week) => void;
  readonly isDisabled?: boolean;
}

const usualSpan: Span = { from: '09:00', to: '18:00' };
const MOST_SPANS = 6;
const WORKDAYS = [0, 1, 2, 3, 4];

/** The hours of a week, day by day: several spans a day, and one day's hours copied to others. */
export function WeekField({ label, value, onChange, isDisabled = false }: WeekFieldProps) {
  const { language } = useLanguage();
  const names = weekdayNames(locales[language], 'long');
  const put = (at: number, spans: Day) => onChange(value.map((day, place) => (place === at ? spans : day)));
  const copy = (from: number, to: readonly number[]) =>
    onChange(value.map((day, place) => (to.includes(place) ? [...(value[from] ?? [])] : day)));
  return (
    <fieldset aria-label={label} disabled={isDisabled} className="flex min-w-0 flex-col divide-y divide-line">
      {names.map((name, place) => (
        <DayRow
          key={name}
          name={name}
          place={place}
          spans={value[place] ?? []}
          isDisabled={isDisabled}
          onChange={(spans) => put(place, spans)}
          onCopy={(to) => copy(place, to)}
        />
      ))}
    </fieldset>
  );
}

interface DayRowProps {
  readonly name: string;
  readonly place: number;
  readonly spans: Day;
  readonly isDisabled: boolean;
  readonly onChange: (spans: Day) => void;
  readonly onCopy: (to: readonly number[]) => void;
}

function DayRow({ name, place, spans, isDisabled, onChange, onCopy }: DayRowProps) {
  const { t } = useTranslation('ui');
  const isWrong = spans.some(({ from, to }) => from >= to);
  return (
    <div className="flex min-h-11 flex-wrap items-start gap-x-3 gap-y-1 py-1.5">
      <span
        className={classNames(
          'w-24 shrink-0 pt-1.5 text-base first-letter:uppercase',
          spans.length === 0 && 'text-ink-faint',
        )}
      >
        {name}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {spans.length === 0 ? (
          <span className="pt-1.5 text-base text-ink-faint">{t('week.closed')}</span>
        ) : null}
        {spans.map((span, at) => (
          <SpanRow
            // A span has nothing but its place: both its times change while it is written.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={at}
            day={name}
            span={span}
            isDisabled={isDisabled}
            onChange={(next) => onChange(spans.map((known, index) => (index === at ? next : known)))}
            onRemove={() => onChange(spans.filter((_, index) => index !== at))}
          />
        ))}
        {isWrong ? (
          <p role="alert" className="text-sm text-danger-ink">
            {t('week.endsBefore')}
          </p>
        ) : null}
      </div>
      {isDisabled ? null : (
        <DayActions name={name} place={place} spans={spans} onChange={onChange} onCopy={onCopy} />
      )}
    </div>
  );
}

function DayActions({ name, place, spans, onChange, onCopy }: Omit<DayRowProps, 'isDisabled'>) {
  const { t } = useTranslation('ui');
  const others = [0, 1, 2, 3, 4, 5, 6].filter((day) => day !== place);
  return (
    <div className="flex shrink-0">
      <IconButton
        icon={Plus}
        label={t('week.addSpan', { day: name })}
        disabledReason={spans.length >= MOST_SPANS ? t('week.mostSpans', { count: MOST_SPANS }) : undefined}
        onClick={() => onChange([...spans, nextSpan(spans)])}
      />
      <Menu
        align="end"
        trigger={<IconButton icon={Copy} label={t('week.copyDay', { day: name })} />}
        entries={[
          {
            kind: 'action',
            label: t('week.copyToWorkdays'),
            onSelect: () => onCopy(WORKDAYS.filter((day) => day !== place)),
          },
          { kind: 'action', label: t('week.copyToAll'), onSelect: () => onCopy(others) },
        ]}
      />
    </div>
  );
}

interface SpanRowProps {
  readonly day: string;
  readonly span: Span;
  readonly isDisabled: boolean;
  readonly onChange: (span: Span) => void;
  readonly onRemove: () => void;
}

function SpanRow({ day, span, isDisabled, onChange, onRemove }: SpanRowProps) {
  const { t } = useTranslation('ui');
  const isWrong = span.from >= span.to;
  return (
    <div className="flex items-center gap-1.5">
      <TimeField
        label={t('week.from', { day })}
        value={span.from}
        isDisabled={isDisabled}
        isInvalid={isWrong}
        onChange={(from) => onChange({ ...span, from })}
      />
      <span aria-hidden className="text-ink-faint">
        –
      </span>
      <TimeField
        label={t('week.to', { day })}
        value={span.to}
        isDisabled={isDisabled}
        isInvalid={isWrong}
        onChange={(to) => onChange({ ...span, to })}
      />
      {isDisabled ? null : (
        <IconButton
          icon={X}
          size="small"
          label={t('week.removeSpan', { from: span.from, to: span.to, day })}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

/** What is added: the usual day first, then two hours after the last span, as far as the day goes. */
function nextSpan(spans: Day): Span {
  const last = spans.at(-1);
  if (!last) return usualSpan;
  const hour = Number(last.to.slice(0, 2));
  const at = (wanted: number) => `${String(Math.min(wanted, 24)).padStart(2, '0')}:00`;
  return hour >= 23 ? { from: '22:00', to: '24:00' } : { from: at(hour + 1), to: at(hour + 3) };
}
