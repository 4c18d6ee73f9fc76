import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactField } from '#shared/contract/contacts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useDraftOver } from '../../../state/use-draft-over.ts';
import { ClashBanner } from '../../../ui/ClashBanner.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { notify } from '../../../ui/notify.ts';
import { TextField } from '../../../ui/TextField.tsx';

export interface ContactFieldRowProps {
  readonly field: ContactField;
  readonly mayChange: boolean;
}

/** One field of contacts: its name (saved when one leaves it or presses Enter), what it holds, and its end. */
export function ContactFieldRow({ field, mayChange }: ContactFieldRowProps) {
  const { t } = useTranslation('contacts');
  if (mayChange) return <OpenRow field={field} />;
  return (
    <li className="flex min-h-8 items-center gap-2 text-base">
      <bdi className="min-w-0 flex-1 truncate">{field.name}</bdi>
      <span className="text-sm text-ink-faint">{t(`fields.kind.${field.kind}`)}</span>
    </li>
  );
}

function OpenRow({ field }: Pick<ContactFieldRowProps, 'field'>) {
  const { t } = useTranslation(['contacts', 'ui']);
  const { name, kind } = field;
  const { typed, isAsked, type, rename, discard, decide, error } = useNameDraft(field);
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <TextField
          label={t('contacts:settings.rename', { name })}
          isLabelHidden
          value={typed}
          maxLength={40}
          error={isAsked ? undefined : error}
          onChange={(event) => type(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename();
            if (event.key === 'Escape') discard();
          }}
          className="min-w-0 flex-1"
        />
        <span className="flex h-8 w-36 shrink-0 items-center justify-end text-end text-sm text-ink-faint">
          {t(`contacts:fields.kind.${kind}`)}
        </span>
        <DeleteField field={field} />
      </div>
      {isAsked ? (
        <ClashBanner title={t('ui:clash.title')} theirs={<bdi>{name}</bdi>} onDecide={decide} />
      ) : null}
    </li>
  );
}

/** The name being typed, over what a colleague may make of it meanwhile. */
function useNameDraft({ id, name }: ContactField) {
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const { value, from, clashes, put, discard } = useDraftOver({ name });
  const seenAnew = () => queryClient.invalidateQueries({ queryKey: query.contacts.fields.key() });
  const renaming = useMutation(
    query.contacts.renameField.mutationOptions({
      onSuccess: async () => {
        await seenAnew();
        discard();
      },
      // What somebody else saved a moment ago is shown as what it is.
      onError: seenAnew,
    }),
  );
  const isAsked = clashes.length > 0;
  const wanted = value.name.trim();
  return {
    typed: value.name,
    isAsked,
    type: (next: string) => {
      put({ name: next });
      renaming.reset();
    },
    rename: () => {
      if (isAsked || renaming.isPending) return;
      if (wanted === '' || wanted === name) discard();
      else renaming.mutate({ id, name: wanted, changedFrom: from.name });
    },
    discard,
    decide: (whose: 'mine' | 'theirs') => {
      renaming.reset();
      if (whose === 'theirs' || wanted === '') discard();
      else renaming.mutate({ id, name: wanted, changedFrom: name });
    },
    error: renaming.isError ? sentenceOf(renaming.error) : undefined,
  };
}

function DeleteField({ field: { id, name } }: Pick<ContactFieldRowProps, 'field'>) {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [isAsking, setIsAsking] = useState(false);
  const removing = useMutation(
    query.contacts.deleteField.mutationOptions({
      onSuccess: ({ deletedValues }) => {
        setIsAsking(false);
        notify({ title: t('settings.removed', { name, count: deletedValues }) });
      },
    }),
  );
  return (
    <>
      <IconButton icon={Trash2} label={t('settings.remove', { name })} onClick={() => setIsAsking(true)} />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        tone="danger"
        title={t('settings.ask', { name })}
        description={t('settings.consequence')}
        confirmLabel={t('settings.removeConfirm')}
        pendingLabel={removing.isPending && t('settings.removing')}
        error={removing.isError ? sentenceOf(removing.error) : undefined}
        onConfirm={() => removing.mutate({ id })}
      />
    </>
  );
}
