import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDuration } from '../use-duration.ts';
import { ChartSection } from './ChartSection.tsx';
import { NumbersTable } from './NumbersTable.tsx';

/** The accounts beside one another. */
export function AccountsSection({ accounts }: { readonly accounts: Numbers['byAccount'] }) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const duration = useDuration();
  const known = useAccounts();
  const nameOf = (id: number) => known.find((account) => account.id === id)?.name ?? t('gone');
  const columns = [t('account'), t('received'), t('sent'), t('firstAnswer'), t('waitingNow')];
  return (
    <ChartSection
      title={t('byAccount')}
      fileName="rozmova-accounts"
      csv={() => [
        [...columns.slice(0, 3), t('medianSeconds'), columns[4] ?? ''],
        ...accounts.map(({ accountId, received, sent, firstAnswer, waiting }) => [
          nameOf(accountId),
          String(received),
          String(sent),
          firstAnswer.medianMs === null ? '' : String(Math.round(firstAnswer.medianMs / 1000)),
          String(waiting),
        ]),
      ]}
      table={
        <NumbersTable
          label={t('byAccount')}
          columns={columns}
          rows={accounts.map(({ accountId, received, sent, firstAnswer, waiting }) => ({
            key: String(accountId),
            cells: [
              nameOf(accountId),
              format.count(received),
              format.count(sent),
              firstAnswer.medianMs === null ? '—' : duration(firstAnswer.medianMs),
              format.count(waiting),
            ],
          }))}
        />
      }
    />
  );
}
