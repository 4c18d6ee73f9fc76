import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Mail, MailOpen } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useNow } from '../../../state/use-now.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { nextFocus } from '../list-keys.ts';
import { useReadMarks } from '../mutations.ts';
import { ConversationRow, ROW_HEIGHT } from './ConversationRow.tsx';

export interface ConversationListBoxProps {
  readonly conversations: readonly Conversation[];
  readonly accounts: readonly Account[];
  readonly openId: number | null;
  /** -1 while it is not known. */
  readonly totalCount: number;
  readonly onOpen: (conversation: Conversation) => void;
  readonly onNearEnd: () => void;
}

/** How many rows before the end of what is loaded the next page is asked for. */
const LOOK_AHEAD = 30;

/** The rows, virtual: thirty elements for ten thousand conversations. One context menu serves them all. */
export function ConversationListBox(props: ConversationListBoxProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { conversations, accounts, openId, totalCount, onOpen, onNearEnd } = props;
  const { t } = useTranslation('inbox');
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const [focusId, setFocusId] = useState<number | null>(null);
  const [menuRow, setMenuRow] = useState<Conversation | null>(null);

  const indexOf = (id: number | null) => conversations.findIndex((conversation) => conversation.id === id);
  const focusIndex = Math.max(indexOf(focusId), indexOf(focusId) < 0 ? indexOf(openId) : -1, 0);

  const virtualizer = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => conversations[index]?.id ?? index,
    overscan: 8,
    // The row with the focus stays in the document when it is scrolled away, or the keyboard would lose its place.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(focusIndex) ? indexes : [...indexes, focusIndex].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();

  const lastIndex = items.at(-1)?.index ?? 0;
  const isNearEnd = lastIndex >= conversations.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && conversations.length > 0) askForMore();
  }, [isNearEnd, conversations.length]);

  // Only when another conversation is opened: one that jumps to the top must not take the reader along.
  const reveal = useEffectEvent((id: number | null) => {
    if (indexOf(id) >= 0) virtualizer.scrollToIndex(indexOf(id), { align: 'auto' });
  });
  useEffect(() => reveal(openId), [openId]);

  const focusRow = (index: number) => {
    const conversation = conversations[index];
    if (!conversation) return;
    setFocusId(conversation.id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() =>
      rowElement(scroller.current, conversation.id)?.focus({ preventScroll: true }),
    );
  };

  const onRowKeyDown = (event: KeyboardEvent<HTMLDivElement>, conversation: Conversation) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onOpen(conversation);
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = nextFocus(event.key, indexOf(conversation.id), conversations.length, pageRows);
    if (next === null) return;
    event.preventDefault();
    focusRow(next);
  };

  const rememberMenuRow = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-conversation-id]');
    const id = Number(row?.dataset.conversationId);
    const conversation = conversations[indexOf(id)];
    if (conversation) setMenuRow(conversation);
    else event.stopPropagation();
  };

  return (
    <ContextMenu entries={useRowMenu(menuRow)}>
      <div
        ref={scroller}
        onContextMenuCapture={rememberMenuRow}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain"
      >
        <div
          role="listbox"
          aria-label={t('label')}
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map((item) => {
            const conversation = conversations[item.index];
            if (!conversation) return null;
            return (
              <ConversationRow
                key={item.key}
                conversation={conversation}
                account={accounts.find((account) => account.id === conversation.accountId)}
                showsAccount={accounts.length > 1}
                now={now}
                isOpen={conversation.id === openId}
                isFocusStop={item.index === focusIndex}
                position={item.index + 1}
                setSize={totalCount}
                top={item.start}
                onOpen={() => onOpen(conversation)}
                onFocus={() => setFocusId(conversation.id)}
                onKeyDown={(event) => onRowKeyDown(event, conversation)}
              />
            );
          })}
        </div>
      </div>
    </ContextMenu>
  );
}

function rowElement(scroller: HTMLElement | null, id: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-conversation-id="${id}"]`) ?? null;
}

function useRowMenu(conversation: Conversation | null): readonly MenuEntry[] {
  const { t } = useTranslation('inbox');
  const { markRead, markUnread } = useReadMarks();
  if (!conversation) return [];
  const { id } = conversation;
  return conversation.unreadCount > 0
    ? [{ kind: 'action', label: t('markRead'), icon: MailOpen, onSelect: () => markRead.mutate({ id }) }]
    : [{ kind: 'action', label: t('markUnread'), icon: Mail, onSelect: () => markUnread.mutate({ id }) }];
}
