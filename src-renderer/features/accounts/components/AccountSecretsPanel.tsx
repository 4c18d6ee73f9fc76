import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { accountFieldNames } from '#shared/domain/account-form.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { qualityWord } from '../account-status.ts';
import { useAccountActions } from '../use-account-actions.ts';
import { ConnectionTestPanel } from './ConnectionTestPanel.tsx';
import { ReplaceSecretDialog } from './ReplaceSecretDialog.tsx';
import { SectionPanel } from './SectionPanel.tsx';

export interface AccountSecretsPanelProps {
  readonly account: Account;
  readonly isAdmin: boolean;
}

/** How an account reaches Meta: its ids, what is saved of its secrets, and a test that really asks. */
export function AccountSecretsPanel({ account, isAdmin }: AccountSecretsPanelProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const { test } = useAccountActions();
  const [replaced, setReplaced] = useState<'accessToken' | 'appSecret' | null>(null);
  const isConnected = account.state !== 'disconnected';
  const isLive = account.kind === 'live';
  const canReplace = isAdmin && isLive && isConnected;
  const hintWords = (hint: string | null) =>
    hint === null ? t('fields.missing') : t('fields.savedEndsIn', { hint });
  return (
    <SectionPanel title={t('detail.connection')}>
      {isLive && isConnected && account.accessTokenHint === null ? (
        <Banner
          tone="danger"
          title={t('detail.needsTokenTitle')}
          action={
            canReplace ? (
              <Button size="small" onClick={() => setReplaced('accessToken')}>
                {t('detail.enterToken')}
              </Button>
            ) : undefined
          }
        >
          {t('detail.needsTokenText')}
        </Banner>
      ) : null}
      {isLive && isConnected && account.appSecretHint === null ? (
        <Banner
          tone="danger"
          title={t('detail.needsSecretTitle')}
          action={
            canReplace ? (
              <Button size="small" onClick={() => setReplaced('appSecret')}>
                {t('detail.enterSecret')}
              </Button>
            ) : undefined
          }
        >
          {t('detail.needsSecretText')}
        </Banner>
      ) : null}
      <DescriptionList>
        <KeyValue name={t('fields.number')}>{account.displayPhoneNumber ?? t('fields.noNumber')}</KeyValue>
        {account.verifiedName ? (
          <KeyValue name={t('fields.verifiedName')}>
            <bdi>{account.verifiedName}</bdi>
          </KeyValue>
        ) : null}
        <KeyValue name={t('quality.label')}>{t(`quality.${qualityWord(account.qualityRating)}`)}</KeyValue>
        <KeyValue name={accountFieldNames.phoneNumberId} isCode>
          {account.phoneNumberId}
        </KeyValue>
        <KeyValue name={accountFieldNames.wabaId} isCode>
          {account.wabaId}
        </KeyValue>
        <KeyValue name={accountFieldNames.appId} isCode>
          {account.appId}
        </KeyValue>
        {isLive && isConnected ? (
          <>
            <KeyValue name={t('fields.token')}>{hintWords(account.accessTokenHint)}</KeyValue>
            <KeyValue name={t('fields.appSecret')}>{hintWords(account.appSecretHint)}</KeyValue>
          </>
        ) : null}
        <KeyValue name={t('fields.connectedOn')}>{format.moment(account.createdAt)}</KeyValue>
      </DescriptionList>
      {isAdmin && isConnected ? (
        <div className="flex flex-wrap gap-2">
          <Button
            variant={test.data ? 'secondary' : 'primary'}
            pendingLabel={test.isPending && t('form.testing')}
            onClick={() => test.mutate({ id: account.id })}
          >
            {t(test.data ? 'form.testAgain' : 'form.test')}
          </Button>
          {canReplace ? (
            <>
              <Button onClick={() => setReplaced('accessToken')}>{t('detail.replaceToken')}</Button>
              <Button onClick={() => setReplaced('appSecret')}>{t('detail.replaceSecret')}</Button>
            </>
          ) : null}
        </div>
      ) : null}
      {test.isError ? <Banner tone="danger">{sentenceOf(test.error)}</Banner> : null}
      {test.data ? <ConnectionTestPanel result={test.data} /> : null}
      {replaced ? (
        <ReplaceSecretDialog account={account} field={replaced} onClose={() => setReplaced(null)} />
      ) : null}
    </SectionPanel>
  );
}
