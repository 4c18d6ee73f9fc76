import { FlaskConical, Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { RailButton } from './RailButton.tsx';

export interface AccountButtonsProps {
  readonly accounts: readonly Account[];
  readonly unreadOf: (id: AccountId) => number;
  /** `undefined` while another screen than the conversations is shown. */
  readonly chosen: AccountId | null | undefined;
  readonly isNarrow: boolean;
  readonly onChoose: (id: AccountId | null) => void;
}

/** The connected numbers, each with its colour; with more than one also "all of them". */
export function AccountButtons({ accounts, unreadOf, chosen, isNarrow, onChoose }: AccountButtonsProps) {
  const { t } = useTranslation(['shell', 'common']);
  const isAlone = accounts.length === 1;
  return (
    <>
      {isAlone ? null : (
        <RailButton
          label={t('shell:rail.allAccounts')}
          icon={Layers}
          isChosen={chosen === null}
          isNarrow={isNarrow}
          onChoose={() => onChoose(null)}
        />
      )}
      {accounts.map((account) => (
        <RailButton
          key={account.id}
          label={accountLabel(account, t(`shell:rail.accountState.${account.state}`))}
          icon={<AccountStripe account={account} />}
          badge={
            isAlone ? null : (
              <Badge
                count={unreadOf(account.id)}
                label={t('common:unread', { count: unreadOf(account.id) })}
                tone="muted"
              />
            )
          }
          isChosen={chosen === account.id || (isAlone && chosen === null)}
          isNarrow={isNarrow}
          onChoose={() => onChoose(isAlone ? null : account.id)}
        />
      ))}
    </>
  );
}

function accountLabel(account: Account, state: string): string {
  return account.state === 'active' ? account.name : `${account.name} · ${state}`;
}

function AccountStripe({ account }: { readonly account: Account }) {
  if (account.kind === 'sandbox') return <Icon of={FlaskConical} size={18} className="text-sandbox-ink" />;
  return (
    <span
      className="h-4 w-1 rounded-full"
      style={{
        background: `var(--account-${accountColourNumber[account.color]})`,
        opacity: account.state === 'active' ? 1 : 0.45,
      }}
    />
  );
}
