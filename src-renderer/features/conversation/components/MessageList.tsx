import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import type { BubbleActions } from '../bubble-actions.ts';
import { estimateRow } from '../estimate-row.ts';
import type { MessageRow } from '../message-rows.ts';
import { useBubbleMenu } from '../use-bubble-menu.ts';
import { JumpToLatest } from './JumpToLatest.tsx';
import { MessageRowView } from './MessageRowView.tsx';

/** A wish to see one message or the end; a new object is a new wish. */
export type ScrollWish = { kind: 'message'; id: number } | { kind: 'end' };

export interface MessageListProps {
  readonly rows: readonly MessageRow[];
  /** Whether the conversation goes on below what is loaded. */
  readonly hasNewer: boolean;
  readonly now: number;
  readonly customerName: string;
  readonly newCount: number;
  readonly wish: ScrollWish | null;
  readonly refusalOf: (clientId: string | null) => string | null;
  readonly isWindowOpen: boolean;
  readonly actions: BubbleActions;
  readonly onNearStart: () => void;
  readonly onNearEnd: () => void;
  /** Whether the newest message is before the eyes. */
  readonly onAtEndChange: (isAtEnd: boolean) => void;
  readonly onJumpToLatest: () => void;
  readonly onEscape: () => void;
}

const END_THRESHOLD_PX = 80;
/** Rows from the edge of what is loaded at which more is fetched. */
const LOOK_AHEAD = 12;
const FLASH_MS = 1400;

/** The messages as a virtual list that holds its place: at the end it follows, anywhere else nothing moves under the eyes. */
export function MessageList(props: MessageListProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { rows, hasNewer, wish } = props;
  const { t } = useTranslation('conversation');
  const scroller = useRef<HTMLDivElement>(null);
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const [flashKey, setFlashKey] = useState<string | null>(null);
  const [menuMessage, setMenuMessage] = useState<Message | null>(null);
  const focusIndex = indexOfFocus(rows, focusKey);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateRow(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: !hasNewer,
    scrollEndThreshold: END_THRESHOLD_PX,
    overscan: 6,
    paddingEnd: 12,
    // A focused message stays in the document when it is scrolled away, or the keyboard would lose its place.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (focusKey === null || indexes.includes(focusIndex)) return indexes;
      return [...indexes, focusIndex].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();

  const goToBeginning = useEffectEvent(() => {
    const unread = rows.findIndex((row) => row.kind === 'unread');
    if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'start' });
    else virtualizer.scrollToEnd();
  });
  useLayoutEffect(() => goToBeginning(), []);

  const fulfil = useEffectEvent((wanted: ScrollWish) => {
    if (wanted.kind === 'end') {
      virtualizer.scrollToEnd();
      return undefined;
    }
    const index = rows.findIndex((row) => row.kind === 'bubble' && row.message.id === wanted.id);
    if (index < 0) return undefined;
    const key = rows[index]?.key ?? null;
    virtualizer.scrollToIndex(index, { align: 'center' });
    setFlashKey(key);
    setFocusKey(key);
    const timer = setTimeout(() => setFlashKey(null), FLASH_MS);
    return () => clearTimeout(timer);
  });
  useLayoutEffect(() => (wish ? fulfil(wish) : undefined), [wish]);

  const isAtEnd = virtualizer.isAtEnd(END_THRESHOLD_PX) && !hasNewer;
  const tellAtEnd = useEffectEvent(props.onAtEndChange);
  useEffect(() => tellAtEnd(isAtEnd), [isAtEnd]);

  useNearEdges(items, rows, props);

  const focusRow = (index: number) => {
    const row = rows[index];
    if (row?.kind !== 'bubble') return;
    setFocusKey(row.key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() =>
      messageElement(scroller.current, row.message.id)?.focus({ preventScroll: true }),
    );
  };
  const onRowKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return props.onEscape();
    const next = nextBubble(rows, index, event.key);
    if (next === null) return;
    event.preventDefault();
    focusRow(next);
  };
  const rememberMenuMessage = (event: MouseEvent) => {
    const id = Number((event.target as Element).closest<HTMLElement>('[data-message-id]')?.dataset.messageId);
    const row = rows.find((candidate) => candidate.kind === 'bubble' && candidate.message.id === id);
    setMenuMessage(row?.kind === 'bubble' ? row.message : null);
  };

  return (
    <div className="relative min-h-0 flex-1">
      <ContextMenu entries={useBubbleMenu(menuMessage, props.isWindowOpen, props.actions)}>
        <div
          ref={scroller}
          onContextMenuCapture={rememberMenuMessage}
          className="flex h-full flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
        >
          <div
            role="log"
            aria-live="off"
            aria-label={t('list.log')}
            className="relative mt-auto w-full shrink-0"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {items.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <MessageRowView
                    row={row}
                    now={props.now}
                    customerName={props.customerName}
                    refusalOf={props.refusalOf}
                    isFlashing={row.key === flashKey}
                    isFocusStop={item.index === focusIndex}
                    isWindowOpen={props.isWindowOpen}
                    actions={props.actions}
                    onKeyDown={(event) => onRowKeyDown(event, item.index)}
                    onFocus={() => setFocusKey(row.key)}
                  />
                </div>
              );
            })}
          </div>
        </div>
      </ContextMenu>
      {isAtEnd ? null : <JumpToLatest newCount={props.newCount} onJump={props.onJumpToLatest} />}
    </div>
  );
}

function useNearEdges(
  items: readonly { index: number }[],
  rows: readonly MessageRow[],
  { onNearStart, onNearEnd }: Pick<MessageListProps, 'onNearStart' | 'onNearEnd'>,
): void {
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const isNearStart = first < LOOK_AHEAD;
  const isNearEnd = last >= rows.length - LOOK_AHEAD;
  const nearStart = useEffectEvent(onNearStart);
  const nearEnd = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearStart && rows.length > 0) nearStart();
  }, [isNearStart, rows.length]);
  useEffect(() => {
    if (isNearEnd && rows.length > 0) nearEnd();
  }, [isNearEnd, rows.length]);
}

/** Where Tab enters the list: the row that had the focus last, or the newest message. */
function indexOfFocus(rows: readonly MessageRow[], focusKey: string | null): number {
  const known = rows.findIndex((row) => row.key === focusKey);
  return known >= 0 ? known : rows.findLastIndex((row) => row.kind === 'bubble');
}

function nextBubble(rows: readonly MessageRow[], index: number, key: string): number | null {
  const isBubble = (row: MessageRow | undefined) => row?.kind === 'bubble';
  const indexes = rows.flatMap((row, place) => (isBubble(row) ? [place] : []));
  const position = indexes.indexOf(index);
  const moves: Record<string, number> = {
    ArrowUp: position - 1,
    ArrowDown: position + 1,
    Home: 0,
    End: indexes.length - 1,
  };
  const wanted = moves[key];
  return wanted === undefined ? null : (indexes[wanted] ?? null);
}

function messageElement(scroller: HTMLElement | null, id: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-message-id="${id}"]`) ?? null;
}
