import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { momentOfDay } from '../../../state/day-bars.ts';
import { BarChart, type BarColumn } from '../../../ui/BarChart.tsx';
import type { StatBar } from '../stat-periods.ts';
import { useBarWords } from '../use-bar-words.ts';

export interface StatsChartProps {
  readonly bars: readonly StatBar[];
}

// Nested, not stacked: who read it also got it. The failed stand beside, for they are no part of what arrived.
const layers = [
  { key: 'sent', fill: 'fill-chart-quiet', mark: 'bg-chart-quiet' },
  { key: 'delivered', fill: 'fill-chart-soft', mark: 'bg-chart-soft' },
  { key: 'read', fill: 'fill-accent', mark: 'bg-accent' },
] as const;

/** The days as bars; what a bar says is said under the chart while the pointer or the keyboard is on it. */
export function StatsChart({ bars }: StatsChartProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const words = useBarWords();
  const edge = (day: string | undefined) => (day === undefined ? '' : format.date(momentOfDay(day)));
  return (
    <BarChart
      label={t('stats.chartLabel')}
      hint={t('stats.chartHint')}
      first={edge(bars[0]?.from)}
      last={edge(bars.at(-1)?.to)}
      legend={[
        ...layers.map(({ key, mark }) => ({ label: t(`stats.${key}`), className: mark })),
        { label: t('stats.failed'), className: 'bg-danger' },
      ]}
      bars={bars.map((bar) => ({ key: bar.from, sentence: words.sentence(bar), columns: columnsOf(bar) }))}
    />
  );
}

function columnsOf(bar: StatBar): readonly BarColumn[] {
  const arrived = layers.map(({ key, fill }) => ({ value: bar[key], className: fill }));
  if (bar.failed === 0) return [{ share: 1, layers: arrived }];
  return [
    { share: 0.75, layers: arrived },
    { share: 0.25, layers: [{ value: bar.failed, className: 'fill-danger' }] },
  ];
}
