import { Globe, GlobeLock, type LucideIcon, RefreshCw, TriangleAlert, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { useSecondsUntil } from '../../../state/use-seconds-until.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { useTunnelActions } from '../queries.ts';

type Health = TunnelState['health'];

const looks: Record<Health, { readonly icon: LucideIcon; readonly mark: string }> = {
  off: { icon: GlobeLock, mark: 'bg-press text-ink-soft' },
  starting: { icon: Globe, mark: 'bg-waiting-soft text-waiting-ink' },
  online: { icon: Globe, mark: 'bg-success-soft text-success-ink' },
  degraded: { icon: TriangleAlert, mark: 'bg-waiting-soft text-waiting-ink' },
  down: { icon: WifiOff, mark: 'bg-danger-soft text-danger-ink' },
};

export interface StatePanelProps {
  readonly state: TunnelState;
  /** Why this person cannot do anything about it. */
  readonly locked: string | undefined;
  /** A number of Meta's own needs the address; the sandbox does not. */
  readonly hasLiveAccount: boolean;
  readonly onChooseOther: () => void;
}

/** Whether Meta reaches this computer now: in a word and a shape, since when, and what to do if not. */
export function StatePanel({ state, locked, hasLiveAccount, onChooseOther }: StatePanelProps) {
  const { t } = useTranslation('address');
  const { language } = useLanguage();
  const look = looks[state.health];
  const isTroubled = state.health === 'down' || state.health === 'degraded';
  const plain = {
    off: t(hasLiveAccount ? 'state.offText' : 'state.offSandbox'),
    starting: t('state.startingText'),
    online: t('state.onlineText'),
  };
  const text = state.sentence?.[language] ?? (isTroubled ? '' : plain[state.health as keyof typeof plain]);
  return (
    <section
      aria-label={t('state.title')}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface-raised p-5"
    >
      <div className="flex items-start gap-4">
        <span
          className={classNames('flex size-11 shrink-0 items-center justify-center rounded-full', look.mark)}
        >
          {state.health === 'starting' ? <Spinner size={16} /> : <Icon of={look.icon} size={24} />}
        </span>
        <div role="status" className="min-w-0 flex-1">
          <Headline state={state} />
          <p className="text-base text-pretty text-ink-soft">{text}</p>
        </div>
      </div>
      <CatchingUp state={state} />
      {state.publicUrl ? <Address state={state} url={state.publicUrl} /> : null}
      {isTroubled ? <WaysOn state={state} locked={locked} onChooseOther={onChooseOther} /> : null}
    </section>
  );
}

function Headline({ state }: { readonly state: TunnelState }) {
  const { t } = useTranslation('address');
  const format = useFormat();
  const since = format.when(state.since, useNow());
  const { health, lastProofMs } = state;
  const words = {
    off: () => t('state.off'),
    starting: () => t('state.starting'),
    online: () =>
      lastProofMs === null
        ? t('state.onlineSince', { since })
        : t('state.onlineSinceMs', { since, ms: format.count(lastProofMs) }),
    degraded: () => t('state.degradedSince', { since }),
    down: () => t('state.downSince', { since }),
  };
  return <h2 className="text-lg font-semibold text-balance text-ink tabular-nums">{words[health]()}</h2>;
}

function CatchingUp({ state: { caughtUp } }: { readonly state: TunnelState }) {
  const { t } = useTranslation('address');
  const format = useFormat();
  const now = useNow();
  if (!caughtUp) return null;
  return (
    <Banner tone={caughtUp.isDone ? 'success' : 'waiting'}>
      {caughtUp.isDone
        ? t('state.caughtUp', { count: caughtUp.count, since: format.when(caughtUp.since, now) })
        : t('state.catchingUp')}
    </Banner>
  );
}

interface AddressProps {
  readonly state: TunnelState;
  readonly url: string;
}

function Address({ state, url }: AddressProps) {
  const { t } = useTranslation('address');
  const format = useFormat();
  const now = useNow();
  const { lastProofAt, lastProofMs } = state;
  const isOpen = state.health === 'online' || state.health === 'degraded';
  return (
    <div className="flex flex-col gap-1 border-t border-line pt-4 text-sm">
      <p className="text-ink-faint">{t(isOpen ? 'state.publicUrl' : 'state.lastUrl')}</p>
      <div className="flex items-center gap-1.5">
        <span dir="ltr" className="min-w-0 font-mono text-sm break-all text-ink select-text">
          {url}
        </span>
        <CopyButton label={t('state.copyUrl')} value={url} />
      </div>
      <p className="text-ink-faint tabular-nums">
        {t(isOpen ? 'state.lastProof' : 'state.lastAnswer')}:{' '}
        {lastProofAt === null
          ? t('state.never')
          : lastProofMs === null
            ? format.relative(lastProofAt, now)
            : t('state.answeredIn', {
                when: format.relative(lastProofAt, now),
                ms: format.count(lastProofMs),
              })}
      </p>
    </div>
  );
}

function WaysOn({ state, locked, onChooseOther }: Omit<StatePanelProps, 'hasLiveAccount'>) {
  const { t } = useTranslation('address');
  const sentenceOf = useFailureSentence();
  const seconds = useSecondsUntil(state.nextAttemptAt);
  const { retryNow } = useTunnelActions();
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          icon={RefreshCw}
          disabledReason={locked}
          pendingLabel={retryNow.isPending && t('state.tryingNow')}
          onClick={() => retryNow.mutate(undefined)}
        >
          {t('state.tryNow')}
        </Button>
        <Button disabledReason={locked} onClick={onChooseOther}>
          {t('state.chooseOther')}
        </Button>
        {seconds === null ? null : (
          <span className="text-sm text-ink-faint tabular-nums">
            {t('state.nextTry', { count: seconds })}
          </span>
        )}
      </div>
      {retryNow.error ? <Banner tone="danger">{sentenceOf(retryNow.error)}</Banner> : null}
    </div>
  );
}
