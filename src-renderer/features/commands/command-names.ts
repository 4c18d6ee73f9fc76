import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../i18n/language.ts';
import { isShortcutId, type ShortcutId } from '../../state/shortcuts.ts';

/** The pinned conversations have one name and eight keys. */
export type NamedShortcut = Exclude<ShortcutId, `go.pinned.${number}`> | 'go.pinned';

/** Under which name a shortcut stands in the cheat sheet. */
function namedShortcut(id: ShortcutId): NamedShortcut {
  return isPinned(id) ? 'go.pinned' : id;
}

const isPinned = (id: ShortcutId): id is Extract<ShortcutId, `go.pinned.${number}`> =>
  id.startsWith('go.pinned.');

/** The name of a command of the table in the language of this screen. */
export function useShortcutName(): (id: ShortcutId) => string {
  const { t } = useTranslation('commands');
  return (id) => t(`names.${namedShortcut(id)}`);
}

/** The names of a command in all our languages, so that it is found by the words of each; none for one without a key. */
export function useNamesInAllLanguages(): (id: string) => readonly string[] {
  // Told again when words come that were not here: only those of the screen's own language are loaded at the start.
  const { i18n } = useTranslation('commands', { bindI18nStore: 'added' });
  useEffect(() => void i18n.loadLanguages([...languages]), [i18n]);
  const translators = languages.map((language) => i18n.getFixedT(language, 'commands'));
  return (id) =>
    isShortcutId(id) ? translators.map((translate) => translate(`names.${namedShortcut(id)}`)) : [];
}
