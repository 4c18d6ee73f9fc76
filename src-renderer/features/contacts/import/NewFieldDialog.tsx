import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactField } from '#shared/contract/contacts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
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
  const { t } = useTranslation('contacts');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
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
  const submit = () => {
    setIsAsked(true);
    if (name.trim() !== '') making.mutate({ name: name.trim(), kind });
  };
  const missing = isAsked && name.trim() === '' ? t('settings.nameMissing') : undefined;
  return (
    <FormDialog
      size="small"
      title={t('import.newField')}
      submitLabel={t('import.fieldSave')}
      pendingLabel={making.isPending && t('edit.saving')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('import.fieldName')}
        value={name}
        maxLength={40}
        error={missing ?? (making.isError ? sentenceOf(making.error) : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('import.fieldKind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`fields.kind.${value}`) }))}
        onValueChange={setKind}
      />
    </FormDialog>
  );
}
