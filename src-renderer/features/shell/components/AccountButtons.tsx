import { FlaskConical, Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
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
          isFollowed={false}
          isNarrow={isNarrow}
          onChoose={() => onChoose(null)}
        />
      )}
      {accounts.map((account) => (
        <RailButton
          key={account.id}
          label={accountLabel(account, t(`shell:rail.accountState.${account.state}`))}
          icon={<AccountMark account={account} isNarrow={isNarrow} />}
          badge={
            isAlone ? null : (
              <Badge
                count={unreadOf(account.id)}
                label={t('common:unread', { count: unreadOf(account.id) })}
                tone="muted"
                max={isNarrow ? 9 : 99}
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

interface AccountMarkProps {
  readonly account: Account;
  readonly isNarrow: boolean;
}

/** Without its name beside it, an account needs more than a stripe to be known by. */
function AccountMark({ account, isNarrow }: AccountMarkProps) {
  if (account.kind === 'sandbox') return <Icon of={FlaskConical} size={18} className="text-sandbox-ink" />;
  const colour = accountColourNumber[account.color];
  if (isNarrow)
    return <Avatar name={account.name} seed={String(account.id)} size={24} accountColour={colour} />;
  return (
    <span
      className="h-4 w-1 rounded-full"
      style={{ background: `var(--account-${colour})`, opacity: account.state === 'active' ? 1 : 0.45 }}
    />
  );
}
