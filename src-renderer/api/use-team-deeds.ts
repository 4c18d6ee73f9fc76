import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { showInLists } from './conversation-list.ts';
import { type Hub, useHub } from './hub-context.ts';

export interface TeamDeeds {
  /** Each gives the conversation as it is afterwards, which the screen shows at once; a refusal rejects. */
  readonly add: (id: ConversationId, operatorId: OperatorId) => Promise<Conversation>;
  readonly leave: (id: ConversationId) => Promise<Conversation>;
  readonly takeOver: (id: ConversationId) => Promise<Conversation>;
  /** `operatorId` null: back to everybody of the account's list. */
  readonly handOver: (
    id: ConversationId,
    to: { readonly operatorId: OperatorId | null; readonly note: string },
  ) => Promise<Conversation>;
}

/** What colleagues do with a conversation among themselves. */
export function useTeamDeeds(): TeamDeeds {
  const hub = useHub();
  const { conversations } = hub.client;
  return {
    add: async (id, operatorId) => show(hub, await conversations.addParticipant({ id, operatorId })),
    leave: async (id) => show(hub, await conversations.leave({ id })),
    takeOver: async (id) => show(hub, await conversations.takeOver({ id })),
    handOver: async (id, to) => show(hub, await conversations.handOver({ id, ...to })),
  };
}

/** The screen does not wait for the change event that will tell the same. */
function show(hub: Hub, conversation: Conversation): Conversation {
  const { query, queryClient } = hub;
  queryClient.setQueryData(
    query.conversations.get.queryKey({ input: { id: conversation.id } }),
    conversation,
  );
  void queryClient.invalidateQueries({ queryKey: query.conversations.told.key() });
  showInLists(hub, [conversation], conversation.id);
  return conversation;
}
