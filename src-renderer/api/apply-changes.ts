import type { QueryKey } from '@tanstack/react-query';
import type { Change } from '#shared/contract/events.ts';
import type { Message } from '#shared/contract/messages.ts';
import {
  type ConversationList,
  type ConversationListScope,
  conversationListsKey,
  removeConversation,
  showInLists,
} from './conversation-list.ts';
import { fetchOrGone } from './fetch-or-gone.ts';
import type { Hub } from './hub-context.ts';
import { keysOfChange } from './invalidate-on-events.ts';
import { type MessageWindow, messageWindowKey, removeMessage, upsertMessage } from './message-window.ts';
import { patchContacts } from './patch-contacts.ts';

/** More than this at once is fetched as a whole instead of one by one: a batch of webhooks, the return of the line. */
const MANY = 25;

export interface ChangeContext {
  readonly hub: Hub;
  /** The conversation on the screen; it keeps its place in filtered lists. */
  readonly openConversationId: () => number | null;
}

/**
 * Brings the cache up to date with what changed. The lists that grow long, conversations, messages and contacts, are
 * patched item by item; everything else is fetched again if it is on the screen.
 */
export async function applyChanges(context: ChangeContext, changes: readonly Change[]): Promise<void> {
  const { hub } = context;
  const keys = new Map<string, QueryKey>();
  const conversationIds = new Set<number>();
  const contactIds = new Set<number>();
  const messages = new Map<number, Extract<Change, { entity: 'message' }>>();
  for (const change of changes) {
    for (const key of keysOfChange(hub.query, change)) keys.set(JSON.stringify(key), key);
    if (change.entity === 'conversation') conversationIds.add(change.id);
    if (change.entity === 'contact') contactIds.add(change.id);
    if (change.entity === 'message') {
      messages.set(change.id, change);
      // The preview and its ticks follow the message.
      conversationIds.add(change.conversationId);
    }
  }
  await Promise.all([
    ...[...keys.values()].map((queryKey) => hub.queryClient.invalidateQueries({ queryKey })),
    patchConversations(context, conversationIds),
    patchContacts(hub, contactIds, MANY),
    patchMessages(hub, [...messages.values()]),
  ]);
}

async function patchConversations(context: ChangeContext, ids: ReadonlySet<number>): Promise<void> {
  const { queryClient, query } = context.hub;
  if (ids.size === 0) return;
  if (ids.size > MANY) {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: conversationListsKey }),
      queryClient.invalidateQueries({ queryKey: query.conversations.get.key() }),
    ]);
    return;
  }
  await Promise.all([...ids].map((id) => patchConversation(context, id)));
}

async function patchConversation(context: ChangeContext, id: number): Promise<void> {
  const { queryClient, query } = context.hub;
  const found = await fetchOrGone(() => context.hub.client.conversations.get({ id }));
  // The hub gives another one for one that was joined into it: whoever has this one open is led there.
  const conversation = found?.id === id ? found : null;
  const getKey = query.conversations.get.queryKey({ input: { id } });
  if (found) queryClient.setQueryData(getKey, found);
  // Whoever has it open is to hear that it is gone.
  else await queryClient.invalidateQueries({ queryKey: getKey });
  if (!conversation) queryClient.removeQueries({ queryKey: messageWindowKey(id) });
  if (conversation) showInLists(context.hub, [conversation], context.openConversationId());
  for (const { queryKey, state } of queryClient.getQueryCache().findAll({ queryKey: conversationListsKey })) {
    const scope = queryKey[1] as ConversationListScope; // as conversationListKey makes it
    // Whom a search finds the hub alone knows, and an answer that is on its way may be from before the change.
    if (scope.search !== '' || state.fetchStatus === 'fetching') {
      await queryClient.invalidateQueries({ queryKey, exact: true });
    } else if (!conversation) {
      queryClient.setQueryData<ConversationList>(queryKey, (list) => list && removeConversation(list, id));
    }
  }
}

async function patchMessages(
  hub: Hub,
  changes: readonly Extract<Change, { entity: 'message' }>[],
): Promise<void> {
  const conversationIds = new Set(changes.map((change) => change.conversationId));
  await Promise.all(
    [...conversationIds].map(async (conversationId) => {
      const list = changes.filter((change) => change.conversationId === conversationId);
      const queryKey = messageWindowKey(conversationId);
      const cached = hub.queryClient.getQueryCache().find({ queryKey });
      if (!cached) return;
      // Nobody looks: it is fetched when the conversation is opened again.
      if (!cached.isActive()) return hub.queryClient.removeQueries({ queryKey });
      if (list.length > MANY || cached.state.fetchStatus === 'fetching') {
        return hub.queryClient.invalidateQueries({ queryKey });
      }
      await Promise.all(list.map((change) => patchMessage(hub, change)));
    }),
  );
}

async function patchMessage(hub: Hub, change: Extract<Change, { entity: 'message' }>): Promise<void> {
  const message =
    change.name === 'message.discarded'
      ? null
      : await fetchOrGone(() => hub.client.messages.get({ id: change.id }));
  patchWindow(hub, change.conversationId, (window) =>
    message ? upsertMessage(window, message) : removeMessage(window, change.id),
  );
}

/** Changes the loaded stretch of a conversation, if there is one. */
export function patchWindow(
  hub: Hub,
  conversationId: number,
  patch: (window: MessageWindow) => MessageWindow,
): void {
  hub.queryClient.setQueryData<MessageWindow>(messageWindowKey(conversationId), (window) =>
    window ? patch(window) : window,
  );
}

/** Shows a message that the hub gave as an answer, without waiting for its change event. */
export function showMessage(hub: Hub, message: Message): void {
  patchWindow(hub, message.conversationId, (window) => upsertMessage(window, message));
}
