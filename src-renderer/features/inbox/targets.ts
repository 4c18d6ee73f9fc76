import type { ConversationId } from '#shared/domain/ids.ts';
import { readSelection } from '../../state/selection-store.ts';

/** The id of the row that an element is in; null beside all rows. */
export function rowIdOf(element: Element | null): ConversationId | null {
  const row = element?.closest<HTMLElement>('[data-conversation-id]');
  // The row wrote the id of its conversation there.
  return row ? (Number(row.dataset.conversationId) as ConversationId) : null;
}

/** What a key or a command is about: the selected conversations, else the row with the focus, else the open one. */
export function readTargets(openId: ConversationId | null): readonly ConversationId[] {
  const selected = readSelection();
  // Only ids of conversations are ever selected.
  if (selected.size > 0) return [...selected] as ConversationId[];
  const focused = rowIdOf(document.activeElement);
  if (focused !== null) return [focused];
  return openId === null ? [] : [openId];
}
