import type { Conversation, ConversationBefore, ConversationChange } from '#shared/contract/conversations.ts';
import type { LabelId } from '#shared/domain/ids.ts';

/** A conversation as a change makes it, shown before the hub has answered; `now` in UTC ms by its account's clock. */
export function changedConversation(
  conversation: Conversation,
  change: ConversationChange,
  now: number,
): Conversation {
  switch (change.kind) {
    case 'done':
      return { ...conversation, state: 'done', snoozedUntil: null };
    case 'reopen':
      return { ...conversation, state: 'open', snoozedUntil: null };
    case 'snooze':
      return { ...conversation, state: 'snoozed', snoozedUntil: change.until };
    case 'pin':
      return { ...conversation, pinnedAt: change.isPinned ? (conversation.pinnedAt ?? now) : null };
    case 'assign':
      return { ...conversation, assigneeId: change.operatorId };
    case 'label':
      return withLabel(conversation, change.labelId, change.isOn);
    case 'read':
      return { ...conversation, unreadCount: 0 };
    case 'unread':
      return { ...conversation, unreadCount: Math.max(conversation.unreadCount, 1) };
  }
}

/** A conversation with what a change touched put back. */
export function restoredConversation(conversation: Conversation, before: ConversationBefore): Conversation {
  const { id: _id, label, ...fields } = before;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const restored: Conversation = { ...conversation, ...given };
  return label ? withLabel(restored, label.id, label.isOn) : restored;
}

function withLabel(conversation: Conversation, labelId: LabelId, isOn: boolean): Conversation {
  const others = conversation.labelIds.filter((id) => id !== labelId);
  return { ...conversation, labelIds: isOn ? [...others, labelId] : others };
}
