import { useQuery } from '@tanstack/react-query';
import { Globe, HeartPulse, MessagesSquare, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useIsAdmin } from '../use-is-admin.ts';
import { AccountRow } from './AccountRow.tsx';
import { StartSandboxPanel } from './StartSandboxPanel.tsx';

/** All connected numbers with what one wants to know of each at a glance. */
export function AccountListPanel() {
  const { t } = useTranslation(['accounts', 'address', 'doctor']);
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const accounts = useQuery(query.accounts.list.queryOptions());
  const isAdmin = useIsAdmin();
  const add = (
    <Button
      variant="primary"
      icon={Plus}
      disabledReason={isAdmin ? undefined : t('needsAdmin')}
      onClick={() => navigate('/connect')}
    >
      {t('add')}
    </Button>
  );
  const isEmpty = accounts.data?.length === 0;
  const hasSandbox = accounts.data?.some(({ kind, state }) => kind === 'sandbox' && state !== 'disconnected');
  return (
    <>
      <ScreenHeader
        title={t('title')}
        backLabel={t('backToInbox')}
        onBack={() => navigate('/')}
        actions={isEmpty ? undefined : add}
      />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {accounts.isError ? (
          <div className="mx-auto max-w-[760px] px-6 pt-6">
            <Banner tone="danger">{t('loadFailed', { reason: sentenceOf(accounts.error) })}</Banner>
          </div>
        ) : null}
        {accounts.isPending ? <Skeleton shape="rows" count={3} /> : null}
        {isEmpty ? <EmptyState icon={MessagesSquare} title={t('empty')} action={add} /> : null}
        {accounts.data && !isEmpty ? (
          <div className="mx-auto flex max-w-[760px] flex-col gap-6 px-6 pt-2 pb-16">
            <ul className="flex flex-col divide-y divide-line">
              {accounts.data.map((account) => (
                <AccountRow key={account.id} account={account} />
              ))}
            </ul>
            <div className="-ms-2.5 flex flex-wrap gap-x-2 gap-y-1">
              <Button variant="quiet" icon={Globe} onClick={() => navigate('/accounts/address')}>
                {t('address:title')}
              </Button>
              <Button variant="quiet" icon={HeartPulse} onClick={() => navigate('/doctor')}>
                {t('doctor:title')}
              </Button>
            </div>
            {hasSandbox ? null : <StartSandboxPanel />}
          </div>
        ) : null}
      </main>
    </>
  );
}
