import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordType } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { useRecordCount, useRecordLabel } from '../queries.ts';

export interface DeleteTypeDialogProps {
  readonly type: RecordType;
  readonly onClose: () => void;
}

/** Says how many records go with a type; the hub refuses while templates or other types rely on it. */
export function DeleteTypeDialog({ type, onClose }: DeleteTypeDialogProps) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const { client } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const name = useRecordLabel()(type);
  const count = useRecordCount({ type: type.name, filters: [] }) ?? 0;
  const deleting = useMutation({
    mutationFn: () => client.records.deleteType({ name: type.name }),
    onSuccess: () => {
      notify({ title: t('type.deleted', { name }) });
      navigate('/records');
    },
  });
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      tone="danger"
      title={t('type.askDelete', { name })}
      description={t('type.deleteLoses', { count, formattedCount: format.count(count) })}
      confirmLabel={t('type.deleteConfirm')}
      pendingLabel={deleting.isPending && t('type.deleting')}
      error={deleting.isError ? sentenceOf(deleting.error) : undefined}
      onConfirm={() => deleting.mutate()}
    />
  );
}
