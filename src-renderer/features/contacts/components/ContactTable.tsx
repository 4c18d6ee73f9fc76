// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { rowIndex, useTableRows } from '../../../ui/use-table-rows.ts';
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

/** The contacts as a table of virtual rows; arrows, Home, End and Page move, Enter opens. */
export function ContactTable({ contacts, openId, rowCount, onOpen, onNearEnd }: ContactTableProps) {
  const { t } = useTranslation('contacts');
  const chosen = useContactsStore((store) => store.columns);
  const columns = useColumns().filter(({ id }) => chosen.includes(id));
  const { scroller, items, totalSize, focusStop, focusRow, onFocus, stepOf } = useTableRows({
    count: contacts.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => contacts[index]?.id,
    onNearEnd,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const contact = contacts[focusStop];
    const step = stepOf(event);
    if (step !== null) focusRow(focusStop + step);
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
      onFocus={onFocus}
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
      <div role="rowgroup" className="relative" style={{ height: totalSize }}>
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
