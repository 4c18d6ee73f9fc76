import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../../api/hub-context.ts';
import { PickField } from '../../../../ui/PickField.tsx';
import type { Editor } from '../editor.ts';

export interface RecordPickerProps {
  readonly editor: Editor;
  readonly typeName: string;
  readonly recordKey: string | null;
  readonly onPick: (key: string) => void;
}

/** A record to try the template with. */
export function RecordPicker({ editor, typeName, recordKey, onPick }: RecordPickerProps) {
  const { t } = useTranslation('templateEditor');
  const { query } = useHub();
  const [typed, setTyped] = useState('');
  const found = useQuery(
    query.records.suggest.queryOptions({
      input: { type: typeName, search: typed.trim() },
      placeholderData: keepPreviousData,
    }),
  ).data;
  if (editor.template === null) return <p className="text-sm text-ink-faint">{t('preview.saveFirst')}</p>;
  const options = (found ?? []).map(({ key, title }) => ({
    value: key,
    // What was typed may be in the key alone; the list looks for it in the words that it shows.
    label: title === key ? key : `${title} · ${key}`,
    isChecked: key === recordKey,
  }));
  const chosen = options.find(({ value }) => value === recordKey)?.label;
  return (
    <PickField
      label={t('preview.record')}
      isLabelHidden
      shown={chosen ?? recordKey ?? ''}
      placeholder={t('preview.chooseRecord')}
      searchLabel={t('preview.searchRecord')}
      emptyText={t('preview.noRecords')}
      options={options}
      onSearch={setTyped}
      onToggle={onPick}
    />
  );
}
