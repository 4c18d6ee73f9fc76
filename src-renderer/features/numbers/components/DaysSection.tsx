import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { momentOfDay } from '../../../state/day-bars.ts';
import { barsOf, type DaysBar, sinceTheFirst } from '../days.ts';
import { useCells } from '../use-cells.ts';
import { ChartSection } from './ChartSection.tsx';
import { TrafficChart } from './TrafficChart.tsx';

export interface DaysSectionProps {
  readonly days: Numbers['byDay'];
  readonly timeZone: string;
}

/** Messages by day; the chart of a year goes by weeks, the table behind it stays with days. */
export function DaysSection({ days, timeZone }: DaysSectionProps) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const { count } = useCells();
  const bars = barsOf(days);
  const date = (day: string) => format.date(momentOfDay(day));
  const nameOf = ({ from, to }: DaysBar) =>
    from === to ? date(from) : t('span', { from: date(from), to: date(to) });
  return (
    <ChartSection
      title={t('byDay')}
      fileName="rozmova-days"
      columns={[
        { name: t('day'), nameInFile: t('dayInZone', { timeZone }) },
        { name: t('received') },
        { name: t('sent') },
      ]}
      lines={sinceTheFirst(days)
        .toReversed()
        .map(({ day, received, sent }) => ({
          key: day,
          // The file has the day as every spreadsheet takes it for a date, whatever its language.
          cells: [{ shown: date(day), plain: day }, count(received), count(sent)],
        }))}
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
    />
  );
}
