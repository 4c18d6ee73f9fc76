import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useDeleteNote, useEditNote } from './note-actions.ts';
import { LONGEST_NOTE } from './note-limit.ts';
import { useReadableNote } from './use-note-menu.ts';

export interface NoteDialogsProps {
  readonly edited: Message | null;
  readonly deleted: Message | null;
  readonly onClose: () => void;
}

/** What changing and deleting a note ask. */
export function NoteDialogs({ edited, deleted, onClose }: NoteDialogsProps) {
  const { t } = useTranslation('engagement');
  const failureSentence = useFailureSentence();
  const deleting = useDeleteNote(onClose);
  return (
    <>
      {edited?.content.kind === 'note' ? (
        <EditNoteDialog key={edited.id} note={edited} text={edited.content.text} onClose={onClose} />
      ) : null}
      <ConfirmDialog
        isOpen={deleted !== null}
        onOpenChange={onClose}
        title={t('note.deleteTitle')}
        description={t('note.deleteText')}
        confirmLabel={t('note.delete')}
        tone="danger"
        pendingLabel={deleting.isPending && t('note.deleting')}
        error={deleting.error ? failureSentence(deleting.error) : undefined}
        onConfirm={() => {
          if (deleted) deleting.mutate(deleted);
        }}
      />
    </>
  );
}

interface EditNoteDialogProps {
  readonly note: Message;
  readonly text: string;
  readonly onClose: () => void;
}

function EditNoteDialog({ note, text, onClose }: EditNoteDialogProps) {
  const { t } = useTranslation(['engagement', 'common']);
  const failureSentence = useFailureSentence();
  const readable = useReadableNote();
  // Taken once: a change from elsewhere must not replace what is being typed.
  const [typed, setTyped] = useState(() => readable(text));
  const field = useRef<HTMLTextAreaElement>(null);
  const editing = useEditNote(onClose);
  return (
    <FormDialog
      title={t('engagement:note.editTitle')}
      description={t('engagement:note.onlyColleagues')}
      submitLabel={t('common:actions.save')}
      pendingLabel={editing.isPending && t('engagement:note.saving')}
      initialFocus={field}
      onClose={onClose}
      onSubmit={() => {
        if (typed.trim() !== '') editing.mutate({ note, typed });
      }}
    >
      <TextArea
        ref={field}
        label={t('engagement:note.editLabel')}
        isLabelHidden
        dir="auto"
        maxLength={LONGEST_NOTE}
        value={typed}
        error={editing.error ? failureSentence(editing.error) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
