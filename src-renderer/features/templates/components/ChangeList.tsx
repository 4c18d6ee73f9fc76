import { useTranslation } from 'react-i18next';
import type { PartChange, TextPart } from '../text-parts.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { DiffText } from './DiffText.tsx';

export interface ChangeListProps {
  readonly changes: readonly PartChange[];
}

/** What became of each part of a text. */
export function ChangeList({ changes }: ChangeListProps) {
  const partName = usePartName();
  const partText = usePartText();
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {changes.map(({ key, before, after }) => (
        <div key={key} className="flex flex-col gap-1">
          <dt className="text-xs font-medium text-ink-faint">{partName(key)}</dt>
          <dd className="text-ink select-text">
            <DiffText before={partText(key, before)} after={partText(key, after)} />
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
    if (key.startsWith('unknown:')) return t('part.unknown');
    return t(`part.${key as 'category' | 'header' | 'body' | 'footer'}`); // the two patterns are excluded above
  };
}

/** The text of a part as it is compared: of a category its word. */
export function usePartText(): (key: TextPart['key'], text: string) => string {
  const words = useTemplateWords();
  return (key, text) => (key === 'category' && text !== '' ? words.category(text) : text);
}
