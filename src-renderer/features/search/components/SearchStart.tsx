import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { forgetSearches, useSearchStore } from '../../../state/search-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';

export interface SearchStartProps {
  /** Puts a whole search into the field. */
  readonly onTake: (query: string) => void;
}

const tips = ['words', 'phrase', 'from', 'has', 'date', 'not'] as const;

/** Before anything is typed: what was looked for lately, and how to look for more than words. */
export function SearchStart({ onTake }: SearchStartProps) {
  const { t } = useTranslation('search');
  const recent = useSearchStore((store) => store.recent);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
      {recent.length > 0 ? (
        <section aria-labelledby="recent-searches" className="pb-4">
          <div className="flex h-8 items-center justify-between">
            <h2 id="recent-searches" className="px-0.5 text-xs font-medium text-ink-faint">
              {t('recent')}
            </h2>
            <Button variant="quiet" size="small" onClick={forgetSearches}>
              {t('forget')}
            </Button>
          </div>
          <ul>
            {recent.map((query) => (
              <li key={query}>
                <button
                  type="button"
                  onClick={() => onTake(query)}
                  className="flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-start text-sm text-ink-soft hover:bg-hover"
                >
                  <Icon of={History} className="text-ink-faint" />
                  <bdi className="truncate">{query}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <h2 className="flex h-8 items-center px-0.5 text-xs font-medium text-ink-faint">{t('howTo')}</h2>
      <ul className="flex flex-col gap-0.5">
        {tips.map((tip) => (
          <li key={tip}>
            <button
              type="button"
              onClick={() => onTake(t(`tips.${tip}.example`))}
              className="flex w-full flex-col items-start gap-0.5 rounded-sm px-2 py-1.5 text-start hover:bg-hover"
            >
              <span className="text-sm font-medium text-accent-ink">{t(`tips.${tip}.example`)}</span>
              <span className="text-xs text-ink-faint">{t(`tips.${tip}.meaning`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
