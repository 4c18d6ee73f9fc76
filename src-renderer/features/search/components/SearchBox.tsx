import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { RESULTS_ID } from '../results-id.ts';
import type { Suggestion } from '../suggestions.ts';

export interface SearchBoxProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly query: string;
  /** The element of the result that Enter opens. */
  readonly activeId: string | null;
  readonly suggestions: readonly Suggestion[];
  readonly onChange: (query: string) => void;
  readonly onTake: (suggestion: Suggestion) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What is looked for, and below it what could be typed next. */
export function SearchBox({
  ref,
  query,
  activeId,
  suggestions,
  onChange,
  onTake,
  onKeyDown,
}: SearchBoxProps) {
  const { t } = useTranslation(['search', 'ui']);
  return (
    <>
      <div className="field-control flex min-h-9 items-center gap-2 ps-2 pe-0.5">
        <Icon of={Search} className="text-ink-faint" />
        <input
          ref={ref}
          type="text"
          role="combobox"
          aria-label={t('search:field')}
          aria-expanded={activeId !== null}
          aria-controls={RESULTS_ID}
          aria-activedescendant={activeId ?? undefined}
          aria-autocomplete="list"
          // biome-ignore lint/a11y/noAutofocus: one opens the search to type into it
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          placeholder={t('search:field')}
          value={query}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          className="w-full min-w-0 self-stretch bg-transparent text-sm text-ink outline-none"
        />
        {query !== '' ? (
          <IconButton icon={X} label={t('ui:clear')} size="small" onClick={() => onChange('')} />
        ) : null}
      </div>
      {suggestions.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for forms
        <div role="group" aria-label={t('search:suggestions')} className="flex flex-wrap gap-1">
          {suggestions.map((suggestion, index) => (
            <button
              key={suggestion.word}
              type="button"
              title={index === 0 && query !== '' ? t('search:takeWithTab') : undefined}
              // The field keeps the focus, so that one goes on typing.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(suggestion)}
              className="max-w-full truncate rounded-full bg-press px-2 py-0.5 text-xs font-medium text-ink-soft transition-colors hover:bg-accent-soft hover:text-accent-ink"
            >
              <bdi>{suggestion.label}</bdi>
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}
