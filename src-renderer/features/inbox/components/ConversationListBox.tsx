import { type MouseEvent, type PointerEvent, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Operator, Settings } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import {
  clearSelection,
  selectRange,
  toggleSelected,
  useSelectionStore,
} from '../../../state/selection-store.ts';
import { useNow } from '../../../state/use-now.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import { rowHeights } from '../row-height.ts';
import { rowIdOf } from '../targets.ts';
import { useHeldRows } from '../use-held-rows.ts';
import { useListKeys } from '../use-list-keys.ts';
import { useListScroll } from '../use-list-scroll.ts';
import { useRowMenu } from '../use-row-menu.ts';
import { ConversationRow } from './ConversationRow.tsx';
import { RowActions } from './RowActions.tsx';

export interface ConversationListBoxProps {
  readonly conversations: readonly Conversation[];
  readonly accounts: readonly Account[];
  readonly labels: readonly Label[];
  readonly operators: readonly Operator[];
  readonly density: Settings['density'];
  readonly openId: number | null;
  /** -1 while it is not known. */
  readonly totalCount: number;
  readonly onOpen: (conversation: Conversation) => void;
  readonly onNearEnd: () => void;
}

/** The rows, virtual: thirty elements for ten thousand conversations. One menu, one ear for clicks and keys serve them all. */
export function ConversationListBox(props: ConversationListBoxProps) {
  'use no memo'; // See use-list-scroll.ts: the virtualizer changes under its own identity.
  const { accounts, operators, density, openId, onOpen } = props;
  const { t } = useTranslation('inbox');
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, aim, grip, release } = useHeldRows(props.conversations);
  const rowHeight = rowHeights[density];
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const scroll = useListScroll({ ids, openId, rowHeight, scroller, onNearEnd: props.onNearEnd });
  const selected = useSelectionStore((store) => store.ids);
  const pointed = usePointedRow(scroller, rowHeight, rows.length);
  const [menuRow, setMenuRow] = useState<Conversation | null>(null);
  const [openMenu, setOpenMenu] = useState<'context' | 'row' | null>(null);
  const conversationOf = (event: SyntheticEvent) =>
    rows.find(({ id }) => id === rowIdOf(event.target as Element));
  const onKeyDown = useListKeys({ rows, scroller, rowHeight, onOpen, focusRow: scroll.focusRow });

  const onClick = (event: MouseEvent) => {
    const conversation = conversationOf(event);
    if (!conversation) return;
    release();
    if (event.shiftKey) selectRange(ids, conversation.id, openId);
    else if (event.ctrlKey || event.metaKey) toggleSelected(conversation.id);
    else {
      clearSelection();
      onOpen(conversation);
    }
  };
  const rememberMenuRow = (event: MouseEvent) => {
    const conversation = conversationOf(event) ?? (pointed.index === null ? undefined : rows[pointed.index]);
    if (conversation) setMenuRow(conversation);
    // Beside a row there is nothing to offer.
    else event.stopPropagation();
  };
  const holdFor = (menu: 'context' | 'row') => (isOpen: boolean) => {
    setOpenMenu(isOpen ? menu : null);
    if (isOpen) grip();
    else release();
  };
  const showsActions = selected.size === 0 && openMenu !== 'context';
  const pointedRow = pointed.index === null ? undefined : rows[pointed.index];

  return (
    <ContextMenu entries={useRowMenu(menuRow)} onOpenChange={holdFor('context')}>
      <div
        ref={scroller}
        onContextMenuCapture={rememberMenuRow}
        onPointerMove={(event) => {
          if (event.pointerType !== 'mouse' || openMenu) return;
          pointed.move(event);
          aim();
        }}
        onPointerDown={grip}
        onPointerUp={aim}
        onPointerLeave={() => {
          if (openMenu) return;
          pointed.leave();
          release();
        }}
        onScroll={pointed.scrolled}
        className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain"
      >
        <div
          role="listbox"
          tabIndex={-1}
          aria-label={t('label')}
          aria-multiselectable={selected.size > 0 || undefined}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onFocus={(event) => scroll.setFocusId(rowIdOf(event.target))}
          className="relative outline-none"
          style={{ height: scroll.totalSize }}
        >
          {scroll.items.map(({ key, index, start }) => {
            const conversation = rows[index];
            if (!conversation) return null;
            return (
              <ConversationRow
                key={key}
                conversation={conversation}
                account={accounts.find((account) => account.id === conversation.accountId)}
                showsAccount={accounts.length > 1}
                labels={props.labels}
                // Where one person works, everything is theirs.
                assignee={
                  operators.length > 1
                    ? operators.find(({ id }) => id === conversation.assigneeId)
                    : undefined
                }
                density={density}
                now={now}
                isOpen={conversation.id === openId}
                isSelected={selected.has(conversation.id)}
                isSelecting={selected.size > 0}
                isPointedAt={index === pointed.index}
                isCovered={index === pointed.index && showsActions}
                isFocusStop={index === scroll.focusIndex}
                position={index + 1}
                setSize={props.totalCount}
                top={start}
              />
            );
          })}
        </div>
        {pointedRow && showsActions ? (
          <RowActions
            conversation={pointedRow}
            top={(pointed.index ?? 0) * rowHeight}
            height={rowHeight}
            onMenuOpenChange={holdFor('row')}
          />
        ) : null}
      </div>
    </ContextMenu>
  );
}

/** The row under the mouse, by its place: what lies above a row must not make it look left. */
function usePointedRow(scroller: React.RefObject<HTMLElement | null>, rowHeight: number, count: number) {
  const [index, setIndex] = useState<number | null>(null);
  const lastY = useRef<number | null>(null);
  const find = () => {
    const box = scroller.current;
    if (!box || lastY.current === null) return;
    const place = Math.floor((lastY.current - box.getBoundingClientRect().top + box.scrollTop) / rowHeight);
    setIndex(place >= 0 && place < count ? place : null);
  };
  return {
    // Rows may have gone from below the pointer since it last moved.
    index: index !== null && index < count ? index : null,
    move: (event: PointerEvent) => {
      lastY.current = event.clientY;
      find();
    },
    leave: () => {
      lastY.current = null;
      setIndex(null);
    },
    scrolled: find,
  };
}
