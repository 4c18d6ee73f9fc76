import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChartSection } from './ChartSection.tsx';
import { NumbersTable } from './NumbersTable.tsx';
import { TrafficChart } from './TrafficChart.tsx';

/** Messages by the hour of the day, all days together: when somebody has to be there. */
export function HoursSection({ hours }: { readonly hours: Numbers['byHour'] }) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const nameOf = (hour: number) => `${two(hour)}:00–${two(hour + 1)}:00`;
  const columns = [t('hour'), t('received'), t('sent')];
  return (
    <ChartSection
      title={t('byHour')}
      fileName="rozmova-hours"
      csv={() => [
        columns,
        ...hours.map(({ hour, received, sent }) => [nameOf(hour), String(received), String(sent)]),
      ]}
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
      table={
        <NumbersTable
          label={t('byHour')}
          columns={columns}
          rows={hours.map(({ hour, received, sent }) => ({
            key: String(hour),
            cells: [nameOf(hour), format.count(received), format.count(sent)],
          }))}
        />
      }
    />
  );
}

const two = (hour: number): string => String(hour).padStart(2, '0');
