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
export function belongsTo(
  conversation: Conversation,
  scope: ConversationListScope,
  moment: ListMoment,
): boolean {
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

/** Puts a changed conversation into its place in every list, or takes it out; lists that are being searched are left. */
export function showInLists(hub: Hub, conversation: Conversation, keepId: number | null): void {
  const moment = listMoment(hub, conversation.accountId);
  for (const scope of keptLists(hub)) {
    hub.queryClient.setQueryData<ConversationList>(conversationListKey(scope), (list) => {
      if (!list) return list;
      const isKnown = list.items.some((item) => item.id === conversation.id);
      // Whether a name matches is for the hub to say; only what it has found is brought up to date.
      if (scope.search !== '' && !isKnown) return list;
      return placeConversation(list, conversation, { scope, moment, keepId });
    });
  }
}

/** Once a conversation is left, it goes where it belongs by now. */
export function settleConversation(hub: Hub, id: number): void {
  const conversation = readConversation(hub, id);
  if (conversation) showInLists(hub, conversation, null);
}

/** A conversation as far as this screen knows it: from the lists, else the one that was opened. */
export function readConversation(hub: Hub, id: number): Conversation | null {
  const { query, queryClient } = hub;
  for (const scope of keptLists(hub)) {
    const list = queryClient.getQueryData<ConversationList>(conversationListKey(scope));
    const found = list?.items.find((item) => item.id === id);
    if (found) return found;
  }
  const queryKey = query.conversations.get.queryKey({ input: { id: id as Conversation['id'] } });
  return queryClient.getQueryData<Conversation>(queryKey) ?? null;
}
