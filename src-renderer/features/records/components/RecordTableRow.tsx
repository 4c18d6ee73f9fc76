// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessRecord, RecordField } from '#shared/contract/records.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { classNames } from '../../../ui/class-names.ts';
import { MarkBox } from '../../../ui/MarkBox.tsx';
import type { RecordColumn } from '../columns.ts';
import { type ReferenceTitles, referenceName } from '../queries.ts';
import { showPhone, showRecordValue } from '../show-value.ts';

export interface RecordTableRowProps {
  readonly record: BusinessRecord;
  readonly titles: ReferenceTitles;
  readonly columns: readonly RecordColumn[];
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  /** The one row that Tab reaches. */
  readonly isFocusStop: boolean;
  readonly now: number;
}

export const ROW_HEIGHT = 40;
export const MARK_WIDTH = 40;
/** In a narrow list only the key stays; the first values then stand below it. */
export const cellClass = 'hidden min-w-0 truncate px-2 @[560px]:block';
export const keyCellClass = 'min-w-0 grow px-2 @[560px]:grow-0';
const SUMMARY_VALUES = 3;

/** A column as wide as it was made; the last one takes the rest of the room. */
export function cellStyle(columns: readonly RecordColumn[], place: number) {
  const width = columns[place]?.width ?? 0;
  return place === columns.length - 1 ? { flex: `1 0 ${width}px` } : { width, flexShrink: 0 };
}

/** One record in the list. */
export function RecordTableRow(props: RecordTableRowProps) {
  const { record, titles, columns, index, top, isSelected, isFocusStop, now } = props;
  const { language } = useLanguage();
  const format = useFormat();
  const { t } = useTranslation('records');
  const textOf = (field: RecordField): string => {
    const value = record.fields[field.name];
    const text = showRecordValue(field.kind, value, language);
    if (field.referenceTo === null || typeof value !== 'string') return text;
    const title = titles.get(referenceName(field.referenceTo, value));
    return title === null ? t('record.missing', { key: text }) : showPhone(title ?? value);
  };
  const texts = columns.map(({ field }) =>
    field === null ? format.listTime(record.updatedAt, now) : textOf(field),
  );
  const [, ...others] = texts;
  const summary = others.filter((text) => text !== '').slice(0, SUMMARY_VALUES);
  return (
    <div
      role="row"
      // The heading is row 1.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={isFocusStop ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
      className={classNames(
        'absolute inset-x-0 top-0 flex items-center border-b border-line text-sm -outline-offset-2 select-none',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span
        role="gridcell"
        data-mark
        style={{ width: MARK_WIDTH }}
        className="flex h-full shrink-0 items-center justify-end pe-2"
      >
        <MarkBox state={isSelected} />
      </span>
      <span role="gridcell" style={cellStyle(columns, 0)} className={keyCellClass}>
        <bdi className="block truncate font-medium text-ink tabular-nums">{showPhone(record.key)}</bdi>
        <span className="block truncate text-xs text-ink-faint @[560px]:hidden">
          {/* Each by itself: a name written from right to left must not turn the amounts beside it. */}
          {summary.map((text, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two values may be the same, and none moves
            <Fragment key={place}>
              {place > 0 ? ' · ' : null}
              <bdi>{text}</bdi>
            </Fragment>
          ))}
        </span>
      </span>
      {columns.slice(1).map(({ id, field }, place) => (
        <span
          key={id}
          role="gridcell"
          style={cellStyle(columns, place + 1)}
          className={classNames(
            cellClass,
            'text-ink-soft tabular-nums',
            (field?.kind === 'number' || field?.kind === 'money') && 'text-end',
            'last:pe-5',
          )}
        >
          <bdi>{others[place]}</bdi>
        </span>
      ))}
    </div>
  );
}
