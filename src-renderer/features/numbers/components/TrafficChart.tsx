import { useTranslation } from 'react-i18next';
import { BarChart } from '../../../ui/BarChart.tsx';

export interface TrafficChartProps {
  readonly label: string;
  readonly first: string;
  readonly last: string;
  readonly bars: readonly {
    readonly key: string;
    readonly sentence: string;
    readonly received: number;
    readonly sent: number;
  }[];
}

/** What came and what went, side by side. */
export function TrafficChart({ label, first, last, bars }: TrafficChartProps) {
  const { t } = useTranslation('numbers');
  return (
    <BarChart
      label={label}
      hint={t('chartHint')}
      first={first}
      last={last}
      legend={[
        { label: t('received'), className: 'bg-chart-quiet' },
        { label: t('sent'), className: 'bg-accent' },
      ]}
      bars={bars.map(({ key, sentence, received, sent }) => ({
        key,
        sentence,
        columns: [
          { share: 0.5, layers: [{ value: received, className: 'fill-chart-quiet' }] },
          { share: 0.5, layers: [{ value: sent, className: 'fill-accent' }] },
        ],
      }))}
    />
  );
}
