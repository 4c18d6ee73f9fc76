import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import type { Sentence } from '#shared/contract/base.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ReconnectDialog } from './ReconnectDialog.tsx';

export interface DisconnectedPanelProps {
  readonly account: Account;
  readonly isAdmin: boolean;
  /** What Meta would not take away, when it was disconnected on this screen. */
  readonly left: readonly Sentence[];
}

/** Says that an account is disconnected, what the owner still has to do at Meta, and how it is connected again. */
export function DisconnectedPanel({ account, isAdmin, left }: DisconnectedPanelProps) {
  const { t } = useTranslation('accounts');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const [isReconnecting, setIsReconnecting] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <Banner
        tone="waiting"
        action={
          isAdmin && account.kind === 'live' ? (
            <>
              <Button size="small" onClick={() => setIsReconnecting(true)}>
                {t('disconnect.again')}
              </Button>
              <Button size="small" variant="quiet" onClick={() => navigate('/connect')}>
                {t('disconnect.guided')}
              </Button>
            </>
          ) : undefined
        }
      >
        {t('disconnect.isDisconnected')}
      </Banner>
      {left.length > 0 ? (
        <Banner tone="danger" title={t('disconnect.left')}>
          <ul className="flex flex-col gap-1">
            {left.map((sentence) => (
              <li key={sentence.en}>{sentence[language]}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {isReconnecting ? <ReconnectDialog account={account} onClose={() => setIsReconnecting(false)} /> : null}
    </div>
  );
}
