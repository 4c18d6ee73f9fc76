import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useCells } from '../use-cells.ts';
import { ChartSection } from './ChartSection.tsx';

/** The accounts beside one another. */
export function AccountsSection({ accounts }: { readonly accounts: Numbers['byAccount'] }) {
  const { t } = useTranslation('numbers');
  const { words, count, wait } = useCells();
  const known = useAccounts();
  const nameOf = (id: number) => known.find((account) => account.id === id)?.name ?? t('gone');
  return (
    <ChartSection
      title={t('byAccount')}
      fileName="rozmova-accounts"
      columns={[
        { name: t('account') },
        { name: t('received') },
        { name: t('sent') },
        { name: t('firstAnswer'), nameInFile: t('medianSeconds') },
        { name: t('waitingNow') },
      ]}
      lines={accounts.map(({ accountId, received, sent, firstAnswer, waiting }) => ({
        key: String(accountId),
        cells: [
          words(nameOf(accountId)),
          count(received),
          count(sent),
          wait(firstAnswer.medianMs),
          count(waiting),
        ],
      }))}
    />
  );
}
