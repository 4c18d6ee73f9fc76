import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecipientSource } from '#shared/contract/sendings.ts';
import { useHub } from '../../api/hub-context.ts';
import { useLabels } from '../../api/use-labels.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** Says in words who a sending goes to. */
export function useSourceWords(): (source: RecipientSource) => string {
  const { t } = useTranslation('sendings');
  const { query } = useHub();
  const { language } = useLanguage();
  const format = useFormat();
  const labels = useLabels();
  const types = useQuery(query.records.types.queryOptions()).data ?? [];
  const typeName = (name: string) => types.find((type) => type.name === name)?.label[language] ?? name;
  const counted = (count: number) => ({ count, formattedCount: format.count(count) });
  return (source) => {
    switch (source.kind) {
      case 'records':
        return t('source.recordsPicked', { type: typeName(source.type), ...counted(source.keys.length) });
      case 'contacts':
        return t('source.contactsPicked', counted(source.contactIds.length));
      case 'record_query': {
        const { type, search, filters } = source.query;
        const isAll = !search && filters.length === 0;
        if (isAll && type === 'Contact') return t('source.contacts');
        return t(isAll ? 'source.allRecords' : 'source.foundRecords', { type: typeName(type) });
      }
      case 'label': {
        const label = labels.find(({ id }) => id === source.labelId);
        return label ? t('source.withLabel', { name: label.name }) : t('source.goneLabel');
      }
    }
  };
}
