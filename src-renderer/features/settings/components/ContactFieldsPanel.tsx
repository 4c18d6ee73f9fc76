import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactField } from '#shared/contract/contacts.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { ContactFieldRow } from './ContactFieldRow.tsx';
import { ManagedListPanel } from './ManagedListPanel.tsx';

export interface ContactFieldsPanelProps {
  readonly role: Role;
}

/** What the business wants to know of people besides name and number: make, rename and delete the fields. */
export function ContactFieldsPanel({ role }: ContactFieldsPanelProps) {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const fields = useQuery(query.contacts.fields.queryOptions());
  const mayChange = roleIncludes(role, 'admin');
  return (
    <ManagedListPanel
      id="contactFields"
      title={t('settings.title')}
      lead={t('settings.lead')}
      error={fields.isError ? sentenceOf(fields.error) : undefined}
      isEmpty={fields.data?.length === 0}
      emptyText={t('settings.none')}
      lockedText={mayChange ? undefined : t('settings.adminOnly')}
      newForm={mayChange ? <NewField /> : null}
    >
      {fields.data?.map((field) => (
        <ContactFieldRow key={field.id} field={field} mayChange={mayChange} />
      ))}
    </ManagedListPanel>
  );
}

const kinds = ['text', 'number', 'date', 'email', 'link'] as const;

function NewField() {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ContactField['kind']>('text');
  const create = useMutation(query.contacts.createField.mutationOptions({ onSuccess: () => setName('') }));
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !create.isPending) create.mutate({ name: name.trim(), kind });
  };
  return (
    <form onSubmit={add} className="flex flex-wrap items-start gap-2 py-3.5">
      <TextField
        label={t('settings.newName')}
        value={name}
        maxLength={40}
        error={create.isError ? sentenceOf(create.error) : undefined}
        onChange={(event) => {
          setName(event.target.value);
          create.reset();
        }}
        className="min-w-48 flex-1"
      />
      <SelectField
        label={t('settings.newKind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`fields.kind.${value}`) }))}
        onValueChange={setKind}
        className="w-44"
      />
      {/* In line with the fields, whose names stand above them. */}
      <Button type="submit" className="mt-6" isDisabled={name.trim() === ''}>
        {t('settings.add')}
      </Button>
    </form>
  );
}
