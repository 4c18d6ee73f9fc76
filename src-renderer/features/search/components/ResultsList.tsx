import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useNow } from '../../../state/use-now.ts';
import { type ResultRow, rowHeight } from '../result-rows.ts';
import { RESULTS_ID } from '../results-id.ts';
import { ResultRowView } from './ResultRowView.tsx';

export interface ResultsListProps {
  readonly rows: readonly ResultRow[];
  readonly chosenIndex: number;
  readonly onOpen: (row: ResultRow) => void;
  readonly onNearEnd: () => void;
}

/** How many rows before the end the next page is asked for. */
const LOOK_AHEAD = 15;

/** The results, virtual. The focus stays in the field above; the field says which row is meant. */
export function ResultsList({ rows, chosenIndex, onOpen, onNearEnd }: ResultsListProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { t } = useTranslation('search');
  const accounts = useAccounts();
  const operators = useOperators();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight[rows[index]?.kind ?? 'message'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && rows.length > 0) askForMore();
  }, [isNearEnd, rows.length]);
  const reveal = useEffectEvent((index: number) => {
    // The heading above the first result is to be seen as well.
    if (index >= 0) virtualizer.scrollToIndex(index === 1 ? 0 : index, { align: 'auto' });
  });
  useEffect(() => reveal(chosenIndex), [chosenIndex]);
  return (
    <div
      ref={scroller}
      // The ground lets it be scrolled as a layer; without one each step would be painted anew.
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain bg-surface-sunken"
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above keeps the focus and hears the keys */}
      <div
        role="listbox"
        id={RESULTS_ID}
        aria-label={t('results')}
        tabIndex={-1}
        className="relative outline-none"
        style={{ height: virtualizer.getTotalSize() }}
        // The field keeps the focus, so that the arrows go on from here.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const key = (event.target as Element).closest<HTMLElement>('[data-result]')?.dataset.result;
          const row = rows.find((candidate) => candidate.key === key);
          if (row) onOpen(row);
        }}
      >
        {items.map(({ key, index, start, size }) => {
          const row = rows[index];
          return row ? (
            <ResultRowView
              key={key}
              row={row}
              isChosen={index === chosenIndex}
              accounts={accounts}
              operators={operators}
              now={now}
              top={start}
              height={size}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
