import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Label, type LabelColor, labelColorSchema } from '#shared/contract/labels.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { LabelColorPicker } from '../../../ui/LabelColorPicker.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { LabelSettingRow } from './LabelSettingRow.tsx';
import { ManagedListPanel } from './ManagedListPanel.tsx';

export interface LabelsPanelProps {
  readonly role: Role;
}

/** All labels with their colours: make, rename, recolour and delete them. */
export function LabelsPanel({ role }: LabelsPanelProps) {
  const { t } = useTranslation('inbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const labels = useQuery(query.labels.list.queryOptions());
  const mayChange = roleIncludes(role, 'operator');
  return (
    <ManagedListPanel
      id="labels"
      title={t('manager.title')}
      lead={t('manager.lead')}
      error={labels.isError ? sentenceOf(labels.error) : undefined}
      isEmpty={labels.data?.length === 0}
      emptyText={t('manager.empty')}
      newForm={mayChange ? <NewLabel labels={labels.data ?? []} /> : null}
    >
      {labels.data?.map((label) => (
        <LabelSettingRow key={label.id} label={label} mayChange={mayChange} />
      ))}
    </ManagedListPanel>
  );
}

function NewLabel({ labels }: { readonly labels: readonly Label[] }) {
  const { t } = useTranslation('inbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<LabelColor | null>(null);
  const create = useMutation(
    query.labels.create.mutationOptions({
      onSuccess: () => {
        setName('');
        setChosen(null);
      },
    }),
  );
  const unused = labelColorSchema.options.find((color) => !labels.some((label) => label.color === color));
  const color = chosen ?? unused ?? 'grey';
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate({ name: name.trim(), color });
  };
  return (
    <form onSubmit={add} className="flex items-end gap-2 py-3.5">
      <LabelColorPicker
        label={t('manager.color')}
        value={color}
        colors={labelColorSchema.options.map((value) => ({ value, label: t(`manager.colors.${value}`) }))}
        onValueChange={setChosen}
      />
      <TextField
        label={t('manager.newName')}
        value={name}
        maxLength={40}
        error={create.isError ? sentenceOf(create.error) : undefined}
        onChange={(event) => {
          setName(event.target.value);
          create.reset();
        }}
        className="min-w-0 flex-1"
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('manager.add')}
      </Button>
    </form>
  );
}
