import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { accountFieldNames } from '#shared/domain/account-form.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { qualityWord } from '../account-status.ts';

export interface AccountFactsPanelProps {
  readonly account: Account;
}

/** The number, its ids, and of its secrets only what they end in. */
export function AccountFactsPanel({ account }: AccountFactsPanelProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const hintWords = (hint: string | null) =>
    hint === null ? t('fields.missing') : t('fields.savedEndsIn', { hint });
  const hasSecrets = account.kind === 'live' && account.state !== 'disconnected';
  return (
    <DescriptionList>
      <KeyValue name={t('fields.number')}>{account.displayPhoneNumber ?? t('fields.noNumber')}</KeyValue>
      {account.verifiedName ? (
        <KeyValue name={t('fields.verifiedName')}>
          <bdi>{account.verifiedName}</bdi>
        </KeyValue>
      ) : null}
      <KeyValue name={t('quality.label')}>{t(`quality.${qualityWord(account.qualityRating)}`)}</KeyValue>
      {(['phoneNumberId', 'wabaId', 'appId'] as const).map((field) => (
        <KeyValue key={field} name={accountFieldNames[field]} isCode>
          {account[field]}
        </KeyValue>
      ))}
      {hasSecrets ? (
        <>
          <KeyValue name={t('fields.token')}>
            {hintWords(account.accessTokenHint)}
            {account.accessTokenHint !== null && account.tokenExpiresAt !== null
              ? `, ${t('fields.worksUntil', { until: format.dayTime(account.tokenExpiresAt) })}`
              : null}
          </KeyValue>
          <KeyValue name={t('fields.appSecret')}>{hintWords(account.appSecretHint)}</KeyValue>
        </>
      ) : null}
      <KeyValue name={t('fields.connectedOn')}>{format.moment(account.createdAt)}</KeyValue>
    </DescriptionList>
  );
}
