import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';

/**
 * The stretch of a conversation that is on this screen, oldest first in Meta's order. `before` and `after` are the cursors
 * of what lies outside; null where the conversation ends.
 */
export interface MessageWindow {
  readonly items: readonly Message[];
  readonly before: string | null;
  readonly after: string | null;
  /** Of a stretch that was opened at what is unread, where that is more than one page. */
  readonly firstUnreadId?: MessageId | undefined;
}

export const messageWindowKey = (conversationId: number) => ['message-window', conversationId] as const;

type Place = Pick<Message, 'sentAt' | 'id'>;

const comesBefore = (a: Place, b: Place): boolean =>
  a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.id < b.id);

function insertionIndex(items: readonly Message[], message: Message): number {
  // From the end: what arrives is nearly always the newest.
  for (let index = items.length; index > 0; index -= 1) {
    const earlier = items[index - 1];
    if (earlier && comesBefore(earlier, message)) return index;
  }
  return 0;
}

/** The window with a message put in its place or replaced; unchanged when the message lies outside of what is loaded. */
export function upsertMessage(window: MessageWindow, message: Message): MessageWindow {
  const known = window.items.findIndex((item) => item.id === message.id);
  const others = known < 0 ? window.items : window.items.filter((item) => item.id !== message.id);
  const index = insertionIndex(others, message);
  const isOlderThanLoaded = index === 0 && window.before !== null;
  const isNewerThanLoaded = index === others.length && window.after !== null;
  if (known < 0 && (isOlderThanLoaded || isNewerThanLoaded)) return window;
  return { ...window, items: [...others.slice(0, index), message, ...others.slice(index)] };
}

/** The window without a message. */
export function removeMessage(window: MessageWindow, id: number): MessageWindow {
  if (!window.items.some((item) => item.id === id)) return window;
  return { ...window, items: window.items.filter((item) => item.id !== id) };
}

/** The window grown by an older page; what arrived meanwhile stays. */
export function prependPage(window: MessageWindow, page: MessageWindow): MessageWindow {
  const known = new Set(window.items.map((item) => item.id));
  return {
    ...window,
    items: [...page.items.filter((item) => !known.has(item.id)), ...window.items],
    before: page.before,
  };
}

/** The window grown by a newer page. */
export function appendPage(window: MessageWindow, page: MessageWindow): MessageWindow {
  const known = new Set(page.items.map((item) => item.id));
  return {
    ...window,
    items: [...window.items.filter((item) => !known.has(item.id)), ...page.items],
    after: page.after,
  };
}
