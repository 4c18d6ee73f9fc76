import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Sentence } from '#shared/contract/base.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { AccountRulesPanel } from '../rules/AccountRulesPanel.tsx';
import { AccountGeneralPanel } from './AccountGeneralPanel.tsx';
import { AccountPeoplePanel } from './AccountPeoplePanel.tsx';
import { AccountSecretsPanel } from './AccountSecretsPanel.tsx';
import { DisconnectedPanel } from './DisconnectedPanel.tsx';
import { DisconnectPanel } from './DisconnectPanel.tsx';
import { NoticesPanel } from './NoticesPanel.tsx';

export interface AccountSectionsPanelProps {
  readonly account: Account;
  readonly isAdmin: boolean;
  /** Where Meta sends its messages. */
  readonly webhook: ReactNode;
}

/** Everything about one account, from what it is called to how it is taken away. */
export function AccountSectionsPanel({ account, isAdmin, webhook }: AccountSectionsPanelProps) {
  const { t } = useTranslation('accounts');
  // Told once, by the answer to the disconnecting; Meta is not asked again without a token.
  const [left, setLeft] = useState<readonly Sentence[]>([]);
  const isConnected = account.state !== 'disconnected';
  return (
    <div className="mx-auto flex max-w-[680px] flex-col gap-10 px-6 pt-6 pb-24">
      {isAdmin ? null : <Banner tone="info">{t('needsAdmin')}</Banner>}
      {isConnected ? null : <DisconnectedPanel account={account} isAdmin={isAdmin} left={left} />}
      <AccountGeneralPanel account={account} isAdmin={isAdmin} />
      <AccountPeoplePanel accountId={account.id} canChange={isAdmin && isConnected} />
      <AccountRulesPanel key={account.id} accountId={account.id} canChange={isAdmin && isConnected} />
      <AccountSecretsPanel account={account} isAdmin={isAdmin} />
      {isAdmin && isConnected ? webhook : null}
      <NoticesPanel notices={account.notices} />
      {isAdmin && account.kind === 'live' && isConnected ? (
        <DisconnectPanel account={account} onDisconnected={setLeft} />
      ) : null}
    </div>
  );
}
