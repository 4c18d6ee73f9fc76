import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';

/** Time enough to make a new token without hurry; Meta's test keys live for about a day, so of those it is told at once. */
const REMIND_BEFORE_MS = 14 * 24 * 3_600_000;
// Said once per start of the program: a reload of the page is no start.
const saidKey = (account: Account) => `rozmova.token-said.${account.id}.${account.tokenExpiresAt}`;

/** Reminds of the hour at which an account's token ends, with the way to one that does not. */
export function TokenBanner({ account }: { readonly account: Account }) {
  const { t } = useTranslation('connectNumber');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const format = useFormat();
  const now = useNow();
  const sentenceOf = useFailureSentence();
  const [isDismissed, setDismissed] = useState(() => sessionStorage.getItem(saidKey(account)) !== null);
  const start = useMutation(
    query.connect.start.mutationOptions({ onSuccess: (draft) => navigate(`/connect/${draft.id}/token`) }),
  );
  const { tokenExpiresAt } = account;
  if (account.kind === 'sandbox' || account.state !== 'active' || tokenExpiresAt === null) return null;
  const hasEnded = tokenExpiresAt <= now;
  if (!hasEnded && (isDismissed || tokenExpiresAt - now > REMIND_BEFORE_MS)) return null;
  const dismiss = () => {
    sessionStorage.setItem(saidKey(account), '1');
    setDismissed(true);
  };
  return (
    <Banner
      tone={hasEnded ? 'danger' : 'waiting'}
      shape="strip"
      title={t(hasEnded ? 'reminder.ended' : 'reminder.title', {
        account: account.name,
        until: format.dayTime(tokenExpiresAt),
      })}
      action={
        <Button
          size="small"
          pendingLabel={start.isPending && t('reminder.action')}
          onClick={() => start.mutate({ kind: 'live', accountId: account.id, step: 'token' })}
        >
          {t('reminder.action')}
        </Button>
      }
      {...(hasEnded ? {} : { onDismiss: dismiss })}
    >
      {start.error ? sentenceOf(start.error) : t('reminder.text')}
    </Banner>
  );
}
