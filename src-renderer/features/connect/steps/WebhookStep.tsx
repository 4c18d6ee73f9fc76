import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { AddressPanel } from '../components/AddressPanel.tsx';
import { ChecksPanel } from '../components/ChecksPanel.tsx';
import { ManualWebhookPanel } from '../components/ManualWebhookPanel.tsx';
import { RegistrationSteps } from '../components/RegistrationSteps.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { TakeOverPanel } from '../components/TakeOverPanel.tsx';
import { WherePanel } from '../components/WherePanel.tsx';
import { useRegistration } from '../use-registration.ts';
import { accountIdOf, type Wizard } from '../use-wizard.ts';

export interface WebhookStepProps {
  readonly wizard: Wizard;
  readonly address: ReactNode;
}

/** What the doctor can repair about receiving, one at a time. */
const webhookChecks = [
  'app_subscription',
  'fields',
  'waba_subscription',
  'effective_webhook',
  'handshake',
] as const;

/** Tells Meta where messages go; begins by itself as soon as this computer can be reached. */
export function WebhookStep({ wizard, address }: WebhookStepProps) {
  const { t } = useTranslation('connect');
  const { draft } = wizard;
  const accountId = accountIdOf(wizard);
  const isSandbox = draft.kind === 'sandbox';
  const setup = useRegistration(accountId);
  const { registration, register, takeOver } = setup;
  const isReachable = useIsReachable(isSandbox);
  const sentenceOf = useFailureSentence();
  const isRunning = register.isPending || takeOver.isPending || registration?.state === 'running';
  const isDone = registration?.state === 'registered';
  const isUntouched =
    setup.isLoaded && (!registration || registration.state === 'off' || registration.state === 'waiting');
  const begin = useEffectEvent(() => {
    if (register.isIdle) register.mutate({ accountId });
  });
  useEffect(() => {
    if (isReachable && isUntouched) begin();
  }, [isReachable, isUntouched]);
  const error =
    register.error ?? (takeOver.error && registration?.state !== 'foreign' ? takeOver.error : null);
  return (
    <StepFrame
      wizard={wizard}
      title={t('webhook.title')}
      lead={t('webhook.lead')}
      canWait={!isDone}
      where={<WherePanel drawing="webhook" page="configuration" draft={draft} />}
      next={{
        pendingLabel: isRunning && t('webhook.running'),
        disabledReason: isDone ? undefined : t('webhook.notYet'),
      }}
    >
      <div className="flex flex-col gap-7">
        {isSandbox ? (
          <Banner tone="sandbox">{t('webhook.addressLocal')}</Banner>
        ) : (
          <AddressPanel address={address} />
        )}
        {setup.loadError ? (
          <LoadFailure
            title={t('webhook.notYet')}
            reason={sentenceOf(setup.loadError)}
            onRetry={setup.reload}
          />
        ) : null}
        <RegistrationSteps registration={registration} isRunning={isRunning} />
        {isDone ? <Banner tone="success">{t('webhook.registered')}</Banner> : null}
        {registration?.state === 'foreign' ? (
          <TakeOverPanel
            foreignUrl={registration.foreignUrl ?? ''}
            isPending={takeOver.isPending}
            error={takeOver.error ? sentenceOf(takeOver.error) : undefined}
            onTakeOver={() => takeOver.mutate({ accountId })}
          />
        ) : null}
        {error ? <Banner tone="danger">{sentenceOf(error)}</Banner> : null}
        {isReachable ? (
          <Button
            className="self-start"
            variant={isUntouched ? 'primary' : 'secondary'}
            pendingLabel={isRunning && t('webhook.running')}
            onClick={() => register.mutate({ accountId })}
          >
            {t(isUntouched ? 'webhook.run' : 'webhook.runAgain')}
          </Button>
        ) : null}
        {isUntouched || isRunning ? null : <ChecksPanel wizard={wizard} checks={webhookChecks} isQuiet />}
        <Fold title={t('webhook.manual')}>
          <ManualWebhookPanel accountId={accountId} ids={draft} registration={registration} />
        </Fold>
      </div>
    </StepFrame>
  );
}

/** The sandbox is on this computer; Meta needs an address that answers. */
function useIsReachable(isSandbox: boolean): boolean {
  const { query } = useHub();
  const health = useQuery(query.tunnel.state.queryOptions({ enabled: !isSandbox })).data?.health;
  return isSandbox || health === 'online' || health === 'degraded';
}
