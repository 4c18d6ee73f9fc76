import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { ComboField, type ComboOption } from '../../../ui/ComboField.tsx';
import { showPhone } from '../show-value.ts';

export interface ReferenceFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  /** The type that the field refers to. */
  readonly to: string;
  /** The key of the record that is referred to; '' for none. */
  readonly value: string;
  readonly error: string | undefined;
  readonly onValueChange: (key: string) => void;
}

const toOption = ({ key, title }: { readonly key: string; readonly title: string }): ComboOption => {
  const shown = showPhone(key);
  return title === '' || title === key
    ? { value: key, label: shown }
    : { value: key, label: title, note: shown };
};

/** The record that a field refers to, found by its key or by its words. */
export function ReferenceField({ label, hint, to, value, error, onValueChange }: ReferenceFieldProps) {
  const { t } = useTranslation('records');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [chosen, setChosen] = useState<ComboOption | null>(null);
  const [typed, setTyped] = useState('');
  // The chosen one stands in the box by its name: it is no question.
  const search = usePaused(typed === chosen?.label || typed === showPhone(value) ? '' : typed.trim());
  const found = useQuery(
    query.records.suggest.queryOptions({
      input: { type: to, search: search.slice(0, 200) },
      placeholderData: keepPreviousData,
    }),
  );
  const options = (found.data ?? []).map(toOption);
  const known =
    value === ''
      ? null
      : chosen?.value === value
        ? chosen
        : (options.find((option) => option.value === value) ?? { value, label: showPhone(value) });
  return (
    <ComboField
      label={label}
      hint={hint}
      value={known}
      options={options}
      error={error ?? (found.isError ? sentenceOf(found.error) : undefined)}
      isLooking={found.isFetching && typed !== ''}
      emptyText={t('edit.nothingSuggested')}
      placeholder={t('edit.referenceSearch')}
      onTyped={setTyped}
      onValueChange={(next) => {
        setChosen(next);
        onValueChange(next?.value ?? '');
      }}
    />
  );
}
