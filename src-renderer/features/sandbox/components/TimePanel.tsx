import { useMutation } from '@tanstack/react-query';
import { FastForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';

export interface TimePanelProps {
  /** How far the sandbox's clock is ahead of this computer's. */
  readonly clockOffsetMs: number;
}

/** One hour more than the customer service window, so that it closes for sure. */
const WINDOW_CLOSES_HOURS = 25;
const HOUR_MS = 3_600_000;

/** Moves the clock of the sandbox: 25 hours of silence in one click. */
export function TimePanel({ clockOffsetMs }: TimePanelProps) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const format = useFormat();
  const now = useNow();
  const shown = now + clockOffsetMs;
  const sentenceOf = useFailureSentence();
  const pass = useMutation(query.sandbox.passTime.mutationOptions());
  const pendingHours = pass.isPending ? pass.variables.hours : null;
  return (
    <Popover
      align="end"
      title={t('time.title')}
      trigger={<IconButton icon={FastForward} label={t('time.hint')} isPressed={clockOffsetMs > 0} />}
    >
      <div className="flex flex-col gap-3">
        <p className="text-sm text-pretty text-ink-soft">{t('time.text')}</p>
        <p className="text-sm text-ink tabular-nums">
          {t('time.now', { day: format.day(shown, now), time: format.time(shown) })}
          {clockOffsetMs > 0 ? (
            <span className="block text-ink-faint">
              {t('time.ahead', { hours: Math.round(clockOffsetMs / HOUR_MS) })}
            </span>
          ) : null}
        </p>
        {pass.isError ? <Banner tone="danger">{sentenceOf(pass.error)}</Banner> : null}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            pendingLabel={pendingHours === WINDOW_CLOSES_HOURS && t('time.passing')}
            onClick={() => pass.mutate({ hours: WINDOW_CLOSES_HOURS })}
          >
            {t('time.day')}
          </Button>
          <Button
            pendingLabel={pendingHours === 1 && t('time.passing')}
            onClick={() => pass.mutate({ hours: 1 })}
          >
            {t('time.hour')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
