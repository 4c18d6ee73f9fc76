import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationListScope } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { prepareConversation } from '../../api/prepare-conversation.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useKnownConversations } from '../../api/use-known-conversations.ts';
import { useLabels } from '../../api/use-labels.ts';
import { useOperators } from '../../api/use-operators.ts';
import { usePresence } from '../../api/use-presence.ts';
import { useJumpStore } from '../../state/jump-store.ts';
import { searchConversations, useScopeStore } from '../../state/scope-store.ts';
import { useSelectionStore } from '../../state/selection-store.ts';
import { LabelDot } from '../../ui/LabelMark.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { BulkBar } from './components/BulkBar.tsx';
import { ConversationListBox } from './components/ConversationListBox.tsx';
import { EmptyList } from './components/EmptyList.tsx';
import { useConversationList } from './queries.ts';
import { useChosenAccount, useChosenLabel, useListScope } from './use-list-scope.ts';

export interface InboxPanelProps {
  readonly openId: number | null;
  readonly onOpen: (id: Conversation['id']) => void;
}

/** The list of conversations with its search, or with what can be done with the selected ones. */
export function InboxPanel({ openId, onOpen }: InboxPanelProps) {
  const { t } = useTranslation('inbox');
  const scope = useListScope();
  const selected = useSelectionStore((store) => store.ids);
  return (
    <section aria-label={t('label')} className="flex h-full flex-col bg-surface-sunken">
      <header className="px-3 pt-3 pb-2">
        {selected.size > 0 ? <Selected scope={scope} selected={selected} /> : <Heading />}
      </header>
      <ListBody scope={scope} openId={openId} onOpen={onOpen} />
    </section>
  );
}

function Heading() {
  const { t } = useTranslation(['inbox', 'shell']);
  const accounts = useAccounts();
  const { filter, search } = useScopeStore();
  const account = useChosenAccount();
  const label = useChosenLabel();
  return (
    <div className="flex h-[68px] flex-col justify-between">
      <h1 className="flex min-w-0 items-baseline gap-2 px-0.5">
        {label ? (
          <span className="flex min-w-0 items-center gap-2 text-lg font-semibold">
            <LabelDot color={label.color} />
            <bdi className="truncate">{label.name}</bdi>
          </span>
        ) : (
          <span className="shrink-0 text-lg font-semibold">{t(`shell:rail.${filter}`)}</span>
        )}
        {account && accounts.length > 1 ? (
          <bdi className="min-w-0 truncate text-sm text-ink-faint">{account.name}</bdi>
        ) : null}
      </h1>
      <SearchField label={t('search')} value={search} onValueChange={searchConversations} />
    </div>
  );
}

interface SelectedProps {
  readonly scope: ConversationListScope;
  readonly selected: ReadonlySet<number>;
}

function Selected({ scope, selected }: SelectedProps) {
  const { list } = useConversationList(scope);
  // Only ids of conversations are ever selected.
  const ids = [...selected] as Conversation['id'][];
  return (
    <BulkBar
      ids={ids}
      conversations={useKnownConversations(ids)}
      listIds={list?.items.map(({ id }) => id) ?? []}
      hasMore={list?.next != null}
    />
  );
}

function ListBody({ scope, openId, onOpen }: InboxPanelProps & { readonly scope: ConversationListScope }) {
  const { t } = useTranslation('inbox');
  const accounts = useAccounts();
  const labels = useLabels();
  const operators = useOperators();
  const presence = usePresence();
  const { density } = useBootstrap().settings;
  const { list, error, isPending, refetch, loadMore } = useConversationList(scope);
  const totalCount = useTotalCount(scope, list?.next === null ? list.items.length : -1);
  const failureSentence = useFailureSentence();
  const hub = useHub();
  const prepare = (conversation: Conversation) => {
    // Where one jumps to a message, the stretch around that one is wanted and not the newest.
    if (useJumpStore.getState().jump?.conversationId !== conversation.id)
      prepareConversation(hub, conversation);
  };

  if (isPending) return <Skeleton shape="rows" count={9} />;
  if (!list) {
    return (
      <div className="p-3">
        <LoadFailure title={t('loadFailed')} reason={failureSentence(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (list.items.length === 0) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <EmptyList
          scope={scope}
          label={labels.find(({ id }) => id === scope.labelId)}
          isSandbox={accounts.every((account) => account.kind === 'sandbox')}
        />
      </div>
    );
  }
  return (
    <ConversationListBox
      // Another list, or other heights, begin at the top and with nothing held.
      key={`${density} ${scope.filter} ${scope.labelId} ${scope.accountId}`}
      conversations={list.items}
      accounts={accounts}
      labels={labels}
      operators={operators}
      presence={presence}
      density={density}
      openId={openId}
      totalCount={totalCount}
      onPrepare={prepare}
      onOpen={(conversation) => {
        prepare(conversation);
        onOpen(conversation.id);
      }}
      onNearEnd={() => void loadMore()}
    />
  );
}

/** How many rows the whole list has: the filters' own counts know it before everything is loaded. */
function useTotalCount(scope: ConversationListScope, loadedCount: number): number {
  const { query } = useHub();
  const counts = useQuery(query.conversations.counts.queryOptions()).data;
  if (loadedCount >= 0 || scope.search !== '' || scope.labelId !== null || !counts) return loadedCount;
  const own =
    scope.accountId === null
      ? counts.total
      : counts.byAccount.find((item) => item.accountId === scope.accountId)?.counts;
  return own?.[scope.filter] ?? -1;
}
