import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Sending } from '#shared/contract/sendings.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useShare } from '../../../i18n/use-share.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { audience, handledCount, reached, remainingCount } from '../sending-view.ts';
import { useRate } from '../use-rate.ts';
import type { SendingActions } from '../use-sending-actions.ts';
import { AgainNote } from './AgainNote.tsx';
import { RecipientsPanel } from './RecipientsPanel.tsx';
import { StateBar } from './StateBar.tsx';
import { UnheardPanel } from './UnheardPanel.tsx';

export interface ProgressPanelProps {
  readonly sending: Sending;
  readonly actions: SendingActions;
}

/** How far a sending is and what came of it, with everybody it is about. */
export function ProgressPanel({ sending, actions }: ProgressPanelProps) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const format = useFormat();
  const [, navigate] = useLocation();
  const { pause, state } = sending;
  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <section
        aria-label={t('progress.region')}
        // In a small window the people keep a part of it.
        className="flex max-h-[60%] shrink-0 flex-col gap-4 overflow-y-auto overscroll-contain px-5 py-5 sm:px-8"
      >
        {state === 'paused' ? (
          <Banner
            tone="waiting"
            title={t('progress.paused')}
            action={
              pause?.kind === 'account' ? (
                <Button size="small" onClick={() => navigate(`/accounts/${sending.accountId}`)}>
                  {t('progress.openAccount')}
                </Button>
              ) : undefined
            }
          >
            {pause ? pause.sentence[language] : null}
            {pause?.until ? ` ${t('progress.pausedUntil', { at: format.dayTime(pause.until) })}` : null}
          </Banner>
        ) : null}
        {state === 'running' || state === 'paused' ? null : (
          <UnheardPanel sending={sending} actions={actions} />
        )}
        {state === 'failed' && pause ? <Banner tone="danger">{pause.sentence[language]}</Banner> : null}
        <Figures sending={sending} />
        <div className="flex flex-col gap-1.5">
          <StateBar sending={sending} size="medium" />
          <Pace sending={sending} />
        </div>
        {state === 'running' || state === 'paused' ? null : <AgainNote sending={sending} />}
      </section>
      <RecipientsPanel sending={sending} actions={actions} />
    </div>
  );
}

/**
 * The five numbers that a sending is judged by; each step counts those who came further. What became of a message is a share of those
 * that were sent, as in the statistics of its template.
 */
function Figures({ sending }: { readonly sending: Sending }) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const share = useShare();
  const { sent, delivered, read, answered, failed } = reached(sending);
  const total = audience(sending);
  const figures = [
    { key: 'sent', value: sent, of: total },
    { key: 'delivered', value: delivered, of: sent },
    { key: 'read', value: read, of: sent },
    { key: 'answered', value: answered, of: sent },
    { key: 'failed', value: failed, of: total },
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      {figures.map(({ key, value, of }) => (
        <div key={key} className="flex min-w-20 flex-col-reverse">
          <dt className="text-sm text-ink-soft">{t(`progress.${key}`)}</dt>
          <dd className="flex items-baseline gap-2 tabular-nums">
            <span
              className={`text-xl font-semibold ${key === 'failed' && value > 0 ? 'text-danger-ink' : 'text-ink'}`}
            >
              {format.count(value)}
            </span>
            {value > 0 ? <span className="text-sm text-ink-faint">{share(value, of)}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is behind us, how fast it goes and how long it still takes; afterwards when it was and who did it. */
function Pace({ sending }: { readonly sending: Sending }) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const format = useFormat();
  const operators = useOperators();
  const handled = handledCount(sending);
  const isRunning = sending.state === 'running';
  const rate = useRate(handled, isRunning);
  const remaining = remainingCount(sending);
  const by = operators.find(({ id }) => id === sending.createdBy)?.name;
  const words = [
    t('progress.done', { done: format.count(handled), total: format.count(audience(sending)) }),
    rate === null ? null : t('progress.rate', { count: Math.max(1, Math.round(rate * 60_000)) }),
    rate === null || remaining === 0 ? null : timeLeft(remaining / rate),
    sending.counts.cancelled === 0
      ? null
      : t('progress.notSent', {
          count: sending.counts.cancelled,
          formattedCount: format.count(sending.counts.cancelled),
        }),
    // Also when it was stopped: what was handed over goes its way.
    isRunning || sending.counts.queued === 0
      ? null
      : t('progress.onTheirWay', {
          count: sending.counts.queued,
          formattedCount: format.count(sending.counts.queued),
        }),
    sending.counts.leftOut === 0
      ? null
      : t('progress.skipped', {
          count: sending.counts.leftOut,
          formattedCount: format.count(sending.counts.leftOut),
        }),
    sending.startedAt === null ? null : `${t('progress.started')}: ${format.dayTime(sending.startedAt)}`,
    isRunning || sending.endedAt === null
      ? null
      : `${t('progress.ended')}: ${format.dayTime(sending.endedAt)}`,
    by === undefined ? null : `${t('progress.by')}: ${by}`,
  ].filter((part) => part !== null);

  function timeLeft(ms: number): string {
    const minutes = Math.round(ms / 60_000);
    if (minutes < 1) return t('progress.lessThanMinute');
    const unit = minutes < 90 ? 'minute' : 'hour';
    const amount = unit === 'minute' ? minutes : Math.round(minutes / 60);
    const time = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
    return t('progress.left', { time });
  }

  return (
    <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-faint tabular-nums">
      {words.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}
