import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import type { ConnectDraft, ConnectStep } from '#shared/contract/connect.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useDraft } from '../queries.ts';
import { FinishStep } from '../steps/FinishStep.tsx';
import { HealthStep } from '../steps/HealthStep.tsx';
import { LiveStep } from '../steps/LiveStep.tsx';
import { LoopStep } from '../steps/LoopStep.tsx';
import { NumberStep } from '../steps/NumberStep.tsx';
import { PrepareStep } from '../steps/PrepareStep.tsx';
import { TokenStep } from '../steps/TokenStep.tsx';
import { ValuesStep } from '../steps/ValuesStep.tsx';
import { WebhookStep } from '../steps/WebhookStep.tsx';
import { useWizard, type Wizard } from '../use-wizard.ts';
import { stepLock } from '../wizard-steps.ts';
import { StepList } from './StepList.tsx';
import { StepStrip } from './StepStrip.tsx';
import { WizardMenu } from './WizardMenu.tsx';

export interface WizardPanelProps {
  readonly draftId: number;
  /** From the address; null leads to where the owner left off. */
  readonly step: ConnectStep | null;
  readonly address: ReactNode;
}

/** One set-up: its steps at the start, the open one beside them. */
export function WizardPanel({ draftId, step, address }: WizardPanelProps) {
  const { t } = useTranslation('connect');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const draft = useDraft(draftId);
  if (draft.data) {
    const isLocked = step === null || stepLock(draft.data, step) !== null;
    if (isLocked) return <Redirect to={`/connect/${draftId}/${openStep(draft.data)}`} replace />;
    return <OpenWizard draft={draft.data} step={step} address={address} />;
  }
  const failure = draft.error ? toFailure(draft.error) : null;
  const isGone = failure?.kind === 'refused' && failure.code === 'NOT_FOUND';
  return (
    <>
      <ScreenHeader title={t('title')} backLabel={t('backToAccounts')} onBack={() => navigate('/accounts')} />
      <main className="min-h-0 flex-1 overflow-y-auto">
        {isGone ? (
          <EmptyState
            title={t('notFound')}
            action={<Button onClick={() => navigate('/connect')}>{t('toStart')}</Button>}
          />
        ) : draft.error ? (
          <div className="mx-auto max-w-[640px] p-6">
            <LoadFailure
              title={t('loadFailed')}
              reason={sentenceOf(draft.error)}
              onRetry={() => void draft.refetch()}
            />
          </div>
        ) : (
          <Skeleton shape="lines" count={6} />
        )}
      </main>
    </>
  );
}

/** Where a set-up goes on: a step that is locked again gives way to the one that unlocks it. */
function openStep(draft: ConnectDraft): ConnectStep {
  const lock = stepLock(draft, draft.step);
  if (lock === null) return draft.step;
  return lock === 'lockedByNumber' && stepLock(draft, 'number') === null ? 'number' : 'values';
}

interface OpenWizardProps {
  readonly draft: ConnectDraft;
  readonly step: ConnectStep;
  readonly address: ReactNode;
}

function OpenWizard({ draft, step, address }: OpenWizardProps) {
  const { t } = useTranslation('connect');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const wizard = useWizard(draft, step);
  const failed = wizard.actions.saveStep.error;
  return (
    <>
      <div className="print:hidden">
        <ScreenHeader
          title={t(draft.kind === 'sandbox' ? 'rehearsalTitle' : 'title')}
          backLabel={t('backToAccounts')}
          onBack={() => navigate('/accounts')}
          actions={
            <>
              <p className="hidden text-sm text-ink-faint @min-[720px]:block">{t('saved')}</p>
              <WizardMenu draft={draft} />
            </>
          }
        />
        {draft.kind === 'sandbox' ? (
          <Banner tone="sandbox" shape="strip">
            {t('rehearsalHint')}
          </Banner>
        ) : null}
        {failed ? (
          <Banner tone="danger" shape="strip" onDismiss={() => wizard.actions.saveStep.reset()}>
            {t('notSaved', { reason: sentenceOf(failed) })}
          </Banner>
        ) : null}
        <div className="@min-[1000px]:hidden">
          <StepStrip wizard={wizard} />
        </div>
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-[272px] shrink-0 border-e border-line bg-surface-sunken @min-[1000px]:flex print:hidden">
          <StepList wizard={wizard} />
        </div>
        <main className="flex min-h-0 min-w-0 flex-1">
          <OpenStep key={step} wizard={wizard} address={address} />
        </main>
      </div>
    </>
  );
}

function OpenStep({ wizard, address }: { readonly wizard: Wizard; readonly address: ReactNode }) {
  switch (wizard.step) {
    case 'prepare':
      return <PrepareStep wizard={wizard} />;
    case 'values':
      return <ValuesStep wizard={wizard} />;
    case 'number':
      return <NumberStep wizard={wizard} />;
    case 'finish':
      return <FinishStep wizard={wizard} />;
    case 'webhook':
      return <WebhookStep wizard={wizard} address={address} />;
    case 'health':
      return <HealthStep wizard={wizard} />;
    case 'loop':
      return <LoopStep wizard={wizard} />;
    case 'token':
      return <TokenStep wizard={wizard} />;
    case 'live':
      return <LiveStep wizard={wizard} />;
  }
}
