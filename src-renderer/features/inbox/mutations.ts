import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { notify } from '../../ui/notify.ts';

/** Marks conversations read or unread from the list; a refusal is told in the corner, the row itself has no place for it. */
export function useReadMarks() {
  const { query } = useHub();
  const { t } = useTranslation('inbox');
  const failureSentence = useFailureSentence();
  const onError = (error: unknown) =>
    void notify({
      tone: 'danger',
      title: t('actionFailed'),
      description: failureSentence(error),
      id: 'read-marks',
    });
  return {
    markRead: useMutation(query.conversations.markRead.mutationOptions({ onError })),
    markUnread: useMutation(query.conversations.markUnread.mutationOptions({ onError })),
  };
}
