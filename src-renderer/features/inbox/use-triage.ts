import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ConversationChange } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { type ConversationList, conversationListKey } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { type ChangeMade, useChangeConversations } from '../../api/use-change-conversations.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useOperators } from '../../api/use-operators.ts';
import { offerToUndo } from '../../state/offer-to-undo.ts';
import { readOpenConversation } from '../../state/open-conversation-store.ts';
import { clearSelection } from '../../state/selection-store.ts';
import { beginDeed } from '../../state/undo-store.ts';
import { notify } from '../../ui/notify.ts';
import { afterLeaving } from './next-conversation.ts';
import { useListScope } from './use-list-scope.ts';

export type Triage = (ids: readonly ConversationId[], change: ConversationChange) => void;

/**
 * Does something to conversations from the list or the header: at once on the screen, with a notice that can take it back,
 * and on to the next conversation when the open one was put away.
 */
export function useTriage(): Triage {
  const { queryClient } = useHub();
  const { change: carryOut } = useChangeConversations(readOpenConversation);
  const [, navigate] = useLocation();
  const scope = useListScope();
  const tell = useTell();
  const go = (id: number | null) => navigate(id === null ? '/' : `/c/${id}`);

  return (ids, change) => {
    const openId = readOpenConversation();
    const isOpenMeant = openId !== null && ids.some((id) => id === openId);
    const isLeft = isOpenMeant && leavesOpen(change);
    if (isLeft) {
      const list = queryClient.getQueryData<ConversationList>(conversationListKey(scope));
      const listIds = list?.items.map(({ id }) => id) ?? [];
      // What is marked unread is to be read later: showing the next one would mark that as read instead.
      go(change.kind === 'unread' ? null : afterLeaving(listIds, openId, new Set(ids)));
    }
    if (change.kind !== 'label' && change.kind !== 'assign') clearSelection();
    const ended = beginDeed();
    carryOut(ids, change).then(
      (made) => ended(tell.done(made, change, isLeft ? () => go(openId) : null)),
      (error) => {
        ended(false);
        if (isLeft) go(openId);
        tell.failed(error);
      },
    );
  };
}

/** Whether the open conversation is put away by a change, so that the next one takes its place. */
function leavesOpen({ kind }: ConversationChange): boolean {
  return kind === 'done' || kind === 'snooze' || kind === 'unread';
}

function useTell() {
  const { t } = useTranslation('inbox');
  const { undo } = useChangeConversations(readOpenConversation);
  const failureSentence = useFailureSentence();
  const words = useWordsOfChange();
  const failed = (error: unknown) =>
    void notify({
      tone: 'danger',
      title: t('actions.failed'),
      description: failureSentence(error),
      id: 'triage-failed',
    });
  /** Whether it can be taken back from here. */
  const done = (made: ChangeMade, change: ConversationChange, onUndone: (() => void) | null): boolean => {
    const { length } = made.before;
    // Nothing is lost by one that was read, and the same key takes it back. Marked unread, the open one leaves the screen.
    if (length === 0 || (length === 1 && change.kind === 'read')) return false;
    offerToUndo({
      title: words(change, length),
      undoLabel: t('actions.undo'),
      undoneTitle: t('actions.undone'),
      undo: () => {
        onUndone?.();
        return undo(made);
      },
      onUndoFailed: failed,
    });
    return true;
  };
  return { done, failed };
}

function useWordsOfChange(): (change: ConversationChange, count: number) => string {
  const { t } = useTranslation('inbox');
  const { query, queryClient } = useHub();
  const operators = useOperators();
  return (change, count) => {
    switch (change.kind) {
      case 'pin':
        return t(change.isPinned ? 'did.pin' : 'did.unpin', { count });
      case 'assign': {
        const name = operators.find(({ id }) => id === change.operatorId)?.name ?? '';
        return change.operatorId === null ? t('did.unassign', { count }) : t('did.assign', { count, name });
      }
      case 'label': {
        // Read now: the label may have been made by this very deed.
        const labels = queryClient.getQueryData(query.labels.list.queryKey());
        const name = labels?.find(({ id }) => id === change.labelId)?.name ?? '';
        return t(change.isOn ? 'did.label' : 'did.unlabel', { count, name });
      }
      default:
        return t(`did.${change.kind}`, { count });
    }
  };
}
