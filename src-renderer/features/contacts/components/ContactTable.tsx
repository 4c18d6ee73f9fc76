// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { useContactsStore } from '../../../state/contacts-store.ts';
import {
  extended,
  isSelected,
  nothingSelected,
  type Selection,
  toggled,
} from '../../../state/row-selection.ts';
import { useTableKeys } from '../../../state/use-table-keys.ts';
import { MarkBox } from '../../../ui/MarkBox.tsx';
import { rowIndex, useTableRows } from '../../../ui/use-table-rows.ts';
import { useColumns } from '../use-columns.ts';
import { ContactTableRow, cellClass, markCellClass, nameCellClass, ROW_HEIGHT } from './ContactTableRow.tsx';

export interface ContactTableProps {
  readonly contacts: readonly Contact[];
  readonly openId: ContactId | null;
  /** All there are, -1 while that is not known. */
  readonly rowCount: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (id: ContactId) => void;
  readonly onNearEnd: () => void;
}

/** The contacts as a table of virtual rows; arrows move, Enter opens, Space marks, Shift marks a range, Ctrl+A all that is shown. */
export function ContactTable(props: ContactTableProps) {
  const { contacts, openId, rowCount, selection, onSelect, onOpen, onNearEnd } = props;
  const { t } = useTranslation('contacts');
  const chosen = useContactsStore((store) => store.columns);
  const columns = useColumns().filter(({ id }) => chosen.includes(id));
  const rows = useTableRows({
    count: contacts.length,
    rowHeight: ROW_HEIGHT,
    keyOf: (index) => contacts[index]?.id,
    onNearEnd,
  });
  const { scroller } = rows;
  const keys = contacts.map(({ id }) => String(id));
  const open = (key: string) => onOpen(Number(key) as ContactId);
  const onKeyDown = useTableKeys({ keys, rows, selection, onSelect, onOpen: open });
  const markedCount =
    selection.kind === 'all' ? keys.length : keys.filter((key) => selection.keys.has(key)).length;

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('list.label')}
      aria-multiselectable
      // The heading is the first row.
      aria-rowcount={rowCount < 0 ? -1 : rowCount + 1}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const key = keys[rowIndex(event)];
        if (key === undefined) return;
        if (event.shiftKey) onSelect(extended(selection, key, keys));
        else if (event.ctrlKey || event.metaKey || isMark(event)) onSelect(toggled(selection, key, keys));
        else open(key);
      }}
      onFocus={rows.onFocus}
      className="@container min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain pb-4 outline-none"
    >
      <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
        <div
          role="row"
          aria-rowindex={1}
          className="flex min-h-8 items-center gap-4 ps-2 pe-5 text-xs text-ink-faint"
        >
          <span role="columnheader" className={markCellClass}>
            <button
              type="button"
              role="checkbox"
              aria-checked={markedCount === 0 ? false : markedCount === keys.length ? true : 'mixed'}
              aria-label={t('selection.markAll')}
              onClick={() =>
                onSelect(
                  markedCount === keys.length
                    ? nothingSelected
                    : { kind: 'keys', keys: new Set(keys), anchor: null },
                )
              }
              className="flex rounded-xs p-2 -outline-offset-2"
            >
              <MarkBox state={markedCount === 0 ? false : markedCount === keys.length ? true : 'mixed'} />
            </button>
          </span>
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
      <div role="rowgroup" className="relative" style={{ height: rows.totalSize }}>
        {rows.items.map(({ key, index, start }) => {
          const contact = contacts[index];
          return contact ? (
            <ContactTableRow
              key={key}
              contact={contact}
              columns={columns}
              index={index}
              top={start}
              isOpen={contact.id === openId}
              isSelected={isSelected(selection, String(contact.id))}
              isFocusStop={index === rows.focusStop}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

const isMark = (event: SyntheticEvent): boolean => (event.target as Element).closest('[data-mark]') !== null;
