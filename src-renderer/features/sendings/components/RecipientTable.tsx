// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendingRecipient } from '#shared/contract/sendings.ts';
import type { SendingRecipientId } from '#shared/domain/ids.ts';
import { RecipientRow, ROW_HEIGHT } from './RecipientRow.tsx';

export interface RecipientTableProps {
  readonly recipients: readonly SendingRecipient[];
  readonly onOpen: (recipient: SendingRecipient) => void;
  readonly onRetry: (id: SendingRecipientId) => void;
  readonly isRetrying: boolean;
  readonly onNearEnd: () => void;
}

const LOOK_AHEAD = 30;

/** The people of a sending as virtual rows; arrows, Home and End move, Enter opens the conversation. */
export function RecipientTable(props: RecipientTableProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { recipients, onOpen, onRetry, isRetrying, onNearEnd } = props;
  const { t } = useTranslation('sendings');
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const virtualizer = useVirtualizer({
    count: recipients.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => recipients[index]?.id ?? index,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= recipients.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && recipients.length > 0) askForMore();
  }, [isNearEnd, recipients.length]);
  const focusStop = Math.min(focused, recipients.length - 1);
  const focusRow = (index: number) => {
    const next = Math.min(Math.max(index, 0), recipients.length - 1);
    setFocused(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A button of the row has keys of its own.
    if (event.target instanceof HTMLButtonElement || event.altKey || event.ctrlKey || event.metaKey) return;
    const recipient = recipients[focusStop];
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -recipients.length,
      End: recipients.length,
    };
    const step = steps[event.key];
    if (step !== undefined) focusRow(focusStop + step);
    else if (event.key === 'Enter' && recipient) onOpen(recipient);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('progress.people')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain pb-4 outline-none"
    >
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const recipient = recipients[index];
          return recipient ? (
            <RecipientRow
              key={key}
              recipient={recipient}
              index={index}
              top={start}
              isFocusStop={index === focusStop}
              isRetrying={isRetrying}
              onFocus={() => setFocused(index)}
              onOpen={() => onOpen(recipient)}
              onRetry={() => onRetry(recipient.id)}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
