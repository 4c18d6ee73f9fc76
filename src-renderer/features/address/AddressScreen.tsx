import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useNeedsAddress } from '../../api/use-connection-trouble.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNow } from '../../state/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { EventLog } from '../../ui/EventLog.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { SectionPanel } from '../../ui/SectionPanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ChoicePanel } from './components/ChoicePanel.tsx';
import { RegistrationsPanel } from './components/RegistrationsPanel.tsx';
import { StatePanel } from './components/StatePanel.tsx';
import { useMayChange, useTunnel } from './queries.ts';

/** How Meta reaches this computer: the state of it, what Meta was told, the way that is chosen, and what happened. */
export function AddressScreen() {
  const { t } = useTranslation('address');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const tunnel = useTunnel();
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader title={t('title')} backLabel={t('backToAccounts')} onBack={() => navigate('/accounts')} />
      <main className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[720px] flex-col gap-10 px-4 pt-6 pb-16 sm:px-6">
          {tunnel.isError ? (
            <LoadFailure
              title={t('loadFailed')}
              reason={sentenceOf(tunnel.error)}
              onRetry={() => void tunnel.refetch()}
            />
          ) : tunnel.data ? (
            <AddressSections state={tunnel.data} />
          ) : (
            <Skeleton shape="lines" count={6} />
          )}
        </div>
      </main>
    </div>
  );
}

function AddressSections({ state }: { readonly state: TunnelState }) {
  const { t } = useTranslation('address');
  const accounts = useAccounts();
  const hasLiveAccount = useNeedsAddress();
  const locked = useMayChange() ? undefined : t('needsAdmin');
  const choice = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const isNothingChosen = state.provider === 'none';
  // Only when it was asked for here: a page that opens on its choice must not jump to it.
  useEffect(() => {
    if (!isChoosing) return;
    choice.current?.scrollIntoView({ block: 'start' });
    choice.current?.querySelector<HTMLElement>('[role=radio][tabindex="0"]')?.focus();
  }, [isChoosing]);
  const way = (
    <div ref={choice} className="scroll-mt-6">
      <SectionPanel
        title={t('choice.title')}
        action={
          isNothingChosen || isChoosing ? undefined : (
            <Button size="small" disabledReason={locked} onClick={() => setChoosing(true)}>
              {t('choice.change')}
            </Button>
          )
        }
      >
        {isNothingChosen || isChoosing ? (
          <ChoicePanel
            key={state.provider}
            state={state}
            locked={locked}
            hasLiveAccount={hasLiveAccount}
            onChosen={() => setChoosing(false)}
            onCancel={isNothingChosen ? undefined : () => setChoosing(false)}
          />
        ) : (
          <div>
            <p className="text-base font-medium text-ink">{t(`choice.names.${state.provider}`)}</p>
            <p className="text-sm text-pretty text-ink-soft">{t(`choice.texts.${state.provider}`)}</p>
            {state.mayFallBack ? (
              <p className="text-sm text-pretty text-ink-faint">{t('choice.mayFallBack')}</p>
            ) : null}
          </div>
        )}
      </SectionPanel>
    </div>
  );
  return (
    <>
      <StatePanel
        state={state}
        locked={locked}
        hasLiveAccount={hasLiveAccount}
        onChooseOther={() => setChoosing(true)}
      />
      {isNothingChosen ? way : null}
      <SectionPanel title={t('accounts.title')} lead={t('accounts.lead')}>
        <RegistrationsPanel accounts={accounts} locked={locked} />
      </SectionPanel>
      {isNothingChosen ? null : way}
      <Happened log={state.log} />
    </>
  );
}

const SHOWN = 8;

function Happened({ log }: { readonly log: TunnelState['log'] }) {
  const { t } = useTranslation('address');
  const { language } = useLanguage();
  const now = useNow();
  const [isWhole, setWhole] = useState(false);
  const entries = log.map(({ at, sentence }) => ({ at, text: sentence[language] }));
  return (
    <SectionPanel title={t('log.title')}>
      {entries.length === 0 ? <p className="text-sm text-ink-faint">{t('log.empty')}</p> : null}
      <EventLog label={t('log.title')} entries={isWhole ? entries : entries.slice(0, SHOWN)} now={now} />
      {entries.length > SHOWN && !isWhole ? (
        <Button size="small" variant="quiet" className="-ms-2.5 self-start" onClick={() => setWhole(true)}>
          {t('log.more')}
        </Button>
      ) : null}
    </SectionPanel>
  );
}
