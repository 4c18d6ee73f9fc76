import { useMutation } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactNote } from '#shared/contract/contacts.ts';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDraftOver } from '../../../state/use-draft-over.ts';
import { useNow } from '../../../state/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { ClashBanner } from '../../../ui/ClashBanner.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { endNoteEdit, setNoteEdit, useIsNoteEdited, useNoteEdit } from '../note-drafts.ts';
import { useDeleteNote } from '../use-delete-note.ts';

export interface NoteRowProps {
  readonly note: ContactNote;
  readonly author: string | null;
  readonly isReadOnly: boolean;
}

/** Longer ones are folded, or one of 5,000 characters would push everything else off the panel. */
const FOLDED_CHARACTERS = 600;
const FOLDED_LINES = 10;

/** One note on paper yellow, with its author and time. */
export function NoteRow({ note, author, isReadOnly }: NoteRowProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const now = useNow();
  const isEditing = useIsNoteEdited(note.id) && !isReadOnly;
  // One that was begun before, in another place, does not draw the focus to itself.
  const [hasBegunHere, setHasBegunHere] = useState(false);
  const deleteNote = useDeleteNote(note);
  const when = format.listTime(note.createdAt, now);
  return (
    <li className="group flex flex-col gap-1 rounded-md bg-note-paper px-3 py-2 text-note-ink">
      {isEditing ? (
        <NoteEditor note={note} takesFocus={hasBegunHere} onDone={() => endNoteEdit(note.id)} />
      ) : (
        <NoteText body={note.body} />
      )}
      <div className="flex min-h-6 items-center gap-1 text-xs">
        <span className="min-w-0 flex-1 truncate" title={format.moment(note.createdAt)}>
          <bdi>{author === null ? t('notes.imported', { when }) : t('notes.by', { name: author, when })}</bdi>
          {note.updatedAt > note.createdAt ? ` · ${t('notes.edited')}` : null}
        </span>
        {isReadOnly || isEditing ? null : (
          <span className="flex opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            <IconButton
              icon={Pencil}
              size="small"
              label={t('notes.edit')}
              className="-my-0.5"
              onClick={() => {
                setHasBegunHere(true);
                setNoteEdit(note.id, null);
              }}
            />
            <IconButton
              icon={Trash2}
              size="small"
              label={t('notes.remove')}
              className="-my-0.5"
              onClick={deleteNote}
            />
          </span>
        )}
      </div>
    </li>
  );
}

function NoteText({ body }: { readonly body: string }) {
  const { t } = useTranslation('contacts');
  const [isOpen, setIsOpen] = useState(false);
  const isLong = body.length > FOLDED_CHARACTERS || body.split('\n').length > FOLDED_LINES;
  return (
    <>
      <p
        dir="auto"
        className={classNames(
          'text-sm whitespace-pre-wrap select-text [overflow-wrap:anywhere]',
          isLong && !isOpen && 'line-clamp-[10]',
        )}
      >
        {body}
      </p>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="self-start rounded-xs text-xs font-medium underline underline-offset-2"
        >
          {isOpen ? t('notes.less') : t('notes.more')}
        </button>
      ) : null}
    </>
  );
}

interface NoteEditorProps {
  readonly note: ContactNote;
  readonly takesFocus: boolean;
  readonly onDone: () => void;
}

function NoteEditor({ note, takesFocus, onDone }: NoteEditorProps) {
  const { t } = useTranslation(['contacts', 'common', 'ui']);
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const { value, from, clashes, put, decide } = useDraftOver({ text: note.body }, useNoteEdit(note.id));
  const { text } = value;
  const saving = useMutation(
    query.contacts.editNote.mutationOptions({
      onSuccess: onDone,
      // What somebody else saved a moment ago is shown as what it is.
      onError: () => queryClient.invalidateQueries({ queryKey: query.contacts.notes.key() }),
    }),
  );
  const body = text.trim();
  const save = () => {
    if (body === note.body) onDone();
    else if (body !== '' && !saving.isPending)
      saving.mutate({ noteId: note.id, body, changedFrom: from.text });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isSave) save();
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t('contacts:notes.editLabel')}
        isLabelHidden
        autoFocus={takesFocus}
        dir="auto"
        rows={2}
        maxLength={contactLimits.note}
        value={text}
        error={saving.isError && clashes.length === 0 ? sentenceOf(saving.error) : undefined}
        onChange={(event) => put({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      {clashes.length > 0 ? (
        <ClashBanner
          title={t('ui:clash.title')}
          theirs={<p className="line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]">{note.body}</p>}
          onDecide={(whose) => {
            decide(whose);
            saving.reset();
          }}
        />
      ) : null}
      <div className="flex gap-2">
        <Button
          size="small"
          variant="primary"
          isDisabled={body === ''}
          pendingLabel={saving.isPending && t('contacts:edit.saving')}
          onClick={save}
        >
          {t('common:actions.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </div>
  );
}
