// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { useContactsStore } from '../contacts-store.ts';
import { useColumns } from '../use-columns.ts';
import { ContactTableRow, cellClass, nameCellClass, ROW_HEIGHT } from './ContactTableRow.tsx';

export interface ContactTableProps {
  readonly contacts: readonly Contact[];
  readonly openId: ContactId | null;
  /** All there are, -1 while that is not known. */
  readonly rowCount: number;
  readonly onOpen: (id: ContactId) => void;
  readonly onNearEnd: () => void;
}

const LOOK_AHEAD = 30;

/** The contacts as a table of virtual rows; arrows, Home, End and Page move, Enter opens. */
export function ContactTable({ contacts, openId, rowCount, onOpen, onNearEnd }: ContactTableProps) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { t } = useTranslation('contacts');
  const chosen = useContactsStore((store) => store.columns);
  const columns = useColumns().filter(({ id }) => chosen.includes(id));
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const virtualizer = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => contacts[index]?.id ?? index,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= contacts.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && contacts.length > 0) askForMore();
  }, [isNearEnd, contacts.length]);

  const focusStop = Math.min(focused, contacts.length - 1);
  const focusRow = (index: number) => {
    const next = Math.min(Math.max(index, 0), contacts.length - 1);
    setFocused(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const contact = contacts[focusStop];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -contacts.length,
      End: contacts.length,
    };
    const step = steps[event.key];
    if (step !== undefined) focusRow(focusStop + step);
    else if (event.key === 'Enter' && contact) onOpen(contact.id);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('list.label')}
      // The heading is the first row.
      aria-rowcount={rowCount < 0 ? -1 : rowCount + 1}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const contact = contacts[rowIndex(event)];
        if (contact) onOpen(contact.id);
      }}
      onFocus={(event) => {
        const index = rowIndex(event);
        if (index >= 0) setFocused(index);
      }}
      className="@container min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain pb-4 outline-none"
    >
      <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
        <div
          role="row"
          aria-rowindex={1}
          className="flex min-h-8 items-center gap-4 px-5 text-xs text-ink-faint"
        >
          <span role="columnheader" className={nameCellClass}>
            {t('list.name')}
          </span>
          {columns.map(({ id, title }) => (
            <span key={id} role="columnheader" className={cellClass}>
              <bdi>{title}</bdi>
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const contact = contacts[index];
          return contact ? (
            <ContactTableRow
              key={key}
              contact={contact}
              columns={columns}
              index={index}
              top={start}
              isOpen={contact.id === openId}
              isFocusStop={index === focusStop}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

/** The place of the row that an event came from, -1 beside all rows. */
function rowIndex(event: SyntheticEvent): number {
  const row = (event.target as Element).closest<HTMLElement>('[data-index]');
  return row ? Number(row.dataset.index) : -1;
}
