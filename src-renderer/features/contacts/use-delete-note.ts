import { useTranslation } from 'react-i18next';
import type { ContactNote } from '#shared/contract/contacts.ts';
import { useHub } from '../../api/hub-context.ts';
import { offerToUndo } from '../../state/offer-to-undo.ts';
import { useTellFailure } from './mutations.ts';
import { setNoteHidden } from './note-drafts.ts';

/**
 * Takes a note off the screen at once and off the hub when the notice with its "undo" has gone: written anew, the note
 * would lose its author and its day. A window that is closed before that keeps the note.
 */
export function useDeleteNote(note: ContactNote): () => void {
  const { client, query, queryClient } = useHub();
  const { t } = useTranslation('contacts');
  const tellFailure = useTellFailure();
  const deleteForGood = async () => {
    try {
      await client.contacts.deleteNote({ noteId: note.id });
      queryClient.setQueryData(query.contacts.notes.queryKey({ input: { id: note.contactId } }), (known) =>
        known?.filter(({ id }) => id !== note.id),
      );
    } catch (error) {
      tellFailure(t('notes.removeFailed'))(error);
    } finally {
      setNoteHidden(note.id, false);
    }
  };
  return () => {
    setNoteHidden(note.id, true);
    offerToUndo({
      title: t('notes.removed'),
      undoLabel: t('undo'),
      undo: async () => setNoteHidden(note.id, false),
      onUndoFailed: tellFailure(t('undoFailed')),
      onKept: () => void deleteForGood(),
    });
  };
}
