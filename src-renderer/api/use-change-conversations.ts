import {
  type Conversation,
  type ConversationBefore,
  type ConversationChange,
  MOST_CHANGED_AT_ONCE,
} from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { changedConversation, restoredConversation } from './changed-conversation.ts';
import { conversationListsKey, listMoment, readConversations, showInLists } from './conversation-list.ts';
import { type Hub, useHub } from './hub-context.ts';

/** A change that was carried out. */
export interface ChangeMade {
  readonly before: readonly ConversationBefore[];
  /** The conversations as they were on this screen: one that left every list could not be shown again otherwise. */
  readonly known: readonly Conversation[];
}

export interface ConversationChanges {
  /**
   * Changes conversations: the screen shows it at once, and takes it back when the hub refuses (the promise then rejects).
   * Gives what `undo` needs.
   */
  readonly change: (ids: readonly ConversationId[], change: ConversationChange) => Promise<ChangeMade>;
  /** Puts back what a change touched, at once as well. */
  readonly undo: (made: ChangeMade) => Promise<void>;
}

interface Screen {
  readonly hub: Hub;
  readonly openConversationId: () => number | null;
}

/** The one way in which the screen changes conversations, one or many; the open one keeps its place in its list. */
export function useChangeConversations(openConversationId: () => number | null): ConversationChanges {
  const screen = { hub: useHub(), openConversationId };
  return {
    change: (ids, change) => changeConversations(screen, ids, change),
    undo: (made) => undoChange(screen, made),
  };
}

async function changeConversations(
  screen: Screen,
  ids: readonly ConversationId[],
  change: ConversationChange,
): Promise<ChangeMade> {
  const { hub } = screen;
  const known = readConversations(hub, ids);
  show(
    screen,
    known.map((conversation) =>
      changedConversation(conversation, change, listMoment(hub, conversation.accountId).now),
    ),
  );
  const before: ConversationBefore[] = [];
  try {
    for (const part of partsOf(ids)) {
      const answer = await hub.client.conversations.change({ ids: part, change });
      before.push(...answer.before);
    }
    return { before, known };
  } catch (error) {
    const changedIds = new Set<number>(before.map(({ id }) => id));
    // Of several parts the first may have been carried out: they stay as they are.
    show(
      screen,
      known.filter(({ id }) => !changedIds.has(id)),
    );
    throw error;
  } finally {
    refreshCounts(hub);
  }
}

async function undoChange(screen: Screen, { before, known }: ChangeMade): Promise<void> {
  const { hub } = screen;
  const ids = before.map(({ id }) => id);
  const current = new Map([...known, ...readConversations(hub, ids)].map((item) => [item.id, item]));
  show(
    screen,
    before.flatMap((item) => {
      const conversation = current.get(item.id);
      return conversation ? restoredConversation(conversation, item) : [];
    }),
  );
  try {
    for (const part of partsOf(before)) await hub.client.conversations.undo({ before: part });
  } catch (error) {
    // What is true now the hub knows alone.
    await hub.queryClient.invalidateQueries({ queryKey: conversationListsKey });
    throw error;
  } finally {
    refreshCounts(hub);
  }
}

function show({ hub, openConversationId }: Screen, conversations: readonly Conversation[]): void {
  const { query, queryClient } = hub;
  for (const conversation of conversations) {
    const queryKey = query.conversations.get.queryKey({ input: { id: conversation.id } });
    if (queryClient.getQueryData(queryKey)) queryClient.setQueryData(queryKey, conversation);
  }
  showInLists(hub, conversations, openConversationId());
}

function refreshCounts({ query, queryClient }: Hub): void {
  void queryClient.invalidateQueries({ queryKey: query.conversations.counts.key() });
}

function partsOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MOST_CHANGED_AT_ONCE);
  return Array.from({ length: count }, (_, part) =>
    items.slice(part * MOST_CHANGED_AT_ONCE, (part + 1) * MOST_CHANGED_AT_ONCE),
  );
}
