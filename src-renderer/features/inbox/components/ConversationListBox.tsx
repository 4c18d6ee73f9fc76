import { type MouseEvent, type PointerEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Colleague, Settings } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import { useMay } from '../../../api/use-may.ts';
import type { Presence } from '../../../api/use-presence.ts';
import {
  clearSelection,
  selectRange,
  toggleSelected,
  useSelectionStore,
} from '../../../state/selection-store.ts';
import { ContextMenu } from '../../../ui/ContextMenu.tsx';
import { rowHeights } from '../row-height.ts';
import { rowIdOf } from '../targets.ts';
import { useHeldRows } from '../use-held-rows.ts';
import { ConversationRows } from './ConversationRows.tsx';
import { RowActions } from './RowActions.tsx';
import { RowMenu } from './RowMenu.tsx';

export interface ConversationListBoxProps {
  readonly conversations: readonly Conversation[];
  readonly accounts: readonly Account[];
  readonly labels: readonly Label[];
  readonly operators: readonly Colleague[];
  readonly presence: Presence;
  readonly density: Settings['density'];
  readonly openId: number | null;
  /** -1 while it is not known. */
  readonly totalCount: number;
  /** A button goes down on a row that will probably be opened by it. */
  readonly onPrepare: (conversation: Conversation) => void;
  readonly onOpen: (conversation: Conversation) => void;
  readonly onNearEnd: () => void;
}

/** The list with its one menu and what can be done with the row under the pointer; its rows know nothing of either. */
export function ConversationListBox(props: ConversationListBoxProps) {
  const { density, openId, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, aim, grip, release } = useHeldRows(props.conversations);
  const rowHeight = rowHeights[density];
  const mayAct = useMay('operator');
  const hasSelection = useSelectionStore((store) => store.ids.size > 0);
  const pointed = usePointedRow(scroller, rowHeight, rows.length);
  const [menuRow, setMenuRow] = useState<Conversation | null>(null);
  const [openMenu, setOpenMenu] = useState<'context' | 'row' | null>(null);
  const conversationOf = (event: SyntheticEvent) =>
    rows.find(({ id }) => id === rowIdOf(event.target as Element));

  const onClick = (event: MouseEvent) => {
    const conversation = conversationOf(event);
    if (!conversation) return;
    release();
    if (mayAct && event.shiftKey) {
      const ids = rows.map(({ id }) => id);
      selectRange(ids, conversation.id, openId);
    } else if (mayAct && (event.ctrlKey || event.metaKey)) toggleSelected(conversation.id);
    else {
      clearSelection();
      onOpen(conversation);
    }
  };
  const rememberMenuRow = (event: MouseEvent) => {
    const conversation = conversationOf(event) ?? (pointed.index === null ? undefined : rows[pointed.index]);
    if (conversation && mayAct) setMenuRow(conversation);
    // Beside a row, and to who may only look, there is nothing to offer.
    else event.stopPropagation();
  };
  const holdFor = (menu: 'context' | 'row') => (isOpen: boolean) => {
    setOpenMenu(isOpen ? menu : null);
    if (isOpen) grip();
    else release();
  };
  const showsActions = mayAct && !hasSelection && openMenu !== 'context';
  const pointedRow = pointed.index === null ? undefined : rows[pointed.index];

  return (
    <ContextMenu menu={<RowMenu conversation={menuRow} />} onOpenChange={holdFor('context')}>
      <div
        ref={scroller}
        onContextMenuCapture={rememberMenuRow}
        onPointerMove={(event) => {
          if (event.pointerType !== 'mouse' || openMenu) return;
          if (pointed.move(event)) aim();
        }}
        onPointerDown={(event) => {
          grip();
          const conversation = isPlainPress(event) ? conversationOf(event) : undefined;
          if (conversation) props.onPrepare(conversation);
        }}
        onPointerUp={aim}
        onPointerLeave={() => {
          if (openMenu) return;
          pointed.leave();
          release();
        }}
        onScroll={() => (openMenu ? undefined : pointed.scrolled())}
        // A ground of its own lets it be scrolled as a layer: without one every step would be painted anew (sharp letters need
        // to know what is behind them).
        className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain bg-surface-sunken"
      >
        <ConversationRows
          {...props}
          rows={rows}
          scroller={scroller}
          pointedIndex={pointed.index}
          coveredIndex={showsActions ? pointed.index : null}
          onClick={onClick}
        />
        {pointedRow && showsActions ? (
          <RowActions
            conversation={pointedRow}
            top={(pointed.index ?? 0) * rowHeight}
            height={rowHeight}
            isOpen={pointedRow.id === openId}
            onMenuOpenChange={holdFor('row')}
          />
        ) : null}
      </div>
    </ContextMenu>
  );
}

/** Neither the menu nor selecting is meant. */
const isPlainPress = ({ button, shiftKey, ctrlKey, metaKey }: PointerEvent): boolean =>
  button === 0 && !shiftKey && !ctrlKey && !metaKey;

/** So long after the last step of scrolling the row under the pointer is looked for again. */
const SETTLED_MS = 100;

/** The row under the mouse, by its place: what lies above a row must not make it look left. None while the list is scrolled. */
function usePointedRow(scroller: React.RefObject<HTMLElement | null>, rowHeight: number, count: number) {
  const [index, setIndex] = useState<number | null>(null);
  const lastY = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const find = () => {
    const box = scroller.current;
    if (!box || lastY.current === null) return;
    const place = Math.floor((lastY.current - box.getBoundingClientRect().top + box.scrollTop) / rowHeight);
    setIndex(place >= 0 && place < count ? place : null);
  };
  return {
    // Rows may have gone from below the pointer since it last moved.
    index: index !== null && index < count ? index : null,
    /** Whether the pointer has moved at all: browsers tell of a move as well when something went by below it. */
    move: (event: PointerEvent): boolean => {
      const hasMoved = event.movementX !== 0 || event.movementY !== 0 || lastY.current === null;
      if (!hasMoved) return false;
      lastY.current = event.clientY;
      find();
      return true;
    },
    leave: () => {
      clearTimeout(timer.current);
      lastY.current = null;
      setIndex(null);
    },
    scrolled: () => {
      if (lastY.current === null) return;
      setIndex(null);
      clearTimeout(timer.current);
      timer.current = setTimeout(find, SETTLED_MS);
    },
  };
}
