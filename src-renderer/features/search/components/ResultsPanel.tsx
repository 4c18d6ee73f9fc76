import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageHit } from '#shared/contract/search.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { SearchOrder } from '../queries.ts';
import type { ResultRow } from '../result-rows.ts';
import { ResultsList } from './ResultsList.tsx';

interface MessagePage {
  readonly items: readonly MessageHit[];
  readonly count: { readonly value: number; readonly isCapped: boolean } | null;
  readonly problems: readonly { readonly word: string; readonly sentence: { uk: string; en: string } }[];
}

export interface ResultsPanelProps {
  readonly rows: readonly ResultRow[];
  readonly chosenIndex: number;
  readonly typed: string;
  readonly order: SearchOrder;
  readonly onOrderChange: (order: SearchOrder) => void;
  readonly messages: {
    readonly data: { readonly pages: readonly MessagePage[] } | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    /** What is here answers the question before: the new one has no answer yet. */
    readonly isPlaceholderData: boolean;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
    readonly refetch: () => unknown;
  };
  readonly onOpen: (row: ResultRow) => void;
}

/** What was found: how much, in which order, what was not understood, and the results. */
export function ResultsPanel({ rows, messages, typed, order, onOrderChange, ...list }: ResultsPanelProps) {
  const { t } = useTranslation('search');
  const failureSentence = useFailureSentence();
  const answered = useAnswered(`${typed} ${order}`, messages.isPlaceholderData);
  const [first] = messages.data?.pages ?? [];
  if (messages.error && !first) {
    return (
      <div className="p-3">
        <LoadFailure
          title={t('failed')}
          reason={failureSentence(messages.error)}
          onRetry={() => void messages.refetch()}
        />
      </div>
    );
  }
  if (!first) return <Skeleton shape="rows" count={7} />;
  return (
    <>
      <Problems problems={first.problems} />
      <Summary count={first.count} order={order} onOrderChange={onOrderChange} />
      {rows.length === 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <EmptyState icon={SearchX} title={t('nothing')} description={t('nothingHint')} />
        </div>
      ) : (
        <ResultsList
          // Another answer begins at the top; the list of the one before is left alone until then.
          key={answered}
          rows={rows}
          {...list}
          onNearEnd={() => {
            if (messages.hasNextPage && !messages.isFetchingNextPage) void messages.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

/** The question whose answer is on the screen. */
function useAnswered(question: string, isWaiting: boolean): string {
  const [answered, setAnswered] = useState(question);
  if (isWaiting || answered === question) return answered;
  setAnswered(question);
  return question;
}

function Problems({ problems }: Pick<MessagePage, 'problems'>) {
  const { language } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <ul className="mx-3 mb-1 flex flex-col gap-1 rounded-sm bg-waiting-soft px-2.5 py-2 text-xs text-waiting-ink">
      {problems.map(({ word, sentence }) => (
        <li key={word} className="[overflow-wrap:anywhere]">
          <bdi className="font-mono font-medium">{word}</bdi> — {sentence[language]}
        </li>
      ))}
    </ul>
  );
}

interface SummaryProps {
  readonly count: MessagePage['count'];
  readonly order: SearchOrder;
  readonly onOrderChange: (order: SearchOrder) => void;
}

function Summary({ count, order, onOrderChange }: SummaryProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const value = count?.value ?? 0;
  if (value === 0) return null;
  return (
    <div className="flex min-h-7 items-center justify-between gap-2 px-3.5 text-xs text-ink-faint">
      <span role="status" className="truncate tabular-nums">
        {count?.isCapped ? t('countCapped', { shown: format.count(value) }) : t('count', { count: value })}
      </span>
      {value > 1 ? (
        <button
          type="button"
          onClick={() => onOrderChange(order === 'newest' ? 'relevance' : 'newest')}
          title={t(order === 'newest' ? 'orderToRelevance' : 'orderToNewest')}
          className="shrink-0 rounded-xs px-1 font-medium text-accent-ink hover:underline"
        >
          {t(`order.${order}`)}
        </button>
      ) : null}
    </div>
  );
}
