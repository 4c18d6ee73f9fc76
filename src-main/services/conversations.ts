import type { Conversation, ConversationBefore, ConversationChange } from '#shared/contract/conversations.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import { getJoinedInto } from '../db/queries/contact-merges.ts';
import { getWorkflow } from '../db/queries/conversation-changes.ts';
import { countConversations } from '../db/queries/conversation-counts.ts';
import { type ListConversations, listConversations } from '../db/queries/conversation-list.ts';
import { getConversation, getReadState, requireConversation } from '../db/queries/conversations.ts';
import { clearUnread, markUnread } from '../db/queries/unread.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Outbox, Publish } from '../ports.ts';
import { applyChange, checkAfterChange, checkChange, distinctIds, restore } from './conversation-changes.ts';
import type { SettingsService } from './settings.ts';

export interface ConversationsService {
  list(query: Omit<ListConversations, 'now'>): { items: Conversation[]; next: string | null };
  /** Of one that a merge joined into another, the other. Throws NOT_FOUND. */
  get(id: ConversationId, by: OperatorId): Conversation;
  counts(operatorId: OperatorId): ReturnType<typeof countConversations>;
  change(
    input: { ids: readonly ConversationId[]; change: ConversationChange },
    by: OperatorId,
  ): { before: ConversationBefore[] };
  undo(before: readonly ConversationBefore[], by: OperatorId): { restored: number };
  markRead(id: ConversationId, by: OperatorId): Conversation;
  markUnread(id: ConversationId, by: OperatorId): Conversation;
  typing(id: ConversationId, by: OperatorId): Promise<{ shown: boolean }>;
}

interface ConversationsOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  outbox: Pick<Outbox, 'queueRead' | 'sendTyping'>;
  settings: Pick<SettingsService, 'get'>;
  /** After a conversation was read or done here: its notification has done its work. */
  onRead(id: ConversationId): void;
  /** When the next snooze ends may be different now. */
  onSnoozed(): void;
}

/** Conversations: reading them, and what their operators do to them. */
export function createConversations(options: ConversationsOptions): ConversationsService {
  const { db, clock, publish, outbox } = options;
  return {
    list: (query) => listConversations(db, { ...query, now: clock.now() }),
    get: (id, by) => getConversation(db, id, by) ?? requireConversation(db, whereItWent(db, id), by),
    counts: (operatorId) => countConversations(db, { operatorId, now: clock.now() }),
    change: (input, by) => change(options, input, by),
    undo: (before, by) => undo(options, before, by),

    markRead(id, by) {
      const { accountId } = requireConversation(db, id);
      if (clearUnread(db, id, by)) publish([{ entity: 'conversation', id, accountId }]);
      options.onRead(id);
      sendBlueTicks(options, id, accountId);
      return requireConversation(db, id, by);
    },

    markUnread(id, by) {
      const { accountId } = requireConversation(db, id);
      const isNew = markUnread(db, { conversationId: id, accountId }, by);
      if (isNew) publish([{ entity: 'conversation', id, accountId }]);
      return requireConversation(db, id, by);
    },

    async typing(id, by) {
      const { accountId } = requireConversation(db, id);
      const { state, sendsReadReceipts } = requireAccount(db, accountId);
      // Meta sets the blue ticks together with the indicator, so an account without receipts shows none.
      if (state !== 'active' || !sendsReadReceipts || !options.settings.get(by).showsTyping)
        return { shown: false };
      return { shown: await outbox.sendTyping(id) };
    },
  };
}

/** Where a conversation is now: what it was joined into may have been joined itself, each time by a later merge. */
function whereItWent(db: Db, id: ConversationId): ConversationId {
  const next = getJoinedInto(db, id);
  return next === null ? id : whereItWent(db, next);
}

function sendBlueTicks({ db, outbox }: ConversationsOptions, id: ConversationId, accountId: number): void {
  const account = requireAccount(db, accountId);
  const read = getReadState(db, id);
  const isNew = read?.lastInboundWamid != null && read.lastInboundWamid !== read.readWamid;
  if (isNew && account.sendsReadReceipts && account.state === 'active') {
    outbox.queueRead(id, read.lastInboundWamid ?? '');
  }
}

/** All of the ids or none: what is refused for one of them leaves the others as they were. */
function change(
  options: ConversationsOptions,
  { ids, change: wished }: { ids: readonly ConversationId[]; change: ConversationChange },
  by: OperatorId,
): { before: ConversationBefore[] } {
  const { db, clock } = options;
  const ground = { db, now: clock.now(), by, changes: [] };
  const rows = inTransaction(db, () => {
    checkChange(ground, wished);
    const changed = distinctIds(ids).flatMap((id) => {
      const row = getWorkflow(db, id);
      const before = row && applyChange(ground, row, wished);
      return row === null ? [] : [{ row, before }];
    });
    checkAfterChange(ground, wished);
    return changed;
  });
  const changed = rows.flatMap(({ row, before }) => (before === null ? [] : [{ row, before }]));
  tell(
    options,
    changed.map(({ row }) => row),
    wished.kind === 'label',
  );
  options.publish(ground.changes);
  if (wished.kind === 'snooze' || wished.kind === 'done') options.onSnoozed();
  for (const { row } of rows) {
    if (wished.kind === 'read' || wished.kind === 'done') options.onRead(row.id);
    if (wished.kind === 'read') sendBlueTicks(options, row.id, row.accountId);
  }
  return { before: changed.map(({ before }) => before) };
}

function undo(
  options: ConversationsOptions,
  before: readonly ConversationBefore[],
  by: OperatorId,
): { restored: number } {
  const { db, clock } = options;
  const ground = { db, now: clock.now(), by, changes: [] };
  const restored = inTransaction(db, () =>
    before.flatMap((each) => {
      const row = getWorkflow(db, each.id);
      return row && restore(ground, row, each) ? [row] : [];
    }),
  );
  tell(
    options,
    restored,
    before.some(({ label }) => label !== undefined),
  );
  options.publish(ground.changes);
  options.onSnoozed();
  return { restored: restored.length };
}

function tell(
  { publish }: ConversationsOptions,
  rows: readonly { id: ConversationId; accountId: Conversation['accountId'] }[],
  hasLabels: boolean,
): void {
  if (rows.length === 0) return;
  const changes: Change[] = rows.map(({ id, accountId }) => ({ entity: 'conversation', id, accountId }));
  publish(hasLabels ? [...changes, { entity: 'label' }] : changes);
}
