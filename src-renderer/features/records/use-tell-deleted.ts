import { useTranslation } from 'react-i18next';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../ui/notify.ts';
import { canRestore, type Deleted, restoreRecords } from './delete-records.ts';

const NOTICE = 'records-deleted';
/** Long enough to see that it was the wrong ones. */
const TIME_TO_UNDO_MS = 15_000;

/** Tells how many records were deleted, and brings them back when that is wanted. */
export function useTellDeleted(): (deleted: Deleted) => void {
  const { t } = useTranslation('records');
  const { client } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const words = (count: number) => ({ count, formattedCount: format.count(count) });
  const undo = async (deleted: Deleted): Promise<void> => {
    try {
      const restored = await restoreRecords(client, deleted);
      notify({ tone: 'success', title: t('remove.restored', words(restored)), id: NOTICE });
    } catch (error) {
      notify({ tone: 'danger', title: sentenceOf(error), id: NOTICE });
    }
  };
  return (deleted) => {
    const isOffered = deleted.count > 0 && canRestore(deleted.count);
    notify({
      title: t('remove.done', words(deleted.count)),
      id: NOTICE,
      timeoutMs: TIME_TO_UNDO_MS,
      action: isOffered ? { label: t('remove.undo'), onPress: () => void undo(deleted) } : undefined,
    });
  };
}
