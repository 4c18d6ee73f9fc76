import { Ellipsis, FlaskConical, LayoutTemplate, Pause, Play, RotateCcw, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '#shared/contract/sandbox.ts';
import { openMetaConsole } from '../../../state/meta-console-store.ts';
import { openMetaTemplates } from '../../../state/meta-templates-store.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';
import { FaultsPanel } from './FaultsPanel.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import { TimePanel } from './TimePanel.tsx';

export interface ControlsPanelProps {
  readonly state: {
    readonly clockOffsetMs: number;
    readonly demoIsRunning: boolean;
    readonly faults: readonly Fault[];
    readonly connectFailures: readonly string[];
    readonly pendingWebhooks: number;
  };
  readonly run: RunSandboxCall;
}

/** The switches of the whole sandbox: the busy day, its clock, its failures, and the way back to the beginning. */
export function ControlsPanel({ state, run }: ControlsPanelProps) {
  const { t } = useTranslation('sandbox');
  const [isResetting, setIsResetting] = useState(false);
  const failing = state.connectFailures.length;
  return (
    <>
      <header className="flex min-h-14 shrink-0 items-center gap-1 border-b border-line px-3">
        <Icon of={FlaskConical} className="text-sandbox-ink" />
        <h2 className="min-w-0 flex-1 truncate ps-1 text-base font-semibold text-sandbox-ink">
          {t('label')}
        </h2>
        <IconButton
          icon={state.demoIsRunning ? Pause : Play}
          label={`${t('demo.label')}. ${t('demo.description')}`}
          isPressed={state.demoIsRunning}
          onClick={() => run((sandbox) => sandbox.setDemo({ isRunning: !state.demoIsRunning }))}
        />
        <TimePanel clockOffsetMs={state.clockOffsetMs} />
        <FaultsPanel faults={state.faults} pendingWebhooks={state.pendingWebhooks} run={run} />
        <Menu
          align="end"
          trigger={<IconButton icon={Ellipsis} label={t('more')} />}
          entries={[
            {
              kind: 'action',
              label: t('templates.title'),
              icon: LayoutTemplate,
              onSelect: openMetaTemplates,
            },
            {
              kind: 'action',
              label: t('connect.title'),
              icon: Unplug,
              onSelect: openMetaConsole,
            },
            { kind: 'separator' },
            {
              kind: 'action',
              label: t('reset.action'),
              icon: RotateCcw,
              tone: 'danger',
              onSelect: () => setIsResetting(true),
            },
          ]}
        />
        <ResetDialog isOpen={isResetting} onOpenChange={setIsResetting} />
      </header>
      {failing > 0 ? (
        <Banner
          tone="waiting"
          shape="strip"
          action={
            <Button size="small" onClick={openMetaConsole}>
              {t('connect.show')}
            </Button>
          }
        >
          {t('connect.on', { count: failing })}
        </Banner>
      ) : null}
    </>
  );
}
