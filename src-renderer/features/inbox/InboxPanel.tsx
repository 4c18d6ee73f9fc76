import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationListScope } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { chooseAccount, chooseFilter, searchConversations, useScopeStore } from '../../state/scope-store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConversationListBox } from './components/ConversationListBox.tsx';
import { EmptyList } from './components/EmptyList.tsx';
import { useConversationList } from './queries.ts';

export interface InboxPanelProps {
  readonly openId: number | null;
  readonly onOpen: (id: Conversation['id']) => void;
}

/** The list of conversations with its search. */
export function InboxPanel({ openId, onOpen }: InboxPanelProps) {
  const { t } = useTranslation(['inbox', 'shell', 'common']);
  const accounts = useAccounts();
  const { filter, search } = useScopeStore();
  const account = useChosenAccount();
  return (
    <section aria-label={t('inbox:label')} className="flex h-full flex-col bg-surface-sunken">
      <header className="flex flex-col gap-2 px-3 pt-3 pb-2">
        <h1 className="flex items-baseline gap-2 px-0.5">
          <span className="text-lg font-semibold">{t(`shell:rail.${filter}`)}</span>
          {account && accounts.length > 1 ? (
            <bdi className="min-w-0 truncate text-sm text-ink-faint">{account.name}</bdi>
          ) : null}
        </h1>
        <SearchField label={t('inbox:search')} value={search} onValueChange={searchConversations} />
      </header>
      <ListBody openId={openId} onOpen={onOpen} />
    </section>
  );
}

function ListBody({ openId, onOpen }: InboxPanelProps) {
  const { t } = useTranslation(['inbox', 'common']);
  const scope = useListScope();
  const accounts = useAccounts();
  const { list, error, isPending, refetch, loadMore } = useConversationList(scope);
  const totalCount = useTotalCount(scope, list?.next === null ? list.items.length : -1);
  const failureSentence = useFailureSentence();

  if (isPending) return <Skeleton shape="rows" count={9} />;
  if (!list) {
    return (
      <div className="p-3">
        <Banner
          tone="danger"
          title={t('inbox:loadFailed')}
          action={<Button onClick={() => void refetch()}>{t('common:actions.retry')}</Button>}
        >
          {failureSentence(error)}
        </Banner>
      </div>
    );
  }
  if (list.items.length === 0) {
    return (
      <div className="min-h-0 flex-1">
        <EmptyList
          scope={scope}
          isSandbox={accounts.every((account) => account.kind === 'sandbox')}
          onClearSearch={() => searchConversations('')}
          onShowAll={() => {
            chooseFilter('all');
            chooseAccount(null);
          }}
        />
      </div>
    );
  }
  return (
    <ConversationListBox
      conversations={list.items}
      accounts={accounts}
      openId={openId}
      totalCount={totalCount}
      onOpen={(conversation) => onOpen(conversation.id)}
      onNearEnd={() => void loadMore()}
    />
  );
}

const SEARCH_PAUSE_MS = 120;

/** The scope as it is asked of the hub: the search follows the typing with a breath between. */
export function useListScope(): ConversationListScope {
  const { filter, search } = useScopeStore();
  const account = useChosenAccount();
  const [settledSearch, setSettledSearch] = useState(search.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettledSearch(search.trim()), search === '' ? 0 : SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search]);
  return { accountId: account?.id ?? null, filter, search: settledSearch };
}

/** A remembered account that is gone counts as "all". */
function useChosenAccount() {
  const { accountId } = useScopeStore();
  return useAccounts().find((account) => account.id === accountId);
}

/** How many rows the whole list has: the filters' own counts know it before everything is loaded. */
function useTotalCount(scope: ConversationListScope, loadedCount: number): number {
  const { query } = useHub();
  const counts = useQuery(query.conversations.counts.queryOptions()).data;
  if (loadedCount >= 0 || scope.search !== '' || !counts) return loadedCount;
  const own =
    scope.accountId === null
      ? counts.total
      : counts.byAccount.find((item) => item.accountId === scope.accountId)?.counts;
  return own?.[scope.filter] ?? -1;
}
