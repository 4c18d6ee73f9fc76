import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { useRecordCount, useRecordLabel } from '../queries.ts';
import type { FieldDraft } from './type-draft.ts';

export interface RemoveFieldDialogProps {
  readonly typeName: string;
  readonly field: FieldDraft;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Says how many values go with a field before it is taken out of its type. */
export function RemoveFieldDialog({ typeName, field, onRemove, onClose }: RemoveFieldDialogProps) {
  const { t } = useTranslation(['records', 'ui']);
  const format = useFormat();
  const name = useRecordLabel()(field);
  const count = useRecordCount({
    type: typeName,
    filters: [{ field: field.name, is: 'not_empty', value: '' }],
  });
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      tone="danger"
      title={t('records:type.askRemove', { name })}
      description={
        count === undefined
          ? t('ui:loading')
          : count === 0
            ? t('records:type.removeLosesNothing')
            : t('records:type.removeLoses', { count, formattedCount: format.count(count) })
      }
      confirmLabel={t('records:type.removeConfirm')}
      onConfirm={() => {
        onRemove();
        onClose();
      }}
    />
  );
}
