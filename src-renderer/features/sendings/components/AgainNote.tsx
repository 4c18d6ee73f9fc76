import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** Why some of those who failed are not offered to be tried again, or nobody is. */
export function AgainNote({ sending: { again, counts } }: { readonly sending: Sending }) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  if (again === null) return null;
  const { ready, later, nextAt } = again;
  const never = counts.failed - ready - later;
  const words = (count: number) => ({ count, formattedCount: format.count(count) });
  const sentences = [
    nextAt === null ? null : t('again.later', { ...words(later), at: format.dayTime(nextAt) }),
    never === 0 ? null : never === counts.failed ? t('again.nobody') : t('again.never', words(never)),
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return null;
  return <p className="max-w-[80ch] text-sm text-pretty text-ink-soft tabular-nums">{sentences.join(' ')}</p>;
}
