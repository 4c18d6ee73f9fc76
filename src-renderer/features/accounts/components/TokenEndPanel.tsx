import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';

export interface TokenEndPanelProps {
  readonly account: Account;
  /** Left out where the person may not replace it. */
  readonly onReplace: (() => void) | undefined;
}

const SOON_MS = 14 * 86_400_000;

/** Tells in time that the saved token ends, and afterwards that it did; nothing for one that lasts. */
export function TokenEndPanel({ account, onReplace }: TokenEndPanelProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const now = useNow();
  const endsAt = account.tokenExpiresAt;
  if (endsAt === null || account.accessTokenHint === null || endsAt - now > SOON_MS) return null;
  const isOver = endsAt <= now;
  return (
    <Banner
      tone={isOver ? 'danger' : 'waiting'}
      title={t(isOver ? 'detail.tokenEnded' : 'detail.tokenEnds', { until: format.dayTime(endsAt) })}
      action={
        onReplace ? (
          <Button size="small" onClick={onReplace}>
            {t('detail.replaceToken')}
          </Button>
        ) : undefined
      }
    >
      {t(isOver ? 'detail.tokenEndedText' : 'detail.tokenEndsText')}
    </Banner>
  );
}
