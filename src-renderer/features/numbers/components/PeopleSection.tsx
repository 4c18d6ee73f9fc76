import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useCells } from '../use-cells.ts';
import { ChartSection } from './ChartSection.tsx';
import { ShareBar } from './ShareBar.tsx';

/** Who wrote how much, and how fast each was the first to answer. */
export function PeopleSection({ people }: { readonly people: Numbers['byOperator'] }) {
  const { t } = useTranslation('numbers');
  const { words, count, wait } = useCells();
  const operators = useOperators();
  const nameOf = (id: number | null) =>
    id === null ? t('nobody') : (operators.find((operator) => operator.id === id)?.name ?? t('gone'));
  const most = Math.max(1, ...people.map(({ sent }) => sent));
  if (people.length === 0) return null;
  return (
    <ChartSection
      title={t('byOperator')}
      fileName="rozmova-operators"
      columns={[
        { name: t('operator') },
        { name: t('sent') },
        { name: t('answers') },
        { name: t('firstAnswer'), nameInFile: t('medianSeconds') },
        { name: t('nineOfTen'), nameInFile: t('ninetiethSeconds') },
      ]}
      lines={people.map(({ operatorId, sent, firstAnswer }) => {
        const { shown, plain } = count(sent);
        return {
          key: String(operatorId),
          cells: [
            words(nameOf(operatorId)),
            { shown: <ShareBar share={sent / most} words={shown} />, plain },
            count(firstAnswer.count),
            wait(firstAnswer.medianMs),
            wait(firstAnswer.ninetiethMs),
          ],
        };
      })}
    />
  );
}
