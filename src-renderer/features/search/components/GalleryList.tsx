import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { GalleryKind } from '../gallery-queries.ts';
import { type GalleryRow, galleryRows } from '../gallery-rows.ts';
import { GalleryItem } from './GalleryItem.tsx';
import { GalleryPicture } from './GalleryPicture.tsx';

export interface GalleryListProps {
  readonly messages: readonly Message[];
  readonly kind: GalleryKind;
  readonly onGoTo: (id: MessageId) => void;
  readonly onNearEnd: () => void;
}

const GAP = 4;
const NARROWEST_PICTURE = 88;
const MONTH_HEIGHT = 36;
const ITEM_HEIGHT = 60;
/** How many rows before the end the next page is asked for. */
const LOOK_AHEAD = 6;

/** The files of a gallery by months, virtual; pictures as a grid that fills the width. */
export function GalleryList({ messages, kind, onGoTo, onNearEnd }: GalleryListProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const columns =
    kind === 'pictures' ? Math.max(2, Math.floor((width + GAP) / (NARROWEST_PICTURE + GAP))) : 1;
  const pictureSize = (width - GAP * (columns - 1)) / columns;
  const rows = galleryRows(messages, columns);
  const heightOf = (row: GalleryRow | undefined) => {
    if (row?.kind === 'month') return MONTH_HEIGHT;
    return row?.kind === 'pictures' ? pictureSize + GAP : ITEM_HEIGHT;
  };
  const virtualizer = useVirtualizer({
    count: rows.length,
    // The panel of the tab scrolls.
    getScrollElement: () => box.current?.closest<HTMLElement>('[role="tabpanel"]') ?? null,
    estimateSize: (index) => heightOf(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 4,
  });
  useLayoutEffect(() => {
    if (width > 0) virtualizer.measure();
  }, [width, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && rows.length > 0) askForMore();
  }, [isNearEnd, rows.length]);
  return (
    <div ref={box} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ key, index, start, size }) => {
        const row = rows[index];
        return row ? (
          <div
            key={key}
            className="absolute inset-x-0 top-0"
            style={{ height: size, transform: `translateY(${start}px)` }}
          >
            <RowContent row={row} pictureSize={pictureSize} kind={kind} onGoTo={onGoTo} />
          </div>
        ) : null;
      })}
    </div>
  );
}

interface RowContentProps {
  readonly row: GalleryRow;
  readonly pictureSize: number;
  readonly kind: GalleryKind;
  readonly onGoTo: (id: MessageId) => void;
}

function RowContent({ row, pictureSize, kind, onGoTo }: RowContentProps) {
  const format = useFormat();
  if (row.kind === 'month') {
    return (
      <h3 className="flex h-full items-end pb-2 text-xs font-medium text-ink-faint">
        {format.month(row.at)}
      </h3>
    );
  }
  if (row.kind === 'item') return <GalleryItem message={row.message} kind={kind} onGoTo={onGoTo} />;
  return (
    <div className="flex gap-1">
      {row.messages.map((message) => (
        <GalleryPicture key={message.id} message={message} size={pictureSize} onGoTo={onGoTo} />
      ))}
    </div>
  );
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    // It tells the width as it is, too, before anything is painted.
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
