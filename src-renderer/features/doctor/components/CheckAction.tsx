import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { DoctorAction, DoctorReport } from '#shared/contract/doctor.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { notify } from '../../../ui/notify.ts';

export interface CheckActionProps {
  readonly accountId: DoctorReport['accountId'];
  readonly action: DoctorAction;
  readonly locked: string | undefined;
  readonly isRepairing: boolean;
  readonly onRepair: () => void;
}

/** The one thing to do about a check: we do it, or it leads to where a person does. */
export function CheckAction({ accountId, action, locked, isRepairing, onRepair }: CheckActionProps) {
  const { t } = useTranslation('doctor');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  switch (action.kind) {
    case 'repair':
      return (
        <Button
          size="small"
          variant="primary"
          disabledReason={locked}
          pendingLabel={isRepairing && t('actions.repairing')}
          onClick={onRepair}
        >
          {action.label[language]}
        </Button>
      );
    case 'link':
      return (
        <ExternalLink href={action.url} look="button" size="small">
          {action.label[language]}
        </ExternalLink>
      );
    case 'help':
      return (
        <Button size="small" onClick={() => navigate(`/help/${action.article}`)}>
          {t('actions.help')}
        </Button>
      );
    case 'address':
      return (
        <Button size="small" onClick={() => navigate('/accounts/address')}>
          {t('actions.address')}
        </Button>
      );
    case 'step':
      return <StepButton accountId={accountId} step={action.step} locked={locked} />;
  }
}

interface StepButtonProps {
  readonly accountId: DoctorReport['accountId'];
  readonly step: Extract<DoctorAction, { kind: 'step' }>['step'];
  readonly locked: string | undefined;
}

/** Goes on in the wizard, on the step that puts it right, with the account that stands already. */
function StepButton({ accountId, step, locked }: StepButtonProps) {
  const { t } = useTranslation('doctor');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const kind = useAccounts().find(({ id }) => id === accountId)?.kind;
  const start = useMutation(
    query.connect.start.mutationOptions({
      onSuccess: (draft) => navigate(`/connect/${draft.id}/${draft.step}`),
      onError: (error) => notify({ tone: 'danger', title: sentenceOf(error) }),
    }),
  );
  return (
    <Button
      size="small"
      disabledReason={locked}
      pendingLabel={start.isPending && t('actions.opening')}
      onClick={() => start.mutate({ accountId, step, ...(kind ? { kind } : {}) })}
    >
      {t(`actions.steps.${step}`)}
    </Button>
  );
}
