// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: what can be used in a heading is a button of its own
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '#shared/contract/records.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { MarkBox } from '../../../ui/MarkBox.tsx';
import {
  MAX_COLUMN_WIDTH,
  MIN_COLUMN_WIDTH,
  type RecordColumn,
  resizeColumn,
  UPDATED_AT,
} from '../columns.ts';
import { sortField, useRecordLabel } from '../queries.ts';
import { changeView, type RecordOrder, useTypeView } from '../records-store.ts';
import { cellClass, cellStyle, keyCellClass, MARK_WIDTH } from './RecordTableRow.tsx';

export interface TableHeadingProps {
  readonly type: RecordType;
  readonly columns: readonly RecordColumn[];
  readonly marked: boolean | 'mixed';
  readonly onMarkAll: () => void;
}

/** The names of the columns: press to sort where the hub can, drag the edge or use the arrows for the width. */
export function TableHeading({ type, columns, marked, onMarkAll }: TableHeadingProps) {
  const { t } = useTranslation('records');
  return (
    <div role="row" aria-rowindex={1} className="flex h-8 items-stretch text-xs text-ink-faint">
      <span role="columnheader" style={{ width: MARK_WIDTH }} className="flex shrink-0 justify-end">
        <button
          type="button"
          role="checkbox"
          aria-checked={marked}
          aria-label={t('list.selectAll')}
          onClick={onMarkAll}
          className="flex items-center rounded-xs px-2 -outline-offset-2"
        >
          <MarkBox state={marked} />
        </button>
      </span>
      {columns.map((column, place) => (
        <ColumnHeading key={column.id} {...{ type, columns, column, place }} />
      ))}
    </div>
  );
}

interface ColumnHeadingProps {
  readonly type: RecordType;
  readonly columns: readonly RecordColumn[];
  readonly column: RecordColumn;
  readonly place: number;
}

function ColumnHeading({ type, columns, column, place }: ColumnHeadingProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const { order } = useTypeView(type.name);
  const name = column.field ? labelOf(column.field) : t('list.updatedAt');
  const sortsBy: RecordOrder | null =
    column.id === sortField(type) ? 'key' : column.id === UPDATED_AT ? 'updated' : null;
  const isSorted = sortsBy === order;
  const isAtEnd = column.field?.kind === 'number' || column.field?.kind === 'money';
  return (
    <span
      role="columnheader"
      aria-sort={isSorted ? (order === 'key' ? 'ascending' : 'descending') : undefined}
      style={cellStyle(columns, place)}
      className={classNames(
        'group relative items-center',
        place === 0 ? keyCellClass : cellClass,
        place === 0 ? 'flex' : '@[560px]:flex',
        isAtEnd && 'justify-end',
        'last:pe-5',
      )}
    >
      {sortsBy === null ? (
        <bdi className="truncate">{name}</bdi>
      ) : (
        <button
          type="button"
          aria-label={t('list.sortBy', { name })}
          onClick={() => changeView(type.name, { order: sortsBy })}
          className={classNames(
            '-mx-1 flex min-w-0 items-center gap-1 rounded-xs px-1 hover:text-ink',
            isSorted && 'font-medium text-ink-soft',
          )}
        >
          <bdi className="truncate">{name}</bdi>
          {isSorted ? <Icon of={order === 'key' ? ArrowUp : ArrowDown} size={14} /> : null}
        </button>
      )}
      <ResizeHandle type={type} columns={columns} column={column} label={t('list.resize', { name })} />
    </span>
  );
}

interface ResizeHandleProps {
  readonly type: RecordType;
  readonly columns: readonly RecordColumn[];
  readonly column: RecordColumn;
  readonly label: string;
}

const KEY_STEP = 16;

function ResizeHandle({ type, columns, column, label }: ResizeHandleProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const resize = (width: number) =>
    changeView(type.name, { columns: resizeColumn(columns, column.id, width) });
  // Where one reads from the right, the edge of a column is on its left.
  const direction = (element: HTMLElement) => (getComputedStyle(element).direction === 'rtl' ? -1 : 1);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null) return;
    resize(from.current.width + (event.clientX - from.current.x) * direction(event.currentTarget));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? KEY_STEP : event.key === 'ArrowLeft' ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(column.width + step * direction(event.currentTarget));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={column.width}
      aria-valuemin={MIN_COLUMN_WIDTH}
      aria-valuemax={MAX_COLUMN_WIDTH}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width: column.width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
      onLostPointerCapture={() => {
        from.current = null;
      }}
      onKeyDown={onKeyDown}
      className="absolute inset-y-1.5 end-0 z-10 hidden w-2 cursor-col-resize touch-none rounded-xs border-e border-transparent group-hover:border-line-strong hover:border-control! focus-visible:border-control @[560px]:block"
    />
  );
}
