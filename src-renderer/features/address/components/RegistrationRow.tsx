import { useMutation } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Registration } from '#shared/contract/tunnel.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';
import { ManualPanel } from './ManualPanel.tsx';
import { RegistrationStepRow } from './RegistrationStepRow.tsx';
import { TakeOverNote } from './TakeOverNote.tsx';

export interface RegistrationRowProps {
  readonly account: Account;
  readonly registration: Registration | null;
  readonly locked: string | undefined;
}

const marks: Record<Registration['state'], MarkState> = {
  off: 'none',
  waiting: 'waiting',
  running: 'running',
  registered: 'ok',
  foreign: 'act',
  failed: 'act',
};

/** Where Meta sends one account's messages; what is in order stays folded. */
export function RegistrationRow({ account, registration, locked }: RegistrationRowProps) {
  const { t } = useTranslation('address');
  const state = registration?.state ?? 'off';
  const isTroubled =
    state === 'foreign' || state === 'failed' || (state === 'off' && account.kind === 'live');
  const [isOpen, setOpen] = useState(isTroubled);
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="group/row">
        <summary className="flex min-h-13 cursor-default list-none items-center gap-3 rounded-sm px-4 py-2 -outline-offset-2 select-none hover:bg-hover [&::-webkit-details-marker]:hidden">
          <span
            aria-hidden
            className="h-6 w-1 shrink-0 rounded-full"
            style={{ background: `var(--account-${accountColourNumber[account.color]})` }}
          />
          <span className="min-w-0 flex-1 truncate text-base font-medium text-ink">{account.name}</span>
          <StateMark state={marks[state]} label="" />
          <span className="text-sm text-ink-soft">{t(`accounts.states.${state}`)}</span>
          <Icon
            of={ChevronRight}
            className="text-ink-faint transition-transform group-open/row:rotate-90 rtl:-scale-x-100"
          />
        </summary>
        {isOpen ? (
          <div className="px-4 pt-2 pb-5">
            <RegistrationPanel account={account} registration={registration} locked={locked} />
          </div>
        ) : null}
      </details>
    </li>
  );
}

/** Every step of telling Meta, where it sends now, and the same by hand. */
export function RegistrationPanel({ account, registration, locked }: RegistrationRowProps) {
  const { t } = useTranslation('address');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [isManual, setManual] = useState(false);
  const register = useMutation(
    query.tunnel.register.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: query.tunnel.registrations.key() }),
    }),
  );
  const state = registration?.state ?? 'off';
  const isRunning = register.isPending || state === 'running';
  return (
    <div className="flex flex-col gap-5">
      {registration && state !== 'off' ? (
        <ol aria-label={t('accounts.steps')} aria-busy={isRunning} className="flex flex-col gap-2.5">
          {registration.steps.map((step) => (
            <RegistrationStepRow key={step.step} step={step} />
          ))}
        </ol>
      ) : null}
      {registration?.state === 'foreign' ? (
        <TakeOverNote account={account} foreignUrl={registration.foreignUrl ?? ''} locked={locked} />
      ) : null}
      {registration && state !== 'off' && state !== 'waiting' ? <Facts registration={registration} /> : null}
      {register.error ? <Banner tone="danger">{sentenceOf(register.error)}</Banner> : null}
      {state === 'foreign' ? null : (
        <Button
          className="self-start"
          variant={state === 'registered' ? 'secondary' : 'primary'}
          disabledReason={locked}
          pendingLabel={isRunning && t('accounts.registering')}
          onClick={() => register.mutate({ accountId: account.id })}
        >
          {t(state === 'off' ? 'accounts.register' : 'accounts.registerAgain')}
        </Button>
      )}
      {account.kind === 'live' ? (
        <Fold title={t('manual.title')} onToggle={setManual}>
          {isManual ? <ManualPanel account={account} registration={registration} /> : null}
        </Fold>
      ) : null}
    </div>
  );
}

function Facts({ registration }: { readonly registration: Registration }) {
  const { t } = useTranslation('address');
  const { effectiveUrl, effectiveLevel, fields } = registration;
  return (
    <div className="flex flex-col gap-3">
      <DescriptionList>
        <KeyValue name={t('accounts.effective')} isCode={effectiveUrl !== null}>
          {effectiveUrl ?? t('accounts.effectiveNone')}
        </KeyValue>
        {effectiveLevel ? (
          <KeyValue name={t('accounts.level')}>{t(`accounts.levels.${effectiveLevel}`)}</KeyValue>
        ) : null}
      </DescriptionList>
      {fields.missing.length > 0 ? (
        <Banner tone="waiting">
          {t('accounts.missing', { count: fields.missing.length, names: fields.missing.join(', ') })}
        </Banner>
      ) : null}
    </div>
  );
}
