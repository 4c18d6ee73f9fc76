import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandGroup } from '../../state/commands-store.ts';
import { allKeysOf, isMacSystem, type ShortcutId, shortcutIds } from '../../state/shortcuts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useNamesInAllLanguages } from './command-names.ts';
import { KeysRow } from './components/KeysRow.tsx';
import { findByWords } from './find-by-words.ts';

export interface CheatSheetDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const groups: readonly CommandGroup[] = ['go', 'conversation', 'write', 'view'];

/** Every key of the console as the table has it, printed as this system writes keys. */
export function CheatSheetDialog({ isOpen, onOpenChange }: CheatSheetDialogProps) {
  const { t } = useTranslation('commands');
  const [query, setQuery] = useState('');
  const namesOf = useNamesInAllLanguages();
  const ids = shortcutIds.filter((id) => isShown(id));
  const found = query.trim() === '' ? ids : findByWords(query, ids, namesOf).map(({ item }) => item);
  const close = (open: boolean) => {
    if (!open) setQuery('');
    onOpenChange(open);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={close}
      size="large"
      title={t('sheet.title')}
      description={t(isMacSystem() ? 'sheet.descriptionMac' : 'sheet.description')}
    >
      <SearchField label={t('sheet.search')} value={query} onValueChange={setQuery} />
      {found.length === 0 ? (
        <EmptyState title={t('sheet.empty')} description={t('sheet.emptyHint')} size="inline" />
      ) : (
        <div className="gap-x-10 pt-1 sm:columns-2">
          {groups.map((group) => (
            <KeysGroup key={group} group={group} ids={found.filter((id) => id.startsWith(`${group}.`))} />
          ))}
        </div>
      )}
    </Dialog>
  );
}

/** One row for the pinned conversations instead of eight, and none for what has no key. */
function isShown(id: ShortcutId): boolean {
  return allKeysOf(id).length > 0 && !(id.startsWith('go.pinned.') && id !== 'go.pinned.1');
}

interface KeysGroupProps {
  readonly group: CommandGroup;
  readonly ids: readonly ShortcutId[];
}

function KeysGroup({ group, ids }: KeysGroupProps) {
  const { t } = useTranslation('commands');
  if (ids.length === 0) return null;
  return (
    <section className="break-inside-avoid-column pt-4">
      <h3 className="pb-1 text-sm font-semibold text-ink">{t(`groups.${group}`)}</h3>
      <dl className="divide-y divide-line">
        {ids.map((id) => (
          <KeysRow key={id} id={id} />
        ))}
      </dl>
    </section>
  );
}
