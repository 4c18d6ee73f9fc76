import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { closeMetaConsole, useMetaConsoleStore } from '../../state/meta-console-store.ts';
import { useMediaQuery } from '../../state/use-media-query.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ConnectFailuresPanel } from './components/ConnectFailuresPanel.tsx';
import { MetaConsolePanel } from './components/MetaConsolePanel.tsx';
import { StoppedPanel } from './components/StoppedPanel.tsx';

/**
 * The pretend Meta's console: the ways of failing to connect, each with a switch, and the values that an owner copies. It
 * stands over every screen, so that the wizard and the doctor can be tried against it.
 */
export function MetaConsoleDialog() {
  const { isOpen } = useMetaConsoleStore();
  return isOpen ? <OpenDialog /> : null;
}

function OpenDialog() {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sandbox = useQuery(query.sandbox.state.queryOptions());
  const { on, set, error, dismissError } = useConnectFailures(sandbox.data?.connectFailures ?? []);
  const sentenceOf = useFailureSentence();
  const isRunning = sandbox.data?.isRunning ?? false;
  // It opens with its content, a moment later: what is to be focused first is there then.
  if (sandbox.isPending) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={closeMetaConsole}
      size="large"
      title={t('connect.title')}
      description={t('connect.text')}
      footer={
        isRunning ? (
          <>
            <p className="me-auto flex min-h-8 items-center text-sm text-ink-soft tabular-nums">
              {on.length > 0 ? t('connect.on', { count: on.length }) : t('connect.none')}
            </p>
            {on.length > 0 ? <Button onClick={() => set([])}>{t('faults.clear')}</Button> : null}
          </>
        ) : null
      }
    >
      {error ? (
        <div className="pb-3">
          <Banner tone="danger" onDismiss={dismissError}>
            {t('failed', { reason: sentenceOf(error) })}
          </Banner>
        </div>
      ) : null}
      {isRunning ? (
        <ConsoleBody
          on={on}
          onToggle={(failure, isOn) => set(isOn ? [...on, failure] : on.filter((each) => each !== failure))}
        />
      ) : (
        <StoppedPanel isLoading={false} error={sandbox.error} />
      )}
    </Dialog>
  );
}

interface ConsoleBodyProps {
  readonly on: readonly ConnectFailure[];
  readonly onToggle: (failure: ConnectFailure, isOn: boolean) => void;
}

/** Side by side where there is room, since a switch changes the values beside it. */
function ConsoleBody({ on, onToggle }: ConsoleBodyProps) {
  const { t } = useTranslation('sandbox');
  const isNarrow = useMediaQuery('(max-width: 767px)');
  const [tab, setTab] = useState<'failures' | 'console'>('failures');
  const failures = <ConnectFailuresPanel on={on} onToggle={onToggle} />;
  if (isNarrow) {
    const count = on.length;
    return (
      <Tabs
        label={t('connect.title')}
        value={tab}
        onValueChange={setTab}
        tabs={[
          {
            value: 'failures',
            label: t('connect.failures'),
            mark: <Badge count={count} label={t('connect.on', { count })} tone="muted" />,
            // Room for the focus ring, which the panel would cut off.
            panel: <div className="px-1">{failures}</div>,
          },
          {
            value: 'console',
            label: t('connect.console'),
            panel: (
              <div className="px-1">
                <MetaConsolePanel on={on} />
              </div>
            ),
          },
        ]}
      />
    );
  }
  return (
    <div className="flex items-start gap-6">
      <div className="min-w-0 flex-1">{failures}</div>
      <section
        aria-label={t('connect.console')}
        className="sticky top-0 -mx-1 max-h-[calc(100dvh-176px)] w-74 shrink-0 overflow-y-auto px-1 pb-1"
      >
        <h3 className="flex min-h-8 items-center pb-2 text-sm font-semibold text-ink-soft">
          {t('connect.console')}
        </h3>
        <MetaConsolePanel on={on} />
      </section>
    </div>
  );
}

/** The switches as they will be once the hub has answered, so that a second one counts on the first. */
function useConnectFailures(saved: readonly ConnectFailure[]) {
  const { query } = useHub();
  const cache = useQueryClient();
  const change = useMutation(
    query.sandbox.setConnectFailures.mutationOptions({
      // Pending until the new state is here: the switch does not jump back meanwhile.
      onSettled: () => cache.invalidateQueries({ queryKey: query.sandbox.key() }),
    }),
  );
  return {
    on: change.isPending ? change.variables.failures : saved,
    set: (failures: readonly ConnectFailure[]) => change.mutate({ failures: [...failures] }),
    error: change.isError ? change.error : null,
    dismissError: change.reset,
  };
}
