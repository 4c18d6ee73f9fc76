import type {
  Conversation,
  ConversationBefore,
  ConversationChange,
  ConversationCounts,
} from '#shared/contract/conversations.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import {
  countConversations,
  getReadState,
  type ListConversations,
  listConversations,
  markConversationRead,
  markConversationUnread,
  requireConversation,
} from '../db/queries/conversations.ts';
import type { Db } from '../db/statements.ts';
import type { Outbox, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface ConversationsService {
  list(query: ListConversations): { items: Conversation[]; next: string | null };
  get(id: ConversationId): Conversation;
  counts(operatorId: OperatorId): {
    total: ConversationCounts;
    byAccount: { accountId: Conversation['accountId']; counts: ConversationCounts }[];
  };
  change(input: { ids: readonly ConversationId[]; change: ConversationChange }): {
    before: ConversationBefore[];
  };
  undo(before: readonly ConversationBefore[]): { restored: number };
  markRead(id: ConversationId): Conversation;
  markUnread(id: ConversationId): Conversation;
  typing(id: ConversationId): Promise<{ shown: boolean }>;
}

/** Conversations: reading them, and what their operators do to them. */
export function createConversations(options: {
  db: Db;
  publish: Publish;
  outbox: Pick<Outbox, 'queueRead' | 'sendTyping'>;
  /** After a conversation was read here: its notification has done its work. */
  onRead(id: ConversationId): void;
}): ConversationsService {
  const { db, publish, outbox } = options;
  return {
    list: (query) => listConversations(db, query),
    get: (id) => requireConversation(db, id),
    counts: (operatorId) => countConversations(db, operatorId),
    change: (input) => notBuilt<ConversationsService>('conversations').change(input),
    undo: (before) => notBuilt<ConversationsService>('conversations').undo(before),

    markRead(id) {
      const { accountId } = requireConversation(db, id);
      if (markConversationRead(db, id)) publish([{ entity: 'conversation', id, accountId }]);
      options.onRead(id);
      const account = requireAccount(db, accountId);
      const read = getReadState(db, id);
      const isNew = read?.lastInboundWamid != null && read.lastInboundWamid !== read.readWamid;
      if (isNew && account.sendsReadReceipts && account.state === 'active') {
        outbox.queueRead(id, read.lastInboundWamid ?? '');
      }
      return requireConversation(db, id);
    },

    markUnread(id) {
      const { accountId } = requireConversation(db, id);
      if (markConversationUnread(db, id)) publish([{ entity: 'conversation', id, accountId }]);
      return requireConversation(db, id);
    },

    async typing(id) {
      const { accountId } = requireConversation(db, id);
      const { state, sendsReadReceipts } = requireAccount(db, accountId);
      // Meta sets the blue ticks together with the indicator, so an account without receipts shows none.
      if (state !== 'active' || !sendsReadReceipts) return { shown: false };
      return { shown: await outbox.sendTyping(id) };
    },
  };
}
