import type { VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import { MenuEntries } from '../../../ui/menu-entries.tsx';
import type { BubbleActions } from '../bubble-actions.ts';
import { type MessageRow, nextBubble } from '../message-rows.ts';
import { useBubbleMenu } from '../use-bubble-menu.ts';
import { type MessageScrollOptions, useMessageScroll } from '../use-message-scroll.ts';
import { JumpToLatest } from './JumpToLatest.tsx';
import { MessageRowView, type MessageRowViewProps } from './MessageRowView.tsx';

type RowContext = Pick<MessageRowViewProps, 'now' | 'customerName' | 'sendBarrier' | 'actions'>;

interface MessageLogProps extends RowContext, Omit<MessageScrollOptions, 'pane'> {
  /** Why the hub did not take a message, by its client id. */
  readonly refusals: ReadonlyMap<string, string>;
  readonly onEscape: () => void;
}

export interface MessageListProps extends MessageLogProps {
  readonly newCount: number;
  /** One jumped here from another place. */
  readonly canGoBack: boolean;
  readonly onJumpToLatest: () => void;
}

/** The messages in their pane, with the menu that serves all of them and the way to the latest. */
export function MessageList(props: MessageListProps) {
  const { rows, sendBarrier, actions, onAtEndChange } = props;
  const [isAtEnd, setAtEnd] = useState(true);
  return (
    <div className="relative min-h-0 flex-1">
      <MessageMenu rows={rows} sendBarrier={sendBarrier} actions={actions}>
        <MessageLog
          {...props}
          onAtEndChange={(isThere) => {
            setAtEnd(isThere);
            onAtEndChange(isThere);
          }}
        />
      </MessageMenu>
      {isAtEnd && !props.canGoBack ? null : (
        <JumpToLatest newCount={props.newCount} isBack={props.canGoBack} onJump={props.onJumpToLatest} />
      )}
    </div>
  );
}

/**
 * The messages as a virtual list that holds its place: at the end it follows, anywhere else nothing moves under the eyes.
 * Apart from its menu, since it is drawn with each step of scrolling.
 */
function MessageLog(props: MessageLogProps) {
  'use no memo'; // See use-message-scroll.ts: the virtualizer changes under its own identity.
  const { rows, now, customerName, refusals, sendBarrier, actions } = props;
  const { t } = useTranslation('conversation');
  const log = useRef<HTMLDivElement>(null);
  const { virtualizer, items, flashKey, focusIndex, setFocusKey } = useMessageScroll({
    ...props,
    pane: () => log.current?.parentElement ?? null,
  });

  const focusRow = (index: number) => {
    const row = rows[index];
    if (row?.kind !== 'bubble') return;
    setFocusKey(row.key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() =>
      log.current
        ?.querySelector<HTMLElement>(`[data-message-id="${row.message.id}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target as HTMLElement;
    // Keys inside of a bubble, on its buttons and players, are theirs.
    if (row.dataset.messageId === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return props.onEscape();
    const next = nextBubble(rows, indexOf(row), event.key);
    if (next === null) return;
    event.preventDefault();
    focusRow(next);
  };
  const indexOf = (element: Element) => Number(element.closest<HTMLElement>('[data-index]')?.dataset.index);

  return (
    <div
      ref={log}
      role="log"
      aria-live="off"
      aria-label={t('list.log')}
      onKeyDown={onKeyDown}
      onFocus={(event) => setFocusKey(rows[indexOf(event.target)]?.key ?? null)}
      className="relative mt-auto w-full shrink-0"
      style={{ height: virtualizer.getTotalSize() }}
    >
      <MessageRows
        {...{ items, rows, now, customerName, refusals, sendBarrier, actions, flashKey }}
        focusKey={rows[focusIndex]?.key ?? null}
        measure={virtualizer.measureElement}
      />
    </div>
  );
}

interface MessageRowsProps extends RowContext, Pick<MessageLogProps, 'rows' | 'refusals'> {
  readonly items: readonly VirtualItem[];
  readonly flashKey: string | null;
  readonly focusKey: string | null;
  readonly measure: (element: Element | null) => void;
}

/** The rows in the document. Most steps of scrolling leave them as they are: the virtualizer then gives the same items. */
const MessageRows = memo(function MessageRows(props: MessageRowsProps) {
  const { items, rows, now, customerName, refusals, sendBarrier, actions, measure } = props;
  return items.map((item) => {
    const row = rows[item.index];
    if (!row) return null;
    return (
      <div
        key={item.key}
        ref={measure}
        data-index={item.index}
        className="absolute inset-x-0 top-0"
        style={{ transform: `translateY(${item.start}px)` }}
      >
        <MessageRowView
          {...{ row, now, customerName, sendBarrier, actions }}
          refusal={refusals.get(row.key) ?? null}
          isFlashing={row.key === props.flashKey}
          isFocusStop={row.key === props.focusKey}
        />
      </div>
    );
  });
});

interface MessageMenuProps {
  readonly rows: readonly MessageRow[];
  readonly sendBarrier: string | null;
  readonly actions: BubbleActions;
  readonly children: React.ReactNode;
}

interface BubbleMenuProps extends Pick<MessageMenuProps, 'sendBarrier' | 'actions'> {
  readonly message: Message | null;
}

function BubbleMenu({ message, sendBarrier, actions }: BubbleMenuProps) {
  return <MenuEntries entries={useBubbleMenu(message, sendBarrier, actions)} />;
}

/** The scrolling pane with the one context menu that serves all messages in it. */
function MessageMenu({ rows, sendBarrier, actions, children }: MessageMenuProps) {
  const [message, setMessage] = useState<Message | null>(null);
  const rememberMessage = (event: MouseEvent) => {
    const id = Number((event.target as Element).closest<HTMLElement>('[data-message-id]')?.dataset.messageId);
    const row = rows.find((candidate) => candidate.kind === 'bubble' && candidate.message.id === id);
    if (row?.kind === 'bubble') setMessage(row.message);
    // Beside a message there is nothing to offer.
    else event.stopPropagation();
  };
  return (
    <ContextMenu menu={<BubbleMenu {...{ message, sendBarrier, actions }} />}>
      <div
        onContextMenuCapture={rememberMessage}
        // A ground of its own lets it be scrolled as a layer, as the list of conversations is: without one each step would
        // be painted anew.
        className="@container flex h-full bg-surface flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        {children}
      </div>
    </ContextMenu>
  );
}
