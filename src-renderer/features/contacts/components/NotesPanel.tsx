import { useMutation, useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { setNoteDraft, useHiddenNotes, useNoteDraft } from '../note-drafts.ts';
import { CardSection } from './CardSection.tsx';
import { NoteRow } from './NoteRow.tsx';

export interface NotesPanelProps {
  readonly contactId: ContactId;
  readonly isReadOnly: boolean;
}

/** What the team noted about a person, newest first; nothing here ever reaches the customer. */
export function NotesPanel({ contactId, isReadOnly }: NotesPanelProps) {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const hiddenIds = useHiddenNotes();
  const notes = useQuery(query.contacts.notes.queryOptions({ input: { id: contactId } }));
  const operators = useQuery(query.app.operators.queryOptions()).data ?? [];
  const shown = notes.data?.filter(({ id }) => !hiddenIds.includes(id)) ?? [];
  return (
    <CardSection title={t('notes.title')}>
      {isReadOnly ? null : <NewNote contactId={contactId} />}
      {notes.isError ? (
        <Banner tone="danger" title={t('notes.loadFailed')}>
          {sentenceOf(notes.error)}
        </Banner>
      ) : null}
      {shown.length === 0 ? null : (
        <ul className="flex flex-col gap-2 pt-1">
          {shown.map((note) => (
            <NoteRow
              key={note.id}
              note={note}
              author={operators.find(({ id }) => id === note.operatorId)?.name ?? null}
              isReadOnly={isReadOnly}
            />
          ))}
        </ul>
      )}
    </CardSection>
  );
}

function NewNote({ contactId }: { readonly contactId: ContactId }) {
  const { t } = useTranslation('contacts');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const draft = useNoteDraft(contactId);
  const body = draft.trim();
  const isTooLong = body.length > contactLimits.note;
  const adding = useMutation(
    query.contacts.addNote.mutationOptions({
      onSuccess: (note) => {
        setNoteDraft(contactId, '');
        queryClient.setQueryData(
          query.contacts.notes.queryKey({ input: { id: contactId } }),
          (known) => known && [note, ...known.filter(({ id }) => id !== note.id)],
        );
      },
    }),
  );
  const add = () => {
    if (body !== '' && !isTooLong && !adding.isPending) adding.mutate({ id: contactId, body });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    add();
  };
  const error = isTooLong
    ? t('notes.tooLong', { count: body.length })
    : adding.isError
      ? sentenceOf(adding.error)
      : undefined;
  return (
    <div className="flex flex-col items-start gap-2">
      <TextArea
        className="w-full"
        label={t('notes.label')}
        isLabelHidden
        placeholder={t('notes.placeholder')}
        rows={2}
        dir="auto"
        value={draft}
        error={error}
        onChange={(event) => setNoteDraft(contactId, event.target.value)}
        onKeyDown={onKeyDown}
      />
      {body === '' ? null : (
        <Button
          size="small"
          isDisabled={isTooLong}
          pendingLabel={adding.isPending && t('notes.adding')}
          after={<Kbd keys={['Ctrl', 'Enter']} />}
          onClick={add}
        >
          {t('notes.add')}
        </Button>
      )}
    </div>
  );
}
