import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../state/use-now.ts';

const MINUTE_MS = 60_000;

/** "Read 3 minutes ago", by when it was. */
export function useReadingWords(): (readAt: number | null) => string {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const now = useNow();
  return (readAt) => {
    if (readAt === null) return t('reading.never');
    if (now - readAt < MINUTE_MS) return t('reading.justNow');
    return t('reading.at', { when: format.relative(readAt, now) });
  };
}
