import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { useNow } from '../../../../state/use-now.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import type { SessionKey } from '../editor-store.ts';
import { useSubmit } from '../use-submit.ts';

export interface SubmitDialogProps {
  readonly sessionName: SessionKey;
  readonly template: Template | null;
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly onSubmitted: (template: Template) => void;
  readonly onRefused: () => void;
  readonly onNotSaved: () => void;
}

const EDITS_IN_30_DAYS = 10;
const DAYS_30_MS = 30 * 86_400_000;

/** Says what happens next before the template goes to Meta. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { sessionName, template, flush, onClose, onSubmitted, onRefused, onNotSaved } = props;
  const { t } = useTranslation('templateEditor');
  const failureSentence = useFailureSentence();
  const now = useNow();
  const submit = useSubmit({ key: sessionName, flush, onSubmitted, onRefused, onNotSaved });
  const isApproved = template?.status === 'APPROVED';
  const used = template?.editedAt.filter((at) => now - at < DAYS_30_MS).length ?? 0;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t('submit.title')}
      description={
        <>
          <span className="block">{t(isApproved ? 'submit.again' : 'submit.first')}</span>
          {isApproved ? (
            <span className="block pt-2">
              {t('submit.editsLeft', { count: Math.max(0, EDITS_IN_30_DAYS - used - 1) })}
            </span>
          ) : (
            <span className="block pt-2">{t('submit.fixed')}</span>
          )}
        </>
      }
      confirmLabel={t('submit.button')}
      pendingLabel={submit.isPending && t('submit.pending')}
      error={submit.isError ? failureSentence(submit.error) : undefined}
      onConfirm={() => submit.mutate()}
    />
  );
}
