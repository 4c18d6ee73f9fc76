import { type MouseEvent, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Operator, Settings } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import { useSelectionStore } from '../../../state/selection-store.ts';
import { useNow } from '../../../state/use-now.ts';
import { rowHeights } from '../row-height.ts';
import { rowIdOf } from '../targets.ts';
import { useListKeys } from '../use-list-keys.ts';
import { useListScroll } from '../use-list-scroll.ts';
import { ConversationRow } from './ConversationRow.tsx';

export interface ConversationRowsProps {
  readonly rows: readonly Conversation[];
  readonly accounts: readonly Account[];
  readonly labels: readonly Label[];
  readonly operators: readonly Operator[];
  readonly density: Settings['density'];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly openId: number | null;
  /** -1 while it is not known. */
  readonly totalCount: number;
  readonly pointedIndex: number | null;
  /** The row over whose end something lies. */
  readonly coveredIndex: number | null;
  readonly onClick: (event: MouseEvent) => void;
  readonly onOpen: (conversation: Conversation) => void;
  readonly onNearEnd: () => void;
}

/** The rows, virtual: thirty elements for ten thousand conversations. Nothing else is drawn again while one scrolls. */
export function ConversationRows(props: ConversationRowsProps) {
  'use no memo'; // See use-list-scroll.ts: the virtualizer changes under its own identity.
  const { rows, accounts, operators, density, scroller, openId, onOpen } = props;
  const { t } = useTranslation('inbox');
  const now = useNow();
  const rowHeight = rowHeights[density];
  const box = useRef<HTMLDivElement>(null);
  const pane = () => box.current?.parentElement ?? null;
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const scroll = useListScroll({ ids, openId, rowHeight, pane, onNearEnd: props.onNearEnd });
  const selected = useSelectionStore((store) => store.ids);
  const onKeyDown = useListKeys({ rows, scroller, rowHeight, onOpen, focusRow: scroll.focusRow });
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={-1}
      aria-label={t('label')}
      aria-multiselectable={selected.size > 0 || undefined}
      onClick={props.onClick}
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
              operators.length > 1 ? operators.find(({ id }) => id === conversation.assigneeId) : undefined
            }
            density={density}
            now={now}
            isOpen={conversation.id === openId}
            isSelected={selected.has(conversation.id)}
            isSelecting={selected.size > 0}
            isPointedAt={index === props.pointedIndex}
            isCovered={index === props.coveredIndex}
            isFocusStop={index === scroll.focusIndex}
            position={index + 1}
            setSize={props.totalCount}
            top={start}
          />
        );
      })}
    </div>
  );
}
