import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAccountActions } from '../use-account-actions.ts';
import { AccountFactsPanel } from './AccountFactsPanel.tsx';
import { ChangeNumberDialog } from './ChangeNumberDialog.tsx';
import { ConnectionTestPanel } from './ConnectionTestPanel.tsx';
import { ReplaceSecretDialog } from './ReplaceSecretDialog.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { TokenEndPanel } from './TokenEndPanel.tsx';

export interface AccountSecretsPanelProps {
  readonly account: Account;
  readonly isAdmin: boolean;
}

type Secret = 'accessToken' | 'appSecret';

/** How an account reaches Meta: its ids, what is saved of its secrets, and a test that really asks. */
export function AccountSecretsPanel({ account, isAdmin }: AccountSecretsPanelProps) {
  const { t } = useTranslation('accounts');
  const sentenceOf = useFailureSentence();
  const { test } = useAccountActions();
  const [replaced, setReplaced] = useState<Secret | null>(null);
  const [isChangingNumber, setIsChangingNumber] = useState(false);
  const isConnected = account.state !== 'disconnected';
  const canTest = isAdmin && isConnected;
  const canReplace = canTest && account.kind === 'live';
  return (
    <SectionPanel title={t('detail.connection')}>
      {account.kind === 'live' && isConnected ? (
        <MissingSecrets account={account} onEnter={canReplace ? setReplaced : undefined} />
      ) : null}
      {account.kind === 'live' && isConnected ? (
        <TokenEndPanel
          account={account}
          onReplace={canReplace ? () => setReplaced('accessToken') : undefined}
        />
      ) : null}
      <AccountFactsPanel account={account} />
      {canTest ? (
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
              <Button onClick={() => setIsChangingNumber(true)}>{t('number.change')}</Button>
            </>
          ) : null}
        </div>
      ) : null}
      {test.isError ? <Banner tone="danger">{sentenceOf(test.error)}</Banner> : null}
      {test.data ? <ConnectionTestPanel result={test.data} /> : null}
      {replaced ? (
        <ReplaceSecretDialog account={account} field={replaced} onClose={() => setReplaced(null)} />
      ) : null}
      {isChangingNumber ? (
        <ChangeNumberDialog account={account} onClose={() => setIsChangingNumber(false)} />
      ) : null}
    </SectionPanel>
  );
}

interface MissingSecretsProps {
  readonly account: Account;
  /** Left out where the person may not enter one. */
  readonly onEnter: ((secret: Secret) => void) | undefined;
}

/** Says what does not work without the secret that is missing, with the way to enter it. */
function MissingSecrets({ account, onEnter }: MissingSecretsProps) {
  const { t } = useTranslation('accounts');
  const secrets = [
    { secret: 'accessToken', hint: account.accessTokenHint, words: 'token' },
    { secret: 'appSecret', hint: account.appSecretHint, words: 'secret' },
  ] as const;
  return secrets
    .filter(({ hint }) => hint === null)
    .map(({ secret, words }) => (
      <Banner
        key={secret}
        tone="danger"
        title={t(`detail.missing.${words}.title`)}
        action={
          onEnter ? (
            <Button size="small" onClick={() => onEnter(secret)}>
              {t(`detail.missing.${words}.enter`)}
            </Button>
          ) : undefined
        }
      >
        {t(`detail.missing.${words}.text`)}
      </Banner>
    ));
}
