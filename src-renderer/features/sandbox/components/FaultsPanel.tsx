import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '#shared/contract/sandbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { changeFault, faultKinds, toggleFault } from '../faults.ts';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';
import { FaultRow } from './FaultRow.tsx';

export interface FaultsPanelProps {
  readonly faults: readonly Fault[];
  readonly pendingWebhooks: number;
  readonly run: RunSandboxCall;
}

/** Failures that the pretend Meta plays, each with a switch and in plain words. */
export function FaultsPanel({ faults, pendingWebhooks, run }: FaultsPanelProps) {
  const { t } = useTranslation('sandbox');
  const set = (next: Fault[]) => run((sandbox) => sandbox.setFaults({ faults: next }));
  const count = faults.length;
  const label = count > 0 ? `${t('faults.button')}: ${t('faults.active', { count })}` : t('faults.button');
  return (
    <Popover
      align="end"
      title={t('faults.title')}
      trigger={
        <IconButton icon={Zap} label={label} tone={count > 0 ? 'danger' : 'quiet'} isPressed={count > 0} />
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-sm text-pretty text-ink-soft">{t('faults.text')}</p>
        <ul className="flex flex-col gap-3">
          {faultKinds.map((kind) => (
            <FaultRow
              key={kind}
              kind={kind}
              fault={faults.find((fault) => fault.kind === kind)}
              onToggle={(isOn) => set(toggleFault(faults, kind, isOn))}
              onChange={(change) => set(changeFault(faults, kind, change))}
            />
          ))}
        </ul>
        {pendingWebhooks > 0 ? (
          <p className="text-sm text-ink-faint tabular-nums">{t('pending', { count: pendingWebhooks })}</p>
        ) : null}
        {count > 0 ? (
          <Button className="self-start" onClick={() => set([])}>
            {t('faults.clear')}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}
