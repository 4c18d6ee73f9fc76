// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
import { type SyntheticEvent, useEffect } from 'react';
import type { BusinessRecord, RecordType } from '#shared/contract/records.ts';
import {
  extended,
  isSelected,
  nothingSelected,
  type Selection,
  toggled,
} from '../../../state/row-selection.ts';
import { useNow } from '../../../state/use-now.ts';
import { useTableKeys } from '../../../state/use-table-keys.ts';
import { classNames } from '../../../ui/class-names.ts';
import { rowIndex, useTableRows } from '../../../ui/use-table-rows.ts';
import { shownColumns } from '../columns.ts';
import { type ReferenceTitles, useRecordLabel } from '../queries.ts';
import { rememberOffset, useRecordsStore, useTypeView } from '../records-store.ts';
import { MARK_WIDTH, RecordTableRow, ROW_HEIGHT } from './RecordTableRow.tsx';
import { TableHeading } from './TableHeading.tsx';

export interface RecordTableProps {
  readonly type: RecordType;
  readonly records: readonly BusinessRecord[];
  readonly titles: ReferenceTitles;
  /** What was asked, under which the place of the scroll is remembered. */
  readonly asked: string;
  /** All that fit, loaded or not. */
  readonly count: number;
  /** The rows of the question before, until the answer to this one is here. */
  readonly isStale: boolean;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (key: string) => void;
  readonly onNearEnd: (() => void) | undefined;
}

const LOOK_AHEAD = 60;

/** Records as a table of virtual rows; arrows move, Enter opens, Space marks, Shift marks a range, Ctrl+A all that is shown. */
export function RecordTable(props: RecordTableProps) {
  const { type, records, titles, asked, count, isStale, selection, onSelect, onOpen, onNearEnd } = props;
  const labelOf = useRecordLabel();
  const now = useNow();
  const columns = shownColumns(type, useTypeView(type.name).columns);
  const rows = useTableRows({
    count: records.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => records[index]?.key,
    onNearEnd,
    lookAhead: LOOK_AHEAD,
    overscan: 16,
    initialOffset: () => useRecordsStore.getState().offsets[asked] ?? 0,
    headHeight: 32,
  });
  const { scroller } = rows;
  useEffect(() => {
    const element = scroller.current;
    return () => {
      if (element) rememberOffset(asked, element.scrollTop);
    };
  }, [asked, scroller]);

  const keys = records.map(({ key }) => key);
  const onKeyDown = useTableKeys({ keys, rows, selection, onSelect, onOpen });
  const markedCount =
    selection.kind === 'all' ? keys.length : keys.filter((key) => selection.keys.has(key)).length;
  const minWidth = columns.reduce((sum, { width }) => sum + width, MARK_WIDTH);

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={labelOf(type)}
      aria-multiselectable
      // The heading is the first row.
      aria-rowcount={count + 1}
      aria-busy={isStale}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const key = keys[rowIndex(event)];
        if (key === undefined) return;
        if (event.shiftKey) onSelect(extended(selection, key, keys));
        else if (event.ctrlKey || event.metaKey || isMark(event)) onSelect(toggled(selection, key, keys));
        else onOpen(key);
      }}
      onFocus={rows.onFocus}
      className={classNames(
        '@container min-h-0 flex-1 overflow-auto overscroll-contain outline-none transition-opacity',
        isStale && 'opacity-60',
      )}
    >
      <div style={{ minWidth }} className="pb-4 @max-[560px]:min-w-0!">
        <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
          <TableHeading
            type={type}
            columns={columns}
            marked={markedCount === 0 ? false : markedCount === keys.length ? true : 'mixed'}
            onMarkAll={() =>
              onSelect(
                markedCount === keys.length
                  ? nothingSelected
                  : { kind: 'keys', keys: new Set(keys), anchor: null },
              )
            }
          />
        </div>
        <div role="rowgroup" className="relative" style={{ height: rows.totalSize }}>
          {rows.items.map(({ key, index, start }) => {
            const record = records[index];
            return record ? (
              <RecordTableRow
                key={key}
                record={record}
                titles={titles}
                columns={columns}
                index={index}
                top={start}
                isSelected={isSelected(selection, record.key)}
                isFocusStop={index === rows.focusStop}
                now={now}
              />
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}

const isMark = (event: SyntheticEvent): boolean => (event.target as Element).closest('[data-mark]') !== null;
