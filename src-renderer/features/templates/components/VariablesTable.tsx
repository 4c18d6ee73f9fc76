import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { placeOfKey, type TemplatePlace, type ValueSource } from '#shared/domain/template-draft.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { pathWords } from '../editor/field-paths.ts';
import { readText } from '../template-texts.ts';

export interface VariablesTableProps {
  readonly template: Template;
  /** By `placeKey`, in the order of the template. */
  readonly places: readonly string[];
}

/** Each place of a template with its sample and where its value comes from. */
export function VariablesTable({ template, places }: VariablesTableProps) {
  const { t } = useTranslation('templates');
  const { samples } = readText(template);
  const placeWords = usePlaceWords();
  const sourceWords = useSourceWords(template.binding.appliesTo);
  return (
    <table className="w-full table-fixed text-start text-sm">
      <thead>
        <tr className="border-b border-line text-xs text-ink-faint">
          <th className="py-1.5 pe-3 text-start font-medium">{t('overview.place')}</th>
          <th className="py-1.5 pe-3 text-start font-medium">{t('overview.sample')}</th>
          <th className="py-1.5 text-start font-medium">{t('overview.source')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((key) => {
          const variable = template.binding.variables[key];
          return (
            <tr key={key} className="border-b border-line align-top last:border-0">
              <td className="py-2 pe-3 text-ink">{placeWords(key)}</td>
              <td className="py-2 pe-3 break-words text-ink-soft">
                <bdi>{variable?.sample || samples[key] || '–'}</bdi>
              </td>
              <td className="py-2 break-words text-ink-soft">
                {sourceWords(variable?.source ?? { kind: 'ask', label: '' })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** `body:1` as a person reads it. */
function usePlaceWords() {
  const { t } = useTranslation('templates');
  const ownWords = ({ part, name, card }: TemplatePlace): string => {
    if (part === 'offer') return t('place.offer');
    if (part === 'button') return t('place.button', { number: Number(name) + 1 });
    if (part === 'header' && card !== undefined) return t('place.product');
    return t(part === 'header' ? 'place.header' : 'place.body', { name: `{{${name}}}` });
  };
  return (key: string): string => {
    const place = placeOfKey(key);
    if (place === null) return key;
    const own = ownWords(place);
    return place.card === undefined ? own : t('place.onCard', { number: place.card + 1, place: own });
  };
}

function useSourceWords(appliesTo: string | null) {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const { query } = useHub();
  const types = useQuery(query.records.types.queryOptions()).data ?? [];
  return (source: ValueSource): string => {
    switch (source.kind) {
      case 'ask':
        return source.label === '' ? t('source.ask') : t('source.askFor', { label: source.label });
      case 'field':
        return pathWords(types, appliesTo, source.path, language);
      case 'operator':
        return t(source.fact === 'name' ? 'source.operatorName' : 'source.operatorPhone');
      case 'link':
        return source.pattern;
    }
  };
}
