import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { SendingActions } from '../use-sending-actions.ts';

export interface UnheardPanelProps {
  readonly sending: Sending;
  readonly actions: SendingActions;
}

/** Those whose request was lost on the way: what is known, what it would mean to send again, and the one step. */
export function UnheardPanel({ sending, actions }: UnheardPanelProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const mayWrite = useMay('operator');
  const { unheard, counts } = sending;
  const { resendUnheard } = actions;
  if (unheard === null) return null;
  const { ready, nextAt } = unheard;
  const words = (count: number) => ({ count, formattedCount: format.count(count) });
  if (ready === 0) {
    return (
      <Banner tone="info" title={t('unheard.waiting', words(counts.unconfirmed))}>
        {nextAt === null ? t('unheard.silent') : t('unheard.until', { at: format.dayTime(nextAt) })}
      </Banner>
    );
  }
  return (
    <Banner
      tone="waiting"
      title={t('unheard.title', words(ready))}
      action={
        mayWrite ? (
          <Button
            size="small"
            icon={RotateCw}
            pendingLabel={resendUnheard.isPending && t('progress.retrying')}
            onClick={() => resendUnheard.mutate()}
          >
            {t('unheard.again')}
          </Button>
        ) : undefined
      }
    >
      {t('unheard.ready')}
    </Banner>
  );
}
