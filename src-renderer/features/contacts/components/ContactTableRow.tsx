// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { MarkBox } from '../../../ui/MarkBox.tsx';
import type { Column } from '../use-columns.ts';

export interface ContactTableRowProps {
  readonly contact: Contact;
  readonly columns: readonly Column[];
  readonly index: number;
  readonly top: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** The one row that Tab reaches. */
  readonly isFocusStop: boolean;
}

export const ROW_HEIGHT = 48;
export const markCellClass = 'flex h-full w-8 shrink-0 items-center justify-center -me-3';
export const nameCellClass = 'flex min-w-0 flex-[2_1_0] items-center gap-3';
/** In a narrow list only the name stays; the number then stands below it. */
export const cellClass = 'hidden min-w-0 flex-[1_1_0] truncate @[560px]:block';

/** One contact in the list. */
export function ContactTableRow(props: ContactTableRowProps) {
  const { contact, columns, index, top, isOpen, isSelected, isFocusStop } = props;
  const { t } = useTranslation('contacts');
  const name = useContactName()(contact);
  return (
    <div
      role="row"
      // The heading is row 1.
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      data-index={index}
      tabIndex={isFocusStop ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
      className={classNames(
        'absolute inset-x-2 top-0 flex items-center gap-4 rounded-md pe-3 text-sm -outline-offset-2 transition-colors select-none',
        isSelected ? 'bg-accent-soft' : isOpen ? 'bg-press' : 'hover:bg-hover',
      )}
    >
      <span role="gridcell" data-mark className={markCellClass}>
        <MarkBox state={isSelected} />
      </span>
      <span role="gridcell" className={nameCellClass}>
        <Avatar name={name} seed={String(contact.id)} size={32} />
        <span className="min-w-0">
          <bdi className="block truncate font-medium text-ink">{name}</bdi>
          <span className="block truncate text-xs text-ink-faint tabular-nums @[560px]:hidden">
            {contact.waId === null ? t('list.noNumber') : formatPhone(contact.waId)}
          </span>
        </span>
      </span>
      {columns.map((column) => (
        <span key={column.id} role="gridcell" className={classNames(cellClass, 'text-ink-soft tabular-nums')}>
          <bdi>{column.textOf(contact)}</bdi>
        </span>
      ))}
    </div>
  );
}
