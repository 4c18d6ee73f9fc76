import { Mail, MailOpen } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useNow } from '../../../state/use-now.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { nextFocus } from '../list-keys.ts';
import { useReadMarks } from '../mutations.ts';
import { ROW_HEIGHT } from '../row-height.ts';
import { useListScroll } from '../use-list-scroll.ts';
import { ConversationRow } from './ConversationRow.tsx';

export interface ConversationListBoxProps {
  readonly conversations: readonly Conversation[];
  readonly accounts: readonly Account[];
  readonly openId: number | null;
  /** -1 while it is not known. */
  readonly totalCount: number;
  readonly onOpen: (conversation: Conversation) => void;
  readonly onNearEnd: () => void;
}

/** The rows, virtual: thirty elements for ten thousand conversations. One menu, one ear for clicks and keys serve them all. */
export function ConversationListBox(props: ConversationListBoxProps) {
  'use no memo'; // See use-list-scroll.ts: the virtualizer changes under its own identity.
  const { conversations, accounts, openId, totalCount, onOpen, onNearEnd } = props;
  const { t } = useTranslation('inbox');
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const ids = conversations.map(({ id }) => id);
  const scroll = useListScroll({ ids, openId, scroller, onNearEnd });
  const [menuRow, setMenuRow] = useState<Conversation | null>(null);
  const conversationOf = (event: SyntheticEvent) => conversations.find(({ id }) => id === rowId(event));

  const onKeyDown = (event: KeyboardEvent) => {
    const conversation = conversationOf(event);
    if (!conversation || event.altKey || event.ctrlKey || event.metaKey) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const next = nextFocus(event.key, ids.indexOf(conversation.id), ids.length, pageRows);
    if (event.key === 'Enter' || event.key === ' ') onOpen(conversation);
    else if (next !== null) scroll.focusRow(next);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const conversation = conversationOf(event);
    if (conversation) onOpen(conversation);
  };
  const rememberMenuRow = (event: MouseEvent) => {
    const conversation = conversationOf(event);
    if (conversation) setMenuRow(conversation);
    // Beside a row there is nothing to offer.
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
          tabIndex={-1}
          aria-label={t('label')}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onFocus={(event) => scroll.setFocusId(rowId(event))}
          className="relative outline-none"
          style={{ height: scroll.totalSize }}
        >
          {scroll.items.map(({ key, index, start }) => {
            const conversation = conversations[index];
            if (!conversation) return null;
            return (
              <ConversationRow
                key={key}
                conversation={conversation}
                account={accounts.find((account) => account.id === conversation.accountId)}
                showsAccount={accounts.length > 1}
                now={now}
                isOpen={conversation.id === openId}
                isFocusStop={index === scroll.focusIndex}
                position={index + 1}
                setSize={totalCount}
                top={start}
              />
            );
          })}
        </div>
      </div>
    </ContextMenu>
  );
}

/** The id of the row that an event came from; null beside all rows. */
function rowId(event: SyntheticEvent): number | null {
  const row = (event.target as Element).closest<HTMLElement>('[data-conversation-id]');
  return row ? Number(row.dataset.conversationId) : null;
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
