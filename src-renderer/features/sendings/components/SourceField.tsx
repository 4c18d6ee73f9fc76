import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecipientSource } from '#shared/contract/sendings.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useLabels } from '../../../api/use-labels.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { sortTypes } from '../../../state/sort-types.ts';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';

export interface SourceFieldProps {
  readonly source: RecipientSource | null;
  readonly kind: SourceKind | null;
  readonly onKind: (kind: SourceKind) => void;
  readonly onSource: (source: RecipientSource) => void;
}

export type SourceKind = 'label' | 'contacts' | 'records';

const allOf = (type: string): RecipientSource => ({ kind: 'record_query', query: { type, filters: [] } });

/** Where the people of a sending come from, when no other screen has picked them. */
export function SourceField({ source, kind, onKind, onSource }: SourceFieldProps) {
  const { t } = useTranslation('sendings');
  const { query } = useHub();
  const { language } = useLanguage();
  const labels = useLabels();
  const types = sortTypes(
    (useQuery(query.records.types.queryOptions()).data ?? []).filter(({ name }) => name !== 'Contact'),
    language,
  );
  const choose = (next: SourceKind) => {
    onKind(next);
    if (next === 'contacts') onSource(allOf('Contact'));
  };
  return (
    <RadioCards<SourceKind | ''>
      label={t('source.kind')}
      value={kind ?? ''}
      onValueChange={(next) => (next === '' ? undefined : choose(next))}
      options={[
        {
          value: 'label',
          label: t('source.label'),
          description: labels.length === 0 ? t('source.noLabels') : t('source.labelHint'),
          isDisabled: labels.length === 0,
          more: (
            <SelectField
              label={t('source.whichLabel')}
              placeholder={t('source.pickLabel')}
              value={source?.kind === 'label' ? String(source.labelId) : null}
              options={labels.map(({ id, name }) => ({ value: String(id), label: name }))}
              onValueChange={(value) => {
                const label = labels.find(({ id }) => String(id) === value);
                if (label) onSource({ kind: 'label', labelId: label.id });
              }}
            />
          ),
        },
        { value: 'contacts', label: t('source.contacts'), description: t('source.contactsHint') },
        {
          value: 'records',
          label: t('source.records'),
          description: t('source.recordsHint'),
          isDisabled: types.length === 0,
          more: (
            <SelectField
              label={t('source.whichType')}
              placeholder={t('source.pickType')}
              value={source?.kind === 'record_query' ? source.query.type : null}
              options={types.map(({ name, label }) => ({ value: name, label: label[language] }))}
              onValueChange={(type) => onSource(allOf(type))}
            />
          ),
        },
      ]}
    />
  );
}
