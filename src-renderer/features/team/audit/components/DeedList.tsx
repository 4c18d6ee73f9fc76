import { useVirtualizer } from '@tanstack/react-virtual';
import { isSameDay } from 'date-fns';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useNow } from '../../../../state/use-now.ts';
import { DeedRow } from './DeedRow.tsx';

export interface DeedListProps {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** What stands behind the last line: that more are coming, that they did not, or that there are none. */
  readonly foot: ReactNode;
  readonly onNearEnd: () => void;
}

type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'deed'; readonly key: number; readonly entry: AuditEntry }
  | { readonly kind: 'foot'; readonly key: 'foot' };

/** Before they are measured: a heading, a line of one row of text. */
const heights = { day: 48, deed: 48, foot: 56 } as const;
const LOOK_AHEAD = 30;

/** Lines with a heading before each day. */
function rowsOf(entries: readonly AuditEntry[]): readonly Row[] {
  const rows: Row[] = [];
  for (const [place, entry] of entries.entries()) {
    const before = entries[place - 1];
    if (before === undefined || !isSameDay(before.at, entry.at)) {
      rows.push({ kind: 'day', key: `day before ${entry.id}`, at: entry.at });
    }
    rows.push({ kind: 'deed', key: entry.id, entry });
  }
  return [...rows, { kind: 'foot', key: 'foot' }];
}

/** The log by days; only what is in view is drawn, however long it is. */
export function DeedList({ entries, foot, onNearEnd }: DeedListProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { t } = useTranslation('audit');
  const format = useFormat();
  const now = useNow();
  const scroller = useRef<HTMLElement>(null);
  const rows = rowsOf(entries);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'deed'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && rows.length > 0) askForMore();
  }, [isNearEnd, rows.length]);
  return (
    <section
      ref={scroller}
      // The arrows and Page Down scroll it without a mouse.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      aria-label={t('list')}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2"
    >
      <ol className="relative mx-auto max-w-[820px]" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rows[index];
          return row ? (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0 px-4 sm:px-6"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'day' ? (
                <h2 className="pt-5 pb-1.5 text-sm font-semibold text-ink first-letter:uppercase">
                  {format.day(row.at, now)}
                </h2>
              ) : null}
              {row.kind === 'deed' ? <DeedRow entry={row.entry} /> : null}
              {row.kind === 'foot' ? <div className="py-4">{foot}</div> : null}
            </li>
          ) : null;
        })}
      </ol>
    </section>
  );
}
