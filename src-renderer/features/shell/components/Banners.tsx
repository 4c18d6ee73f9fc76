import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { useConnectionState } from '../../../api/connection-store.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { AddressBanners } from './AddressBanners.tsx';
import { TokenBanner } from './TokenBanner.tsx';

/** The one place for states that last: a broken line, secrets that will be forgotten, accounts that cannot send. */
export function Banners() {
  const { t } = useTranslation('shell');
  const isReconnecting = useConnectionState() === 'reconnecting';
  const accounts = useAccounts();
  return (
    <section aria-label={t('banners.label')} className="contents">
      {isReconnecting ? (
        <Banner tone="waiting" shape="strip">
          {t('banners.reconnecting')}
        </Banner>
      ) : null}
      <AddressBanners />
      <MemorySecretsBanner />
      <MissingTokensBanner accounts={accounts.filter(lacksToken)} />
      {accounts.map((account) => (
        <TokenBanner key={account.id} account={account} />
      ))}
    </section>
  );
}

// Said once per start of the program: a reload of the page is no start.
const saidKey = 'rozmova.secrets-said';

function MemorySecretsBanner() {
  const { t } = useTranslation('shell');
  const { secrets } = useBootstrap();
  const accounts = useAccounts();
  const [isDismissed, setDismissed] = useState(() => sessionStorage.getItem(saidKey) !== null);
  // The sandbox has no secret worth keeping.
  const hasSecrets = accounts.some((account) => account.kind === 'live');
  if (secrets.persisted || isDismissed || !hasSecrets) return null;
  return (
    <Banner
      tone="waiting"
      shape="strip"
      title={t('banners.secretsInMemory')}
      onDismiss={() => {
        sessionStorage.setItem(saidKey, '1');
        setDismissed(true);
      }}
    >
      {t('banners.secretsInMemoryDetail')}
    </Banner>
  );
}

const lacksToken = ({ kind, state, accessTokenHint }: Account): boolean =>
  kind === 'live' && state === 'active' && accessTokenHint === null;

/** One for all of them: after a move to another computer every account lacks its token. */
function MissingTokensBanner({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation('shell');
  const [, navigate] = useLocation();
  const [first] = accounts;
  if (first === undefined) return null;
  return (
    <Banner
      tone="danger"
      shape="strip"
      action={
        <Button size="small" onClick={() => navigate('/accounts')}>
          {t('banners.enterToken')}
        </Button>
      }
    >
      {accounts.length === 1
        ? t('banners.tokenMissing', { account: first.name })
        : t('banners.tokensMissing', { count: accounts.length })}
    </Banner>
  );
}
