import { useTranslation } from 'react-i18next';
import { keyed } from '../../../ui/keyed.ts';
import { diffWords } from '../word-diff.ts';

export interface DiffTextProps {
  readonly before: string;
  readonly after: string;
  /** One side of a comparison has only its own words, marked; without it both stand in one text. */
  readonly side?: 'before' | 'after';
}

/** What became of a text: what went is struck through, what came is underlined; both are said aloud. */
export function DiffText({ before, after, side }: DiffTextProps) {
  const { t } = useTranslation('templates');
  const parts = diffWords(before, after).filter(
    ({ kind }) => kind === 'same' || side === undefined || (kind === 'removed') === (side === 'before'),
  );
  return (
    <span dir="auto" className="block whitespace-pre-wrap [overflow-wrap:anywhere]">
      {keyed(parts).map(({ key, item: part }) => {
        if (part.kind === 'same') return <span key={key}>{part.text}</span>;
        const isRemoved = part.kind === 'removed';
        const Mark = isRemoved ? 'del' : 'ins';
        return (
          <Mark
            key={key}
            className={
              isRemoved
                ? 'rounded-xs bg-danger-soft text-danger-ink line-through decoration-1'
                : 'rounded-xs bg-success-soft text-success-ink underline decoration-1 underline-offset-2 [del+&]:ms-1'
            }
          >
            <span className="sr-only">{t(isRemoved ? 'history.removed' : 'history.added')} </span>
            {part.text}
          </Mark>
        );
      })}
    </span>
  );
}
