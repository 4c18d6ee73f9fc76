import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import type { ConversationChange } from '#shared/contract/conversations.ts';
import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { type Hub, useHub } from '../../api/hub-context.ts';
import { useChangeConversations } from '../../api/use-change-conversations.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { readOpenConversation } from '../../state/open-conversation-store.ts';
import { offerUndo, withdrawUndo } from '../../state/undo-store.ts';
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
  return (title: string) => (error: unknown) =>
    void notify({ tone: 'danger', title, description: sentenceOf(error) });
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
      const key = `contact-${id}-${wanted.kind}`;
      const takeBack = () => void undo(made).catch(tellFailure(t('undoFailed')));
      offerUndo(key, takeBack);
      notify({
        title: words.done,
        id: key,
        action: { label: t('undo'), onPress: takeBack },
        onClose: () => withdrawUndo(key),
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
      const undo = () =>
        hub.client.contacts
          .undoMerge({ mergeId })
          .then(() => notify({ title: t('merge.undone') }), tellFailure(t('merge.undoFailed')));
      notify({
        tone: 'success',
        title: t('merge.done', { name, other }),
        action: { label: t('merge.undo'), onPress: () => void undo() },
        timeoutMs: 8000,
      });
    },
  });
}
