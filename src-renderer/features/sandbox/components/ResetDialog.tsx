import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.ts';

export interface ResetDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks before everything that happened in the sandbox is forgotten. */
export function ResetDialog({ isOpen, onOpenChange }: ResetDialogProps) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const reset = useMutation(
    query.sandbox.reset.mutationOptions({
      onSuccess: () => {
        onOpenChange(false);
        notify({ title: t('reset.done'), tone: 'success' });
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('reset.question')}
      description={t('reset.text')}
      confirmLabel={t('reset.confirm')}
      pendingLabel={reset.isPending && t('reset.pending')}
      error={reset.isError ? sentenceOf(reset.error) : undefined}
      tone="danger"
      onConfirm={() => reset.mutate(undefined)}
    />
  );
}
