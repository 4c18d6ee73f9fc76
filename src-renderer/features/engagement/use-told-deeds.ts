import { useTranslation } from 'react-i18next';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useTeamDeeds } from '../../api/use-team-deeds.ts';
import { offerToUndo } from '../../state/offer-to-undo.ts';
import { notify } from '../../ui/notify.ts';
import { useNameOf } from './use-engagement-words.ts';

/** The deeds of a team with their notices: what was done, undo where it can be undone, and why something was refused. */
export function useToldDeeds() {
  const { t } = useTranslation('engagement');
  const deeds = useTeamDeeds();
  const ownId = useBootstrap().operator.id;
  const failureSentence = useFailureSentence();
  const nameOf = useNameOf();
  const failed = (error: unknown) =>
    void notify({ tone: 'danger', title: t('failed'), description: failureSentence(error), id: 'team-deed' });
  return {
    add: (id: ConversationId, operatorId: OperatorId) =>
      deeds
        .add(id, operatorId)
        .then(() => notify({ title: t('add.done', { name: nameOf(operatorId) }), timeoutMs: 3000 }), failed),
    takeOver: (id: ConversationId) =>
      deeds.takeOver(id).then(() => notify({ title: t('takeOver.done'), timeoutMs: 3000 }), failed),
    leave: (id: ConversationId) =>
      deeds.leave(id).then(
        () =>
          offerToUndo({
            title: t('leave.done'),
            undoLabel: t('undo'),
            undo: () => deeds.add(id, ownId),
            onUndoFailed: failed,
          }),
        failed,
      ),
  };
}
