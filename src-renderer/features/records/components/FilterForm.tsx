import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordFilter, RecordType } from '#shared/contract/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { conditionsOf, conditionWords, needsValue } from '../filters.ts';
import { useRecordLabel } from '../queries.ts';

export interface FilterFormProps {
  readonly type: RecordType;
  /** The one that is changed; null for a new one. */
  readonly filter: RecordFilter | null;
  readonly onApply: (filter: RecordFilter) => void;
}

/** One condition: a field, how it is compared, and with what, by the kind of the field. */
export function FilterForm({ type, filter, onApply }: FilterFormProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  const [name, setName] = useState(filter?.field ?? type.fields[0]?.name ?? '');
  const [is, setIs] = useState(filter?.is ?? null);
  const [value, setValue] = useState(filter?.value ?? '');
  const [isAsked, setIsAsked] = useState(false);
  const kind = type.fields.find((field) => field.name === name)?.kind ?? 'text';
  const conditions = conditionsOf(kind);
  const condition = is !== null && conditions.includes(is) ? is : (conditions[0] ?? 'equal');
  const isMissing = needsValue(condition) && value.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (isMissing) return;
    onApply({ field: name, is: condition, value: needsValue(condition) ? value.trim() : '' });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <SelectField
        label={t('filter.field')}
        value={name}
        options={type.fields.map((field) => ({ value: field.name, label: labelOf(field) }))}
        onValueChange={(next) => {
          setName(next);
          setValue('');
          setIsAsked(false);
        }}
      />
      <SelectField
        label={t('filter.condition')}
        value={condition}
        options={conditions.map((each) => ({
          value: each,
          label: t(`filter.is.${conditionWords(kind, each)}`),
        }))}
        onValueChange={setIs}
      />
      {needsValue(condition) ? (
        <TextField
          key={kind === 'date' ? 'date' : 'text'}
          label={t('filter.value')}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' || kind === 'money' ? 'decimal' : undefined}
          value={value}
          maxLength={500}
          autoComplete="off"
          error={isAsked && isMissing ? t('filter.valueMissing') : undefined}
          onChange={(event) => setValue(event.target.value)}
        />
      ) : null}
      <Button type="submit" variant="primary" className="self-start">
        {t('filter.apply')}
      </Button>
    </form>
  );
}
