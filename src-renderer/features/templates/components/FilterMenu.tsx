import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { narrowWindow, useMediaQuery } from '../../../state/use-media-query.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { occurringValues } from '../find-templates.ts';
import { type FilterKind, filterKinds, toggleFilter, useTemplatesStore } from '../templates-store.ts';
import { useTemplateWords } from '../use-template-words.ts';

export interface FilterMenuProps {
  readonly templates: readonly Template[];
}

/** By what the list is narrowed: the values that occur, several of each kind. */
export function FilterMenu({ templates }: FilterMenuProps) {
  const { t } = useTranslation('templates');
  const filters = useTemplatesStore((store) => store.filters);
  const valueWords = useValueWords();
  const kinds = useFilterKinds();
  const isNarrow = useMediaQuery(narrowWindow);
  const entries = kinds.map((kind): MenuEntry => {
    // A value that is chosen stays in the menu when its last template is gone: it has to be let go of.
    const values = new Set([...occurringValues(templates, kind), ...filters[kind]]);
    return {
      kind: 'submenu',
      label: t(`filters.${kind}`),
      entries: [...values].map((value) => ({
        kind: 'check',
        label: valueWords(kind, value),
        isChecked: filters[kind].includes(value),
        onChange: (isOn) => toggleFilter(kind, value, isOn),
      })),
    };
  });
  return (
    <Menu
      align="end"
      trigger={
        isNarrow ? (
          <IconButton icon={ListFilter} label={t('filters.title')} />
        ) : (
          <Button variant="quiet" icon={ListFilter}>
            {t('filters.title')}
          </Button>
        )
      }
      entries={entries}
    />
  );
}

/** What the list is narrowed by now, each to be let go of. */
export function FilterTags() {
  const { t } = useTranslation('templates');
  const filters = useTemplatesStore((store) => store.filters);
  const valueWords = useValueWords();
  const chosen = filterKinds.flatMap((kind) => filters[kind].map((value) => ({ kind, value })));
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={t('filters.chosen')} className="flex flex-wrap gap-1.5 px-3 pb-2 sm:px-5">
      {chosen.map(({ kind, value }) => (
        <li key={`${kind} ${value}`}>
          <Tag onRemove={() => toggleFilter(kind, value, false)}>
            {t('filters.tag', { kind: t(`filters.${kind}`), value: valueWords(kind, value) })}
          </Tag>
        </li>
      ))}
    </ul>
  );
}

/** One account is no choice. */
function useFilterKinds(): readonly FilterKind[] {
  const isOneAccount = useAccounts().length < 2;
  return filterKinds.filter((kind) => !(kind === 'account' && isOneAccount));
}

function useValueWords() {
  const words = useTemplateWords();
  const accounts = useAccounts();
  return (kind: FilterKind, value: string): string => {
    switch (kind) {
      case 'account':
        return accounts.find(({ id }) => String(id) === value)?.name ?? value;
      case 'status':
        return words.status(value);
      case 'category':
        return words.category(value);
      case 'language':
        return words.language(value);
      case 'quality':
        return words.quality(value === 'UNKNOWN' ? null : value);
    }
  };
}
