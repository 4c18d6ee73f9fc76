import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface AccountsPanelProps {
  readonly role: Role;
}

/** The way to the connected numbers, with their names and stripes at a glance. */
export function AccountsPanel({ role }: AccountsPanelProps) {
  const { t } = useTranslation('settings');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const accounts = useQuery(query.accounts.list.queryOptions());
  const list = accounts.data ?? [];
  const canAdd = roleIncludes(role, 'admin');
  return (
    <SectionPanel id="accounts" title={t('accounts.title')} lead={t('accounts.lead')}>
      <SettingRow error={accounts.isError ? sentenceOf(accounts.error) : undefined}>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="flex min-w-52 flex-1 flex-col gap-1.5">
            {list.map((account) => (
              <p key={account.id} className="flex min-w-0 items-center gap-2.5 text-base text-ink">
                <span
                  className="h-4 w-[3px] shrink-0 rounded-full"
                  style={{ background: `var(--account-${accountColourNumber[account.color]})` }}
                />
                <bdi className="truncate">{account.name}</bdi>
                {account.displayPhoneNumber ? (
                  <span className="shrink-0 text-sm text-ink-faint tabular-nums">
                    {account.displayPhoneNumber}
                  </span>
                ) : null}
              </p>
            ))}
            {accounts.isSuccess && list.length === 0 ? (
              <p className="text-base text-ink-soft">{t('accounts.none')}</p>
            ) : null}
          </div>
          <div className="flex flex-wrap gap-2">
            {canAdd ? <Button onClick={() => navigate('/connect')}>{t('accounts.add')}</Button> : null}
            {list.length > 0 ? (
              <Button onClick={() => navigate('/accounts')}>{t('accounts.open')}</Button>
            ) : null}
          </div>
        </div>
      </SettingRow>
    </SectionPanel>
  );
}
