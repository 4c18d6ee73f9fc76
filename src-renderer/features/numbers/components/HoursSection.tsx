import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCells } from '../use-cells.ts';
import { ChartSection } from './ChartSection.tsx';
import { TrafficChart } from './TrafficChart.tsx';

export interface HoursSectionProps {
  readonly hours: Numbers['byHour'];
  readonly timeZone: string;
}

/** Messages by the hour of the day, all days together: when somebody has to be there. */
export function HoursSection({ hours, timeZone }: HoursSectionProps) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const { words, count } = useCells();
  const nameOf = (hour: number) => `${two(hour)}:00–${two(hour + 1)}:00`;
  return (
    <ChartSection
      title={t('byHour')}
      fileName="rozmova-hours"
      columns={[
        { name: t('hour'), nameInFile: t('hourInZone', { timeZone }) },
        { name: t('received') },
        { name: t('sent') },
      ]}
      lines={hours.map(({ hour, received, sent }) => ({
        key: String(hour),
        cells: [words(nameOf(hour)), count(received), count(sent)],
      }))}
      chart={
        <TrafficChart
          label={t('byHour')}
          first="00:00"
          last="24:00"
          bars={hours.map(({ hour, received, sent }) => ({
            key: String(hour),
            received,
            sent,
            sentence: t('bar', {
              name: nameOf(hour),
              received: format.count(received),
              sent: format.count(sent),
            }),
          }))}
        />
      }
    />
  );
}

const two = (hour: number): string => String(hour).padStart(2, '0');
