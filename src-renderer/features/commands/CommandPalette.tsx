import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, readCommands } from '../../state/commands-store.ts';
import { keysOf } from '../../state/shortcuts.ts';
import { PaletteDialog, type PaletteGroup } from '../../ui/PaletteDialog.tsx';
import { useNamesInAllLanguages } from './command-names.ts';
import { commandItem } from './components/command-item.tsx';
import { findByWords, LITERAL_SCORE } from './find-by-words.ts';
import { useRecentCommands } from './recent-commands.ts';
import { usePeopleGroups } from './use-people-groups.tsx';

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const groupOrder = ['conversation', 'write', 'go', 'view'] as const;

/** Everything that can be done now, and everybody one can go to, by a few letters; each command shows its keys. */
export function CommandPalette({ isOpen, onOpenChange }: CommandPaletteProps) {
  const { t } = useTranslation('commands');
  const [query, setQuery] = useState('');
  const people = usePeopleGroups(query, isOpen);
  const commands = useCommandGroups(query, isOpen);
  const close = (open: boolean) => {
    if (!open) setQuery('');
    onOpenChange(open);
  };
  return (
    <PaletteDialog
      isOpen={isOpen}
      onOpenChange={close}
      title={t('palette.title')}
      placeholder={t('palette.placeholder')}
      query={query}
      onQueryChange={setQuery}
      groups={[...commands.first, ...people.groups, ...commands.after]}
      emptyTitle={t(people.isLooking ? 'palette.looking' : 'palette.empty')}
      emptyHint={people.isLooking ? '' : t('palette.emptyHint')}
      footer={t('palette.footer', { choose: 'Enter', move: '↑ ↓', sheet: keysOf('go.cheatSheet').join('+') })}
    />
  );
}

/** Commands as groups of rows: those that stand before the people, and those after. */
interface CommandGroups {
  readonly first: readonly PaletteGroup[];
  readonly after: readonly PaletteGroup[];
}

function useCommandGroups(query: string, isOpen: boolean): CommandGroups {
  const { t } = useTranslation('commands');
  const recent = useRecentCommands();
  const namesOf = useNamesInAllLanguages();
  if (!isOpen) return { first: [], after: [] };
  // The palette itself is where one is already.
  const commands = readCommands().filter(({ id }) => id !== 'go.palette');
  const grouped = (list: readonly Command[]) =>
    groupOrder
      .map((id) => ({
        id,
        label: t(`groups.${id}`),
        items: list.filter(({ group }) => group === id).map(commandItem),
      }))
      .filter(({ items }) => items.length > 0);
  if (query.trim() === '') {
    const recently = recent.flatMap((id) => commands.filter((command) => command.id === id));
    const others = grouped(commands.filter(({ id }) => !recent.includes(id)));
    if (recently.length === 0) return { first: [], after: others };
    return {
      first: [{ id: 'recent', label: t('palette.recent'), items: recently.map(commandItem) }],
      after: others,
    };
  }
  const found = findByWords(query, commands, ({ id, title, keywords = '' }) => [
    title,
    ...namesOf(id),
    keywords,
  ]);
  // The best one first, whatever its group: Enter runs it.
  const order = [...new Set(found.map(({ item }) => item.group))];
  const groups = grouped(found.map(({ item }) => item)).sort(
    (one, other) => order.indexOf(one.id) - order.indexOf(other.id),
  );
  // A name that was typed is a name, even when its letters are somewhere in a command.
  const isLiteral = (found[0]?.score ?? 0) >= LITERAL_SCORE;
  return isLiteral ? { first: groups, after: [] } : { first: [], after: groups };
}
