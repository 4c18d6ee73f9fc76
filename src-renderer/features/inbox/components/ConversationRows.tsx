import {
  type MouseEvent,
  memo,
  type RefObject,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Colleague, Settings } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import type { Presence } from '../../../api/use-presence.ts';
import { useDraftFileCount, useDraftText } from '../../../state/drafts-store.ts';
import { useSelectionStore } from '../../../state/selection-store.ts';
import { useNow } from '../../../state/use-now.ts';
import type { ListWindow } from '../list-window.ts';
import { rowHeights } from '../row-height.ts';
import { rowIdOf } from '../targets.ts';
import { useListKeys } from '../use-list-keys.ts';
import { useListScroll } from '../use-list-scroll.ts';
import { type RowWords, useRowWords } from '../use-row-words.ts';
import { ConversationRow } from './ConversationRow.tsx';

export interface ConversationRowsProps {
  readonly rows: readonly Conversation[];
  readonly accounts: readonly Account[];
  readonly labels: readonly Label[];
  readonly operators: readonly Colleague[];
  readonly presence: Presence;
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

/** The rows, virtual: thirty elements for ten thousand conversations. While one scrolls, only what comes in is drawn. */
export function ConversationRows(props: ConversationRowsProps) {
  const { rows, accounts, labels, operators, presence, density, scroller, openId, onOpen } = props;
  const { totalCount, pointedIndex, coveredIndex } = props;
  const words = useRowWords();
  const now = useNow();
  const rowHeight = rowHeights[density];
  const box = useRef<HTMLDivElement>(null);
  const ids = useIds(rows);
  const places = useMemo(() => new Map<number, number>(ids.map((id, index) => [id, index])), [ids]);
  const scroll = useListScroll({ ids, openId, rowHeight, box, onNearEnd: props.onNearEnd });
  const { list, focusIndex } = scroll;
  const selected = useSelectionStore((store) => store.ids);
  const onKeyDown = useListKeys({ rows, scroller, rowHeight, onOpen, focusRow: scroll.focusRow });
  const shared: SharedByRows = {
    rows,
    places,
    accounts,
    labels,
    operators,
    presence,
    density,
    openId,
    totalCount,
    pointedIndex,
    coveredIndex,
    words,
    now,
    focusIndex,
    selected,
  };
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={-1}
      aria-label={words.t('inbox:label')}
      aria-multiselectable={selected.size > 0 || undefined}
      onClick={props.onClick}
      onKeyDown={onKeyDown}
      onFocus={(event) => scroll.setFocusId(rowIdOf(event.target))}
      className="relative outline-none"
      style={{ height: ids.length * rowHeight }}
    >
      {scroll.slots.map((slot) => (
        <RowSlot key={slot} slot={slot} list={list} shared={shared} />
      ))}
    </div>
  );
}

/** The order of the rows: the same array while it is the same order, whatever else changes in a row. */
function useIds(rows: readonly Conversation[]): readonly number[] {
  const [held, setHeld] = useState<readonly number[]>([]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const isSame = ids.length === held.length && ids.every((id, index) => id === held[index]);
  if (!isSame) setHeld(ids);
  return isSame ? held : ids;
}

/** What all rows have in common. */
interface SharedByRows
  extends Pick<ConversationRowsProps, 'rows' | 'accounts' | 'labels' | 'operators' | 'density' | 'openId'>,
    Pick<ConversationRowsProps, 'presence' | 'totalCount' | 'pointedIndex' | 'coveredIndex'> {
  /** Where each conversation stands. */
  readonly places: ReadonlyMap<number, number>;
  readonly words: RowWords;
  readonly now: number;
  readonly focusIndex: number;
  readonly selected: ReadonlySet<number>;
}

interface RowSlotProps {
  readonly slot: number;
  readonly list: ListWindow;
  readonly shared: SharedByRows;
}

/** One element of the list with the conversation that it shows at the time. */
const RowSlot = memo(function RowSlot({ slot, list, shared }: RowSlotProps) {
  const id = useSyncExternalStore(list.subscribe, () => list.idIn(slot));
  const draftText = useDraftText(id ?? 0);
  const draftFiles = useDraftFileCount(id ?? 0);
  const index = id === null ? undefined : shared.places.get(id);
  const conversation = index === undefined ? undefined : shared.rows[index];
  if (index === undefined || !conversation) return null;
  const { accounts, operators, presence, density, openId, selected, words } = shared;
  const filesInWords = draftFiles === 0 ? '' : words.t('inbox:draftFiles', { count: draftFiles });
  const here = presence.filter((visit) => visit.conversationId === conversation.id);
  const visit = here.find(({ isWriting }) => isWriting) ?? here[0];
  return (
    <ConversationRow
      conversation={conversation}
      account={accounts.find((account) => account.id === conversation.accountId)}
      showsAccount={accounts.length > 1}
      labels={shared.labels}
      owner={ownerOf(conversation, operators)}
      visitor={visit && operators.find((operator) => operator.id === visit.operatorId)}
      isVisitorWriting={visit?.isWriting ?? false}
      draft={draftText || filesInWords}
      words={words}
      density={density}
      now={shared.now}
      isOpen={conversation.id === openId}
      isSelected={selected.has(conversation.id)}
      isSelecting={selected.size > 0}
      isPointedAt={index === shared.pointedIndex}
      isCovered={index === shared.coveredIndex}
      isFocusStop={index === shared.focusIndex}
      position={index + 1}
      setSize={shared.totalCount}
      top={index * rowHeights[density]}
    />
  );
});

/** Who answers, else who alone takes part. Where one person works, everything is theirs and nobody has to be named. */
function ownerOf(
  { assigneeId, participantIds }: Conversation,
  operators: readonly Colleague[],
): Colleague | undefined {
  if (operators.length < 2) return undefined;
  const ownerId = assigneeId ?? (participantIds.length === 1 ? participantIds[0] : undefined);
  return operators.find(({ id }) => id === ownerId);
}
