import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { ConversationChange } from '#shared/contract/conversations.ts';
import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { type Hub, useHub } from '../../api/hub-context.ts';
import { useChangeConversations } from '../../api/use-change-conversations.ts';
import { useFailureHelp } from '../../api/use-failure-help.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { offerToUndo } from '../../state/offer-to-undo.ts';
import { readOpenConversation } from '../../state/open-conversation-store.ts';
import { notify } from '../../ui/notify.ts';

/** Shows the hub's answer at once, without waiting for its change event. */
export function showContact({ query, queryClient }: Hub, contact: ContactDetails): void {
  queryClient.setQueryData(query.contacts.get.queryKey({ input: { id: contact.id } }), contact);
}

/** Changes a contact; what is not given stays. Where it was asked, a refusal is shown. */
export function useUpdateContact(id: ContactId) {
  const hub = useHub();
  return async (changes: Omit<Parameters<Hub['client']['contacts']['update']>[0], 'id'>) => {
    const contact = await hub.client.contacts.update({ id, ...changes });
    showContact(hub, contact);
  };
}

/** A notice in the corner about something that did not happen, with the reason. */
export function useTellFailure() {
  const sentenceOf = useFailureSentence();
  const helpOf = useFailureHelp();
  return (title: string) => (error: unknown) =>
    void notify({ tone: 'danger', title, description: sentenceOf(error), action: helpOf(error) });
}

export interface ConversationChangeWords {
  readonly done: string;
  readonly failed: string;
}

/** Changes the open conversation at once and offers to undo it, by the notice and by Ctrl+Z. */
export function useChangeConversation(id: ConversationId) {
  const { change, undo } = useChangeConversations(readOpenConversation);
  const { t } = useTranslation('contacts');
  const tellFailure = useTellFailure();
  return async (wanted: ConversationChange, words: ConversationChangeWords) => {
    try {
      const made = await change([id], wanted);
      if (made.before.length === 0) return;
      offerToUndo({
        title: words.done,
        undoLabel: t('undo'),
        undo: () => undo(made),
        onUndoFailed: tellFailure(t('undoFailed')),
      });
    } catch (error) {
      tellFailure(words.failed)(error);
    }
  };
}

/** Joins two contacts and offers to take them apart again. */
export function useMergeContacts() {
  const hub = useHub();
  const { t } = useTranslation('contacts');
  const tellFailure = useTellFailure();
  return useMutation({
    mutationFn: (pair: { id: ContactId; mergedId: ContactId; name: string; other: string }) =>
      hub.client.contacts.merge({ id: pair.id, mergedId: pair.mergedId }),
    onSuccess: ({ mergeId, contact }, { name, other }) => {
      showContact(hub, contact);
      offerToUndo({
        tone: 'success',
        title: t('merge.done', { name, other }),
        undoLabel: t('merge.undo'),
        undoneTitle: t('merge.undone'),
        undo: () => hub.client.contacts.undoMerge({ mergeId }),
        onUndoFailed: tellFailure(t('merge.undoFailed')),
        timeoutMs: 8000,
      });
    },
  });
}

/** Remembers that two contacts are two people, and offers to ask about them again. */
export function useKeepApart() {
  const { client, query, queryClient } = useHub();
  const { t } = useTranslation('contacts');
  const tellFailure = useTellFailure();
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: query.contacts.duplicates.key() });
  return useMutation({
    mutationFn: (pair: { id: ContactId; otherId: ContactId }) => client.contacts.keepApart(pair),
    onSuccess: async (_, pair) => {
      offerToUndo({
        title: t('duplicates.apartDone'),
        undoLabel: t('undo'),
        undo: () => client.contacts.keepApart({ ...pair, isApart: false }).then(lookAgain),
        onUndoFailed: tellFailure(t('undoFailed')),
      });
      await lookAgain();
    },
    onError: tellFailure(t('duplicates.apartFailed')),
  });
}
