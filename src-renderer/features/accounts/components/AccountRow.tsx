import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { StatusDot } from '../../../ui/StatusDot.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { accountStatus, accountStatusDot, qualityWord } from '../account-status.ts';

export interface AccountRowProps {
  readonly account: Account;
}

/** One connected number in the list; its name leads to its page. */
export function AccountRow({ account }: AccountRowProps) {
  const { t } = useTranslation('accounts');
  const status = accountStatus(account);
  return (
    <li className="relative flex gap-4 py-4">
      <span
        aria-hidden
        className="w-[3px] shrink-0 rounded-full"
        style={{ background: `var(--account-${accountColourNumber[account.color]})` }}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={`/accounts/${account.id}`}
            className="min-w-0 truncate rounded-xs text-base font-semibold text-ink hover:text-accent-ink"
          >
            <bdi>{account.name}</bdi>
          </Link>
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
          <span className="ms-auto">
            <StatusDot kind={accountStatusDot[status]} label={t(`states.${status}`)} />
          </span>
        </div>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
          <span className="tabular-nums">{account.displayPhoneNumber ?? t('fields.noNumber')}</span>
          <span>
            {t('quality.label')}: {t(`quality.${qualityWord(account.qualityRating)}`)}
          </span>
          {account.kind === 'live' && account.state !== 'disconnected' ? (
            <span>
              {t('fields.token')}:{' '}
              {account.accessTokenHint === null
                ? t('fields.missing')
                : t('fields.savedEndsIn', { hint: account.accessTokenHint })}
            </span>
          ) : null}
        </p>
        <div className="flex min-w-0 items-center gap-1 text-sm text-ink-faint">
          <code
            dir="ltr"
            title={account.webhookUrl}
            className="min-w-0 truncate font-mono text-[12px] select-text"
          >
            {account.webhookUrl}
          </code>
          <CopyButton label={t('fields.copyWebhook')} value={account.webhookUrl} />
        </div>
      </div>
    </li>
  );
}
