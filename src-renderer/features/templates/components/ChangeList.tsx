import { useTranslation } from 'react-i18next';
import type { PartChange, PartWords, TextPart } from '../text-parts.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { DiffText } from './DiffText.tsx';

export interface ChangeListProps {
  readonly changes: readonly PartChange[];
}

/** What became of each part of a text. */
export function ChangeList({ changes }: ChangeListProps) {
  const partName = usePartName();
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {changes.map(({ key, before, after }) => (
        <div key={key} className="flex flex-col gap-1">
          <dt className="text-xs font-medium text-ink-faint">{partName(key)}</dt>
          <dd className="text-ink select-text">
            <DiffText before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The name of a part of a template. */
export function usePartName(): (key: TextPart['key']) => string {
  const { t } = useTranslation('templates');
  return (key) => {
    if (key.startsWith('button:'))
      return t('part.button', { number: Number(key.slice('button:'.length)) + 1 });
    if (key.startsWith('card:')) return t('part.card', { number: Number(key.slice('card:'.length)) + 1 });
    if (key.startsWith('unknown:')) return t('part.unknown');
    return t(`part.${key as 'category' | 'header' | 'offer' | 'body' | 'footer'}`); // the three patterns are excluded above
  };
}

/** What categories and the kinds of parts are called where two texts are compared. */
export function usePartWords(): PartWords {
  const { t } = useTranslation('templateEditor');
  const { category } = useTemplateWords();
  return {
    category,
    header: (kind) => t(`header.kinds.${kind}`),
    button: (kind) => t(`buttons.kinds.${kind}`),
  };
}
