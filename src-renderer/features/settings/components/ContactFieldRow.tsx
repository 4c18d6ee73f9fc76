import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactField } from '#shared/contract/contacts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
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
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [typed, setTyped] = useState<string | null>(null);
  const renaming = useMutation(
    query.contacts.renameField.mutationOptions({ onSuccess: () => setTyped(null) }),
  );
  const { id, name, kind } = field;
  const kindName = t(`fields.kind.${kind}`);
  if (!mayChange) {
    return (
      <li className="flex min-h-8 items-center gap-2 text-base">
        <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
        <span className="text-sm text-ink-faint">{kindName}</span>
      </li>
    );
  }
  const rename = () => {
    const wanted = (typed ?? name).trim();
    if (wanted === '' || wanted === name) setTyped(null);
    else if (!renaming.isPending) renaming.mutate({ id, name: wanted });
  };
  return (
    <li className="flex items-start gap-2">
      <TextField
        label={t('settings.rename', { name })}
        isLabelHidden
        value={typed ?? name}
        maxLength={40}
        error={renaming.isError ? sentenceOf(renaming.error) : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          renaming.reset();
        }}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          if (event.key === 'Escape') setTyped(null);
        }}
        className="min-w-0 flex-1"
      />
      <span className="flex h-8 w-36 shrink-0 items-center justify-end text-end text-sm text-ink-faint">
        {kindName}
      </span>
      <DeleteField field={field} />
    </li>
  );
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
