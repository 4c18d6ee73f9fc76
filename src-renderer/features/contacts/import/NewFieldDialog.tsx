import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactField } from '#shared/contract/contacts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface NewFieldDialogProps {
  /** What the column is called; mostly the field is to be called the same. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onMade: (field: ContactField) => void;
}

const kinds = ['text', 'number', 'date', 'email', 'link'] as const;

/** A field of contacts for a column that has none yet. */
export function NewFieldDialog({ name: columnName, onClose, onMade }: NewFieldDialogProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const formId = useId();
  const [name, setName] = useState(columnName.trim().slice(0, 40));
  const [kind, setKind] = useState<ContactField['kind']>('text');
  const [isAsked, setIsAsked] = useState(false);
  const making = useMutation(
    query.contacts.createField.mutationOptions({
      onSuccess: (field) => {
        queryClient.setQueryData(query.contacts.fields.queryKey(), (known) => known && [...known, field]);
        onMade(field);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (name.trim() !== '' && !making.isPending) making.mutate({ name: name.trim(), kind });
  };
  const missing = isAsked && name.trim() === '' ? t('contacts:settings.nameMissing') : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      title={t('contacts:import.newField')}
      footer={
        <>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pendingLabel={making.isPending && t('contacts:edit.saving')}
          >
            {t('contacts:import.fieldSave')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t('contacts:import.fieldName')}
          value={name}
          maxLength={40}
          error={missing ?? (making.isError ? sentenceOf(making.error) : undefined)}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('contacts:import.fieldKind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`contacts:fields.kind.${value}`) }))}
          onValueChange={setKind}
        />
      </form>
    </Dialog>
  );
}
