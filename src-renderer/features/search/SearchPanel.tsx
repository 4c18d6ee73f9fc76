import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useOperators } from '../../api/use-operators.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { jumpToMessage } from '../../state/jump-store.ts';
import { changeSearch, closeSearch, keepSearch, useSearchStore } from '../../state/search-store.ts';
import { useContactName } from '../../state/use-contact-name.ts';
import { usePaused } from '../../state/use-paused.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ResultsPanel } from './components/ResultsPanel.tsx';
import { SearchBox } from './components/SearchBox.tsx';
import { SearchStart } from './components/SearchStart.tsx';
import { type SearchOrder, usePeopleNames, useSearchResults } from './queries.ts';
import { nextChoice, type ResultRow, resultRows } from './result-rows.ts';
import { applySuggestion, nameBeingTyped, type Suggestion, suggestionsFor } from './suggestions.ts';

export interface SearchPanelProps {
  readonly openId: ConversationId | null;
  readonly onOpen: (id: ConversationId) => void;
}

/** The search over everything, in the place of the list. */
export function SearchPanel({ onOpen }: SearchPanelProps) {
  const { t } = useTranslation('search');
  const { query, wishes } = useSearchStore();
  const [order, setOrder] = useState<SearchOrder>('newest');
  const field = useRef<HTMLInputElement>(null);
  const typed = usePaused(query);
  const results = useSearchResults(typed, order);
  const pages = results.messages.data?.pages ?? [];
  const rows = results.isSearched
    ? resultRows({
        people: results.people ?? [],
        notes: results.notes ?? [],
        messages: pages.flatMap((page) => page.items),
      })
    : [];
  const choice = useChoice(rows, `${typed} ${order}`);
  const suggestions = useSuggestions(query);

  // Each wish to search comes to the field, also when the search is open already.
  useEffect(() => {
    if (wishes >= 0) field.current?.select();
  }, [wishes]);

  const open = (row: ResultRow | undefined) => {
    if (!row || row.kind === 'heading') return;
    keepSearch(query);
    if (row.kind === 'message') jumpToMessage(row.hit.conversationId, row.hit.messageId);
    const id = conversationOf(row);
    if (id !== null) onOpen(id);
  };
  const take = (suggestion: Suggestion) => {
    changeSearch(applySuggestion(query, suggestion));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!isPlain || event.nativeEvent.isComposing) return;
    const [first] = suggestions;
    if (event.key === 'Escape') closeSearch();
    else if (event.key === 'ArrowDown') choice.move(1);
    else if (event.key === 'ArrowUp') choice.move(-1);
    else if (event.key === 'Enter') open(rows[choice.index]);
    else if (event.key === 'Tab' && !event.shiftKey && first && query !== '' && !query.endsWith(' '))
      take(first);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section aria-label={t('label')} className="flex h-full flex-col bg-surface-sunken">
      <header className="flex flex-col gap-2 px-3 pt-3 pb-2">
        <div className="flex h-8 items-center justify-between gap-2 ps-0.5">
          <h1 className="text-lg font-semibold">{t('title')}</h1>
          <IconButton icon={X} label={t('close')} shortcut={['Esc']} onClick={closeSearch} />
        </div>
        <SearchBox
          ref={field}
          query={query}
          activeId={rows[choice.index] ? `result-${rows[choice.index]?.key}` : null}
          suggestions={suggestions}
          onChange={changeSearch}
          onTake={take}
          onKeyDown={onKeyDown}
        />
      </header>
      {results.isSearched ? (
        <ResultsPanel
          rows={rows}
          chosenIndex={choice.index}
          typed={typed}
          order={order}
          onOrderChange={setOrder}
          messages={results.messages}
          onOpen={(row) => {
            choice.set(rows.indexOf(row));
            open(row);
          }}
        />
      ) : (
        <SearchStart
          onTake={(next) => {
            changeSearch(next);
            field.current?.focus();
          }}
        />
      )}
    </section>
  );
}

function conversationOf(row: Exclude<ResultRow, { kind: 'heading' }>): ConversationId | null {
  if (row.kind === 'person') return row.conversation.id;
  return row.kind === 'note' ? row.note.conversationId : row.hit.conversationId;
}

/** Which result the arrows point at; the first one of every new question. */
function useChoice(rows: readonly ResultRow[], question: string) {
  const [chosen, setChosen] = useState<{ question: string; key: string | null }>({ question, key: null });
  const known = chosen.question === question ? rows.findIndex((row) => row.key === chosen.key) : -1;
  const index = known >= 0 ? known : nextChoice(rows, -1, 1);
  const set = (next: number) => setChosen({ question, key: rows[next]?.key ?? null });
  return { index, set, move: (step: 1 | -1) => set(nextChoice(rows, index, step)) };
}

function useSuggestions(query: string): Suggestion[] {
  const { language } = useLanguage();
  const accounts = useAccounts();
  const operators = useOperators();
  const nameOf = useContactName();
  const people = usePeopleNames(nameBeingTyped(usePaused(query)));
  return suggestionsFor(query, language, {
    accounts: accounts.map((account) => account.name),
    operators: operators.map((operator) => operator.name),
    people: people?.map((conversation) => nameOf(conversation.contact)) ?? [],
  });
}
