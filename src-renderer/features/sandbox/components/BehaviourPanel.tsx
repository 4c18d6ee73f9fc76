import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PretendCustomer } from '#shared/contract/sandbox.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';

export interface BehaviourPanelProps {
  readonly customer: PretendCustomer;
  readonly run: RunSandboxCall;
}

/** Whether a pretend customer is online, and reads what comes in. */
export function BehaviourPanel({ customer, run }: BehaviourPanelProps) {
  const { t } = useTranslation('sandbox');
  const customerId = customer.id;
  return (
    <Popover
      align="end"
      title={t('customer.title')}
      trigger={
        <IconButton icon={SlidersHorizontal} label={t('customer.behaviour', { name: customer.name })} />
      }
    >
      <div className="flex flex-col gap-3.5">
        <Switch
          label={t('customer.isOnline')}
          description={t('customer.isOnlineDescription')}
          isOn={customer.isOnline}
          onChange={(isOnline) => run((sandbox) => sandbox.setCustomer({ customerId, isOnline }))}
        />
        <Switch
          label={t('customer.readsAtOnce')}
          description={t('customer.readsAtOnceDescription')}
          isOn={customer.readsAtOnce}
          onChange={(readsAtOnce) => run((sandbox) => sandbox.setCustomer({ customerId, readsAtOnce }))}
        />
      </div>
    </Popover>
  );
}
