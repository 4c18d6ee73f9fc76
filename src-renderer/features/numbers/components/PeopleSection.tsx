import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDuration } from '../use-duration.ts';
import { ChartSection } from './ChartSection.tsx';
import { NumbersTable } from './NumbersTable.tsx';
import { ShareBar } from './ShareBar.tsx';

/** Who wrote how much, and how fast each was the first to answer. */
export function PeopleSection({ people }: { readonly people: Numbers['byOperator'] }) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const duration = useDuration();
  const operators = useOperators();
  const nameOf = (id: number | null) =>
    id === null ? t('nobody') : (operators.find((operator) => operator.id === id)?.name ?? t('gone'));
  const most = Math.max(1, ...people.map(({ sent }) => sent));
  const columns = [t('operator'), t('sent'), t('answers'), t('firstAnswer')];
  if (people.length === 0) return null;
  return (
    <ChartSection
      title={t('byOperator')}
      fileName="rozmova-operators"
      csv={() => [
        [...columns.slice(0, 3), t('medianSeconds'), t('ninetiethSeconds')],
        ...people.map(({ operatorId, sent, firstAnswer }) => [
          nameOf(operatorId),
          String(sent),
          String(firstAnswer.count),
          seconds(firstAnswer.medianMs),
          seconds(firstAnswer.ninetiethMs),
        ]),
      ]}
      table={
        <NumbersTable
          label={t('byOperator')}
          columns={columns}
          rows={people.map(({ operatorId, sent, firstAnswer }) => ({
            key: String(operatorId),
            cells: [
              nameOf(operatorId),
              <ShareBar key="sent" share={sent / most} words={format.count(sent)} />,
              format.count(firstAnswer.count),
              firstAnswer.medianMs === null ? '—' : duration(firstAnswer.medianMs),
            ],
          }))}
        />
      }
    />
  );
}

const seconds = (ms: number | null): string => (ms === null ? '' : String(Math.round(ms / 1000)));
