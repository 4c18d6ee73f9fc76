import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { StatBar } from '../stat-periods.ts';
import { useBarWords } from '../use-bar-words.ts';

export interface StatsTableProps {
  readonly bars: readonly StatBar[];
}

const columns = ['sent', 'delivered', 'read', 'answered', 'failed'] as const;

/** The numbers behind the chart, the newest first; days on which nothing was sent are left out. */
export function StatsTable({ bars }: StatsTableProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const words = useBarWords();
  const busy = bars.filter((bar) => columns.some((key) => bar[key] > 0)).toReversed();
  return (
    <section
      aria-label={t('stats.byDay')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-xs"
    >
      <table className="w-full text-sm">
        <thead>
          <tr className="sticky top-0 bg-surface text-xs text-ink-faint">
            <th className="py-1.5 pe-3 text-start font-medium">{t('stats.day')}</th>
            {columns.map((key) => (
              <th key={key} className="px-2 py-1.5 text-end font-medium">
                {t(`stats.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {busy.map((bar) => (
            <tr key={bar.from} className="border-t border-line">
              <th className="py-1.5 pe-3 text-start font-normal text-ink">{words.days(bar)}</th>
              {columns.map((key) => (
                <td key={key} className="px-2 py-1.5 text-end text-ink-soft">
                  {format.count(bar[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
