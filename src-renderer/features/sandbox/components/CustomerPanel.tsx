import { ChevronsUpDown, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PretendCustomer } from '#shared/contract/sandbox.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';
import { BehaviourPanel } from './BehaviourPanel.tsx';
import { CustomerRow } from './CustomerRow.tsx';

export interface CustomerPanelProps {
  readonly customer: PretendCustomer;
  readonly customers: readonly PretendCustomer[];
  /** Somebody else's phone was taken in hand than that of the open chat. */
  readonly isOfAnotherChat: boolean;
  readonly onTake: (customerId: string) => void;
  readonly run: RunSandboxCall;
}

/** Whose phone this is, the other phones within reach, and how this customer behaves. */
export function CustomerPanel({ customer, customers, isOfAnotherChat, onTake, run }: CustomerPanelProps) {
  const { t } = useTranslation('sandbox');
  const unreadElsewhere = customers.reduce(
    (sum, { id, unread }) => (id === customer.id ? sum : sum + unread),
    0,
  );
  return (
    <div className="flex shrink-0 flex-col gap-1.5 px-3 pt-2.5 pb-2">
      <div className="flex items-center gap-1">
        <Popover
          title={t('customers.choose')}
          trigger={
            <Button
              variant="quiet"
              className="min-w-0 flex-1 justify-start! px-1.5!"
              after={
                <span className="ms-auto flex items-center gap-1.5">
                  <Badge
                    count={unreadElsewhere}
                    label={t('customers.unread', { count: unreadElsewhere })}
                    tone="muted"
                  />
                  <Icon of={ChevronsUpDown} size={14} />
                </span>
              }
            >
              <span className="flex min-w-0 items-center gap-2">
                <Icon of={Smartphone} size={18} className="text-sandbox-ink" />
                <bdi className="truncate text-ink">{t('phoneOf', { name: customer.name })}</bdi>
              </span>
            </Button>
          }
        >
          <ul className="-mx-2 flex flex-col">
            {customers.map((other) => (
              <CustomerRow
                key={other.id}
                customer={other}
                isCurrent={other.id === customer.id}
                onChoose={() => onTake(other.id)}
              />
            ))}
          </ul>
        </Popover>
        <BehaviourPanel customer={customer} run={run} />
      </div>
      {isOfAnotherChat ? (
        <p className="px-1.5 text-sm text-pretty text-sandbox-ink">
          {t('customers.another', { name: customer.name })}
        </p>
      ) : null}
    </div>
  );
}
