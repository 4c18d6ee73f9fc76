import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { useWindowWords } from '../../state/use-window-words.ts';
import { createWindowLabels } from './window-labels.ts';

/** What rows need to speak the language of the screen: asked for once a list, since each of them would ask with every step. */
export function useRowWords() {
  const { t } = useTranslation(['inbox', 'shell', 'common', 'engagement']);
  const format = useFormat();
  const nameOf = useContactName();
  const { sentence } = useWindowWords();
  const windowLabels = useMemo(() => createWindowLabels(t, sentence), [t, sentence]);
  return { t, format, nameOf, windowLabels };
}

export type RowWords = ReturnType<typeof useRowWords>;
