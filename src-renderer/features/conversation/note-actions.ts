import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { writtenNote } from '#shared/domain/mentions.ts';
import { patchWindow, showMessage } from '../../api/apply-changes.ts';
import { useHub } from '../../api/hub-context.ts';
import { removeMessage } from '../../api/message-window.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { changeNoteText, readNoteText } from '../../state/note-drafts-store.ts';
import { offerToUndo } from '../../state/offer-to-undo.ts';
import { notify } from '../../ui/notify.ts';
import { setNoteHidden } from './hidden-notes.ts';

/** Leaves a note for colleagues: the field is empty at once, and has the words back when the hub did not take them. */
export function useAddNote(conversationId: ConversationId) {
  const { t } = useTranslation('engagement');
  const hub = useHub();
  const failureSentence = useFailureSentence();
  const colleagues = useWorkingOperators();
  const { mutate } = useMutation({
    mutationFn: (typed: string) => {
      const { text, mentions } = writtenNote(typed, colleagues);
      return hub.client.messages.addNote({
        conversationId,
        clientId: crypto.randomUUID(),
        text,
        mentions: [...mentions],
      });
    },
    onSuccess: (message) => showMessage(hub, message),
    onError: (error, typed) => {
      const meanwhile = readNoteText(conversationId);
      changeNoteText(conversationId, [typed, meanwhile].filter((part) => part !== '').join('\n'));
      notify({ tone: 'danger', title: t('note.notSaved'), description: failureSentence(error), id: 'note' });
    },
  });
  return (typed: string) => {
    changeNoteText(conversationId, '');
    mutate(typed);
  };
}

/**
 * Takes one's own note off the screen at once and off the hub when the notice with its "undo" has gone: written anew, it would
 * lose its place in the conversation. A window that is closed before that keeps the note.
 */
export function useDeleteNote(): (note: Message) => void {
  const { t } = useTranslation('engagement');
  const hub = useHub();
  const failureSentence = useFailureSentence();
  const tellFailure = (error: unknown) =>
    void notify({ tone: 'danger', title: t('note.notDeleted'), description: failureSentence(error) });
  const deleteForGood = async ({ id, conversationId }: Message) => {
    try {
      await hub.client.messages.deleteNote({ id });
      patchWindow(hub, conversationId, (window) => removeMessage(window, id));
    } catch (error) {
      tellFailure(error);
    } finally {
      setNoteHidden(id, false);
    }
  };
  return (note) => {
    setNoteHidden(note.id, true);
    offerToUndo({
      title: t('note.deleted'),
      undoLabel: t('undo'),
      undo: async () => setNoteHidden(note.id, false),
      onUndoFailed: tellFailure,
      onKept: () => void deleteForGood(note),
    });
  };
}

/** Changes the words of one's own note. */
export function useEditNote(onDone: () => void) {
  const hub = useHub();
  const colleagues = useWorkingOperators();
  return useMutation({
    mutationFn: ({ note, typed }: { note: Message; typed: string }) => {
      const { text, mentions } = writtenNote(typed, colleagues);
      return hub.client.messages.editNote({ id: note.id, text, mentions: [...mentions] });
    },
    onSuccess: (message) => {
      showMessage(hub, message);
      onDone();
    },
  });
}
