import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ControlsPanel } from './components/ControlsPanel.tsx';
import { CustomerPanel } from './components/CustomerPanel.tsx';
import { PhonePanel } from './components/PhonePanel.tsx';
import { StoppedPanel } from './components/StoppedPanel.tsx';
import { matchCustomer } from './match-customer.ts';
import { useSandboxActions } from './use-sandbox-actions.ts';

export interface SandboxPanelProps {
  /** Null while no conversation is open; the first customer's phone is shown then. */
  readonly conversationId: ConversationId | null;
  readonly contactWaId: string | null;
  readonly contactUserId: string | null;
}

/** The pretend customer's phone beside the conversation, and the switches of the sandbox above it. */
export function SandboxPanel({ conversationId, contactWaId, contactUserId }: SandboxPanelProps) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const sandbox = useQuery(query.sandbox.state.queryOptions());
  const actions = useSandboxActions();
  // The phone in hand follows the open conversation; another one may be taken until the next conversation is opened.
  const [taken, setTaken] = useState<{ conversationId: number | null; customerId: string } | null>(null);
  const customers = sandbox.data?.customers ?? [];
  const matched = matchCustomer(customers, { waId: contactWaId, userId: contactUserId });
  const takenId = taken && taken.conversationId === conversationId ? taken.customerId : null;
  const customer = customers.find(({ id }) => id === takenId) ?? matched ?? customers[0];

  return (
    <aside aria-label={t('panel')} className="flex h-full min-h-0 min-w-0 flex-col bg-sandbox-soft text-ink">
      {sandbox.data?.isRunning ? (
        <>
          <ControlsPanel state={sandbox.data} run={actions.run} />
          {customer ? (
            <>
              <CustomerPanel
                customer={customer}
                customers={customers}
                isOfAnotherChat={conversationId !== null && customer.id !== matched?.id}
                onTake={(customerId) => setTaken({ conversationId, customerId })}
                run={actions.run}
              />
              {actions.error ? (
                <div className="px-3 pb-2">
                  <Banner tone="danger" onDismiss={actions.dismissError}>
                    {t('failed', { reason: sentenceOf(actions.error) })}
                  </Banner>
                </div>
              ) : null}
              <PhonePanel
                key={customer.id}
                customer={customer}
                conversationId={conversationId}
                accountId={sandbox.data.accountId}
                run={actions.run}
              />
            </>
          ) : null}
        </>
      ) : (
        <StoppedPanel isLoading={sandbox.isPending} error={sandbox.error} />
      )}
    </aside>
  );
}
