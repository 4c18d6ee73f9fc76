import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Sending, SendingRecipient } from '#shared/contract/sendings.ts';
import type { RecipientState } from '#shared/domain/sending.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { jumpToMessage } from '../../../state/jump-store.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { SendingActions } from '../use-sending-actions.ts';
import { RecipientTable } from './RecipientTable.tsx';

export interface RecipientsPanelProps {
  readonly sending: Sending;
  readonly actions: SendingActions;
}

type Filter = RecipientState | 'answered';

const filters: readonly Filter[] = [
  'read',
  'answered',
  'delivered',
  'accepted',
  'queued',
  'waiting',
  'failed',
  'unconfirmed',
  'cancelled',
  'left_out',
];

/** Everybody of a sending: found by name, number or state, each leading to the conversation. */
export function RecipientsPanel({ sending, actions }: RecipientsPanelProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const [filter, setFilter] = useState<Filter | 'all'>('all');
  const [typed, setTyped] = useState('');
  const countOf = (state: Filter) => sending.counts[state === 'left_out' ? 'leftOut' : state];
  const shown = filters.filter((state) => countOf(state) > 0 || state === filter);
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-5 pt-3 pb-2 sm:px-8">
        <div className="w-72 min-w-40 flex-1 @[640px]:flex-none">
          <SearchField label={t('progress.search')} value={typed} onValueChange={setTyped} />
        </div>
        <SelectField<Filter | 'all'>
          className="w-60"
          label={t('progress.show')}
          isLabelHidden
          value={filter}
          options={[
            { value: 'all', label: `${t('progress.all')} · ${format.count(sending.counts.total)}` },
            ...shown.map((state) => ({
              value: state,
              label: `${t(`recipient.${state}`)} · ${format.count(countOf(state))}`,
            })),
          ]}
          onValueChange={setFilter}
        />
      </div>
      <Rows sending={sending} actions={actions} filter={filter} search={usePaused(typed.trim())} />
    </>
  );
}

interface RowsProps extends RecipientsPanelProps {
  readonly filter: Filter | 'all';
  readonly search: string;
}

function Rows({ sending, actions, filter, search }: RowsProps) {
  const { t } = useTranslation('sendings');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const people = useInfiniteQuery(
    query.sendings.recipients.infiniteOptions({
      input: (cursor: string | null) => ({
        id: sending.id,
        limit: 100,
        ...(filter === 'all' ? {} : { state: filter }),
        ...(search === '' ? {} : { search }),
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  if (people.isPending) return <Skeleton shape="rows" count={8} />;
  if (people.isError) {
    return (
      <div className="px-5 sm:px-8">
        <LoadFailure
          title={t('progress.peopleFailed')}
          reason={sentenceOf(people.error)}
          onRetry={() => void people.refetch()}
        />
      </div>
    );
  }
  const recipients = people.data.pages.flatMap(({ items }) => items);
  if (recipients.length === 0) {
    return <p className="px-5 py-4 text-sm text-ink-faint sm:px-8">{t('progress.nobody')}</p>;
  }
  const open = ({ conversationId, messageId, contactId }: SendingRecipient) => {
    if (conversationId !== null) {
      if (messageId !== null) jumpToMessage(conversationId, messageId);
      navigate(`/c/${conversationId}`);
    } else if (contactId !== null) navigate(`/contacts/${contactId}`);
  };
  return (
    <RecipientTable
      recipients={recipients}
      onOpen={open}
      onRetry={(id) => actions.retry.mutate([id])}
      isRetrying={actions.retry.isPending}
      onNearEnd={() => {
        if (people.hasNextPage && !people.isFetchingNextPage) void people.fetchNextPage();
      }}
    />
  );
}
