// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendingRecipient } from '#shared/contract/sendings.ts';
import type { SendingRecipientId } from '#shared/domain/ids.ts';
import { useTableRows } from '../../../ui/use-table-rows.ts';
import { RecipientRow, ROW_HEIGHT } from './RecipientRow.tsx';

export interface RecipientTableProps {
  readonly recipients: readonly SendingRecipient[];
  readonly onOpen: (recipient: SendingRecipient) => void;
  readonly onRetry: (id: SendingRecipientId) => void;
  readonly isRetrying: boolean;
  readonly onNearEnd: () => void;
}

/** The people of a sending as virtual rows; arrows, Home and End move, Enter opens the conversation. */
export function RecipientTable(props: RecipientTableProps) {
  const { recipients, onOpen, onRetry, isRetrying, onNearEnd } = props;
  const { t } = useTranslation('sendings');
  const { scroller, items, totalSize, focusStop, setFocused, focusRow, stepOf } = useTableRows({
    count: recipients.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => recipients[index]?.id,
    onNearEnd,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // A button of the row has keys of its own.
    if (event.target instanceof HTMLButtonElement || event.altKey || event.ctrlKey || event.metaKey) return;
    const recipient = recipients[focusStop];
    const step = stepOf(event);
    if (step !== null) focusRow(focusStop + step);
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
      <div role="rowgroup" className="relative" style={{ height: totalSize }}>
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
