import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { momentOfDay } from '../../state/day-bars.ts';
import type { StatBar } from './stat-periods.ts';

/** What a bar of the chart says: its days and its numbers. */
export function useBarWords() {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const days = ({ from, to }: StatBar): string => {
    const first = format.date(momentOfDay(from));
    return from === to ? first : t('stats.span', { from: first, to: format.date(momentOfDay(to)) });
  };
  const sentence = (bar: StatBar): string =>
    t('stats.bar', {
      days: days(bar),
      sent: format.count(bar.sent),
      delivered: format.count(bar.delivered),
      read: format.count(bar.read),
      answered: format.count(bar.answered),
      failed: format.count(bar.failed),
    });
  return { days, sentence };
}
