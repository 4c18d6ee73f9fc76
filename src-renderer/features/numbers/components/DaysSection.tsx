import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { momentOfDay } from '../../../state/day-bars.ts';
import { barsOf, type DaysBar } from '../days.ts';
import { ChartSection } from './ChartSection.tsx';
import { NumbersTable } from './NumbersTable.tsx';
import { TrafficChart } from './TrafficChart.tsx';

/** Messages by day; a year by weeks. */
export function DaysSection({ days }: { readonly days: Numbers['byDay'] }) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const bars = barsOf(days);
  const date = (day: string) => format.date(momentOfDay(day));
  const nameOf = ({ from, to }: DaysBar) =>
    from === to ? date(from) : t('span', { from: date(from), to: date(to) });
  const busy = bars.filter(({ received, sent }) => received + sent > 0).toReversed();
  const columns = [t('day'), t('received'), t('sent')];
  return (
    <ChartSection
      title={t('byDay')}
      fileName="rozmova-days"
      csv={() => [columns, ...days.map(({ day, received, sent }) => [day, String(received), String(sent)])]}
      chart={
        <TrafficChart
          label={t('byDay')}
          first={bars[0] ? date(bars[0].from) : ''}
          last={bars.length > 0 ? date(bars.at(-1)?.to ?? '') : ''}
          bars={bars.map((bar) => ({
            ...bar,
            key: bar.from,
            sentence: t('bar', {
              name: nameOf(bar),
              received: format.count(bar.received),
              sent: format.count(bar.sent),
            }),
          }))}
        />
      }
      table={
        <NumbersTable
          label={t('byDay')}
          columns={columns}
          rows={busy.map((bar) => ({
            key: bar.from,
            cells: [nameOf(bar), format.count(bar.received), format.count(bar.sent)],
          }))}
        />
      }
    />
  );
}
