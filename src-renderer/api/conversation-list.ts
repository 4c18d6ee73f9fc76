import type { Conversation, ConversationFilter } from '#shared/contract/conversations.ts';
import { belongsToFilter, compareConversations, type ListMoment } from '#shared/domain/conversation-order.ts';
import type { AccountId, LabelId } from '#shared/domain/ids.ts';
import type { Hub } from './hub-context.ts';

/** What a list of conversations shows; null is "all accounts" and "whatever label". */
export interface ConversationListScope {
  readonly accountId: AccountId | null;
  readonly filter: ConversationFilter;
  readonly labelId: LabelId | null;
  readonly search: string;
}

/** The loaded beginning of a list, in the order of its filter; `next` is the cursor of the rest, null when all is here. */
export interface ConversationList {
  readonly items: readonly Conversation[];
  readonly next: string | null;
}

export const conversationListKey = (scope: ConversationListScope) => ['conversation-list', scope] as const;
export const conversationListsKey = ['conversation-list'] as const;

/** Whether a conversation belongs to a list; a search cannot be decided here, only the hub knows all names. */
function belongsTo(conversation: Conversation, scope: ConversationListScope, moment: ListMoment): boolean {
  if (scope.accountId !== null && conversation.accountId !== scope.accountId) return false;
  if (scope.labelId !== null && !conversation.labelIds.includes(scope.labelId)) return false;
  return belongsToFilter(conversation, scope.filter, { ...moment, isSearching: scope.search !== '' });
}

export interface Placing {
  readonly scope: ConversationListScope;
  readonly moment: ListMoment;
  /**
   * The open conversation stays in its list although it was just read or answered, or it would vanish under the
   * operator's hands; `settleConversation` takes it out once it is left.
   */
  readonly keepId: number | null;
}

/** The list after a conversation changed. */
export function placeConversation(
  list: ConversationList,
  conversation: Conversation,
  { scope, moment, keepId }: Placing,
): ConversationList {
  const knownIndex = list.items.findIndex((item) => item.id === conversation.id);
  const isKnown = knownIndex >= 0;
  const others = isKnown ? list.items.filter((item) => item.id !== conversation.id) : list.items;
  if (!belongsTo(conversation, scope, moment)) {
    if (!isKnown) return list;
    return conversation.id === keepId
      ? { ...list, items: list.items.with(knownIndex, conversation) }
      : { ...list, items: others };
  }
  const found = others.findIndex((item) => compareConversations(scope.filter, item, conversation) > 0);
  const index = found < 0 ? others.length : found;
  // Below the last loaded row and more to come: it will arrive with its own page.
  if (!isKnown && index === others.length && list.next !== null) return list;
  return { ...list, items: others.toSpliced(index, 0, conversation) };
}

/** The list without a conversation. */
export function removeConversation(list: ConversationList, id: number): ConversationList {
  return list.items.some((item) => item.id === id)
    ? { ...list, items: list.items.filter((item) => item.id !== id) }
    : list;
}

/** The list grown by its next page; a conversation that moved up meanwhile stays where it is now. */
export function appendConversations(list: ConversationList, page: ConversationList): ConversationList {
  const known = new Set(list.items.map((item) => item.id));
  return { items: [...list.items, ...page.items.filter((item) => !known.has(item.id))], next: page.next };
}

/** What the place of a conversation depends on besides itself: whose seat this is, and the clock of its account. */
export function listMoment(hub: Hub, accountId: number): ListMoment {
  const { query, queryClient } = hub;
  const seat = queryClient.getQueryData(query.app.bootstrap.queryKey());
  const accounts = queryClient.getQueryData(query.accounts.list.queryKey());
  const account = accounts?.find(({ id }) => id === accountId);
  return { now: Date.now() + (account?.clockOffsetMs ?? 0), operatorId: seat?.operator.id ?? 0 };
}

/** Every list that is kept, with its scope. */
function keptLists(hub: Hub): readonly ConversationListScope[] {
  const kept = hub.queryClient.getQueryCache().findAll({ queryKey: conversationListsKey });
  return kept.map(({ queryKey }) => queryKey[1] as ConversationListScope); // as conversationListKey makes it
}

/** Puts changed conversations into their places in every list, or takes them out; one change of a list for all of them. */
export function showInLists(hub: Hub, conversations: readonly Conversation[], keepId: number | null): void {
  if (conversations.length === 0) return;
  for (const scope of keptLists(hub)) {
    hub.queryClient.setQueryData<ConversationList>(conversationListKey(scope), (list) => {
      if (!list) return list;
      // Whether a name matches is for the hub to say; only what it has found is brought up to date.
      const known = scope.search === '' ? null : new Set(list.items.map(({ id }) => id));
      const shown = known ? conversations.filter(({ id }) => known.has(id)) : conversations;
      return placeAll(list, shown, {
        scope,
        keepId,
        momentOf: (conversation) => listMoment(hub, conversation.accountId),
      });
    });
  }
}

interface PlacingOfAll extends Omit<Placing, 'moment'> {
  readonly momentOf: (conversation: Conversation) => ListMoment;
}

/** More at once than this is sorted in as a whole: one by one it would cost the square of their number. */
const FEW = 8;

function placeAll(
  list: ConversationList,
  conversations: readonly Conversation[],
  { scope, keepId, momentOf }: PlacingOfAll,
): ConversationList {
  if (conversations.length <= FEW) {
    return conversations.reduce(
      (grown, conversation) =>
        placeConversation(grown, conversation, { scope, keepId, moment: momentOf(conversation) }),
      list,
    );
  }
  const changedIds = new Set<number>(conversations.map(({ id }) => id));
  const others = list.items.filter(({ id }) => !changedIds.has(id));
  const known = new Set<number>(list.items.map(({ id }) => id));
  const last = others.at(-1);
  const entering = conversations.filter((conversation) => {
    if (!belongsTo(conversation, scope, momentOf(conversation))) return false;
    // Below the last loaded row and more to come: it will arrive with its own page.
    const isBelow = !last || compareConversations(scope.filter, last, conversation) < 0;
    return known.has(conversation.id) || list.next === null || !isBelow;
  });
  const items = [...others, ...entering].sort((a, b) => compareConversations(scope.filter, a, b));
  const kept = conversations.find(({ id }) => id === keepId && known.has(id));
  if (kept && !items.includes(kept)) {
    items.splice(
      list.items.findIndex(({ id }) => id === keepId),
      0,
      kept,
    );
  }
  return { ...list, items };
}

/** Once a conversation is left, it goes where it belongs by now. */
export function settleConversation(hub: Hub, id: number): void {
  const conversation = readConversation(hub, id);
  if (conversation) showInLists(hub, [conversation], null);
}

/** A conversation as far as this screen knows it: from the lists, else the one that was opened. */
function readConversation(hub: Hub, id: number): Conversation | null {
  return readConversations(hub, [id])[0] ?? null;
}

/** The same for many; those that this screen does not know are left out. */
export function readConversations(hub: Hub, ids: readonly number[]): readonly Conversation[] {
  const { query, queryClient } = hub;
  const wanted = new Set(ids);
  const found = new Map<number, Conversation>();
  for (const scope of keptLists(hub)) {
    const list = queryClient.getQueryData<ConversationList>(conversationListKey(scope));
    for (const item of list?.items ?? []) if (wanted.has(item.id)) found.set(item.id, item);
  }
  return ids.flatMap((id) => {
    const queryKey = query.conversations.get.queryKey({ input: { id } });
    return found.get(id) ?? queryClient.getQueryData<Conversation>(queryKey) ?? [];
  });
}
