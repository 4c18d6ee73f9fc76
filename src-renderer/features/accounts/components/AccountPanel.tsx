import { useQuery } from '@tanstack/react-query';
import { FlaskConical, MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { StatusDot } from '../../../ui/StatusDot.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { accountStatus, accountStatusDot } from '../account-status.ts';
import { useIsAdmin } from '../use-is-admin.ts';
import { AccountSectionsPanel } from './AccountSectionsPanel.tsx';

export interface AccountPanelProps {
  readonly id: number;
  readonly webhookOf: ((account: Account) => ReactNode) | undefined;
}

/** One connected number: what it is called, how it reaches Meta and how Meta reaches it. */
export function AccountPanel({ id, webhookOf }: AccountPanelProps) {
  const { t } = useTranslation('accounts');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const accounts = useQuery(query.accounts.list.queryOptions());
  const isAdmin = useIsAdmin();
  const account = accounts.data?.find((known) => known.id === id);
  const status = account && accountStatus(account);
  return (
    <>
      <ScreenHeader
        title={<bdi>{account?.name ?? t('title')}</bdi>}
        backLabel={t('backToList')}
        onBack={() => navigate('/accounts')}
        actions={
          status ? (
            <span className="flex min-w-0 items-center gap-3 pe-2">
              {account.department ? (
                <span className="min-w-0 truncate text-sm text-ink-faint">
                  <bdi>{account.department}</bdi>
                </span>
              ) : null}
              {account.kind === 'sandbox' ? (
                <Tag tone="sandbox" icon={FlaskConical}>
                  {t('sandbox')}
                </Tag>
              ) : null}
              <StatusDot kind={accountStatusDot[status]} label={t(`states.${status}`)} />
            </span>
          ) : undefined
        }
      />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {accounts.isError ? (
          <div className="mx-auto max-w-[680px] px-6 pt-6">
            <Banner tone="danger">{t('loadFailed', { reason: sentenceOf(accounts.error) })}</Banner>
          </div>
        ) : null}
        {accounts.isPending ? <Skeleton shape="lines" count={8} /> : null}
        {accounts.isSuccess && !account ? (
          <EmptyState
            icon={MessagesSquare}
            title={t('notFound')}
            action={<Button onClick={() => navigate('/accounts')}>{t('backToList')}</Button>}
          />
        ) : null}
        {account ? (
          <AccountSectionsPanel account={account} isAdmin={isAdmin} webhook={webhookOf?.(account)} />
        ) : null}
      </main>
    </>
  );
}
