import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { useWindowWords } from '../../state/use-window-words.ts';

/** What rows need to speak the language of the screen: asked for once a list, since each of them would ask with every step. */
export function useRowWords() {
  const { t } = useTranslation(['inbox', 'shell', 'common', 'engagement']);
  const format = useFormat();
  const nameOf = useContactName();
  const { sentence } = useWindowWords();
  return { t, format, nameOf, sentence };
}

export type RowWords = ReturnType<typeof useRowWords>;
