import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '#shared/contract/records.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { notify } from '../../../ui/notify.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useRecordLabel } from '../queries.ts';
import { FieldList } from './FieldList.tsx';
import { addField, draftProblems, emptyDraft, type TypeDraft, toDraft, toType } from './type-draft.ts';

export interface TypeFormProps {
  /** Null for a new one. */
  readonly type: RecordType | null;
  readonly types: readonly RecordType[];
  readonly onChanged: (isChanged: boolean) => void;
  readonly onSaved: (name: string) => void;
}

/** A type as a form: its names, its fields in their order, its key. */
export function TypeForm({ type, types, onChanged, onSaved }: TypeFormProps) {
  const { t } = useTranslation('records');
  const sentenceOf = useFailureSentence();
  const [before] = useState<TypeDraft>(() => (type ? toDraft(type) : emptyDraft()));
  const [draft, setDraft] = useState(before);
  const [isAsked, setIsAsked] = useState(false);
  const isNew = type === null;
  const problems = draftProblems(draft, isNew, types);
  const saving = useSaveType(onSaved);
  useEffect(() => onChanged(draft !== before), [draft, before, onChanged]);
  const change = (next: TypeDraft) => {
    setDraft(next);
    saving.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (problems.length === 0 && !saving.isPending) saving.mutate({ type: toType(draft, types), isNew });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      {isNew ? <p className="text-sm text-ink-soft">{t('type.lead')}</p> : null}
      <NameFields
        draft={draft}
        types={types}
        isNew={isNew}
        problems={isAsked ? problems : []}
        onChange={change}
      />
      <section className="flex flex-col gap-2">
        <h2 className="text-lg font-semibold text-ink">{t('type.fields')}</h2>
        <p className="text-sm text-ink-soft">{t('type.fieldsLead')}</p>
        <FieldList
          typeName={isNew ? null : draft.name}
          draft={draft}
          types={types}
          problems={isAsked ? problems : []}
          onChange={change}
        />
        <Button icon={Plus} className="self-start" onClick={() => change(addField(draft))}>
          {t('type.addField')}
        </Button>
      </section>
      {saving.isError ? <Banner tone="danger">{sentenceOf(saving.error)}</Banner> : null}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        pendingLabel={saving.isPending && t('type.saving')}
      >
        {t(isNew ? 'type.create' : 'type.save')}
      </Button>
    </form>
  );
}

function useSaveType(onSaved: (name: string) => void) {
  const { t } = useTranslation('records');
  const { query, queryClient } = useHub();
  const labelOf = useRecordLabel();
  return useMutation(
    query.records.saveType.mutationOptions({
      onSuccess: async (saved) => {
        // The list that is shown next must know the type.
        await queryClient.invalidateQueries({ queryKey: query.records.types.key() });
        notify({ tone: 'success', title: t('type.saved', { name: labelOf(saved) }) });
        onSaved(saved.name);
      },
    }),
  );
}

interface NameFieldsProps {
  readonly draft: TypeDraft;
  readonly types: readonly RecordType[];
  readonly isNew: boolean;
  readonly problems: ReturnType<typeof draftProblems>;
  readonly onChange: (draft: TypeDraft) => void;
}

function NameFields({ draft, types, isNew, problems, onChange }: NameFieldsProps) {
  const { t } = useTranslation('records');
  const labelProblem = problems.find(({ at }) => at === 'label');
  const nameProblem = problems.find(({ at }) => at === 'name');
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
      <TextField
        label={t('type.labelUk')}
        value={draft.label.uk}
        maxLength={60}
        lang="uk"
        autoComplete="off"
        error={labelProblem ? t(`type.${labelProblem.kind}`) : undefined}
        onChange={(event) => onChange({ ...draft, label: { ...draft.label, uk: event.target.value } })}
      />
      <TextField
        label={t('type.labelEn')}
        value={draft.label.en}
        maxLength={60}
        lang="en"
        autoComplete="off"
        onChange={(event) => onChange({ ...draft, label: { ...draft.label, en: event.target.value } })}
      />
      <TextField
        label={t('type.name')}
        isCode
        value={draft.name}
        placeholder={isNew ? toType(draft, types).name : undefined}
        maxLength={60}
        isDisabled={!isNew}
        description={t(isNew ? 'type.nameHint' : 'type.nameFixed')}
        error={nameProblem ? t(`type.${nameProblem.kind}`) : undefined}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
    </div>
  );
}
