import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useEditNote } from './note-actions.ts';
import { LONGEST_NOTE } from './note-limit.ts';
import { useReadableNote } from './use-note-menu.ts';

export interface EditNoteDialogProps {
  readonly note: Message;
  readonly text: string;
  readonly onClose: () => void;
}

/** Changes the words of one's own note. */
export function EditNoteDialog({ note, text, onClose }: EditNoteDialogProps) {
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
