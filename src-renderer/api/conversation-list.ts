import type { Conversation, ConversationFilter } from '#shared/contract/conversations.ts';
import type { AccountId } from '#shared/domain/ids.ts';

/** What a list of conversations shows; null is "all accounts". */
export interface ConversationListScope {
  readonly accountId: AccountId | null;
  readonly filter: ConversationFilter;
  readonly search: string;
}

/** The loaded beginning of a list, newest activity first; `next` is the cursor of the rest, null when all is here. */
export interface ConversationList {
  readonly items: readonly Conversation[];
  readonly next: string | null;
}

export const conversationListKey = (scope: ConversationListScope) => ['conversation-list', scope] as const;
export const conversationListsKey = ['conversation-list'] as const;

type Place = Pick<Conversation, 'lastMessageAt' | 'id'>;

const comesBefore = (a: Place, b: Place): boolean =>
  a.lastMessageAt > b.lastMessageAt || (a.lastMessageAt === b.lastMessageAt && a.id > b.id);

/** Whether a conversation belongs to a list; a search cannot be decided here, only the hub knows all names. */
export function belongsTo(conversation: Conversation, scope: ConversationListScope): boolean {
  if (scope.accountId !== null && conversation.accountId !== scope.accountId) return false;
  if (scope.filter === 'unread') return conversation.unreadCount > 0;
  if (scope.filter === 'waiting') return conversation.preview?.direction === 'in';
  return true;
}

/**
 * The list after a conversation changed. `keepId`: the open conversation stays in its place although it was just read or
 * answered, or it would vanish under the operator's hands.
 */
export function placeConversation(
  list: ConversationList,
  conversation: Conversation,
  scope: ConversationListScope,
  keepId: number | null,
): ConversationList {
  const known = list.items.some((item) => item.id === conversation.id);
  const others = known ? list.items.filter((item) => item.id !== conversation.id) : list.items;
  const isKept = known && conversation.id === keepId;
  if (!belongsTo(conversation, scope) && !isKept) return known ? { ...list, items: others } : list;
  const found = others.findIndex((item) => !comesBefore(item, conversation));
  const index = found < 0 ? others.length : found;
  // Below the last loaded row and more to come: it will arrive with its own page.
  if (!known && index === others.length && list.next !== null) return list;
  return { ...list, items: [...others.slice(0, index), conversation, ...others.slice(index)] };
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
