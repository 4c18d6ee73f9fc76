import { isSameDay } from 'date-fns';
import type { Message } from '#shared/contract/messages.ts';

/** What the list of messages shows, one entry a line. */
export type MessageRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'event'; key: string; message: Message }
  | { kind: 'bubble'; key: string; message: Message; startsGroup: boolean; endsGroup: boolean };

/** Messages of one side within this time stand close together. */
const GROUP_MS = 5 * 60_000;

/**
 * The name of a row. Our own messages are named by the id that was made where the person clicked, so that the bubble which
 * was shown at once and the hub's message that takes its place are the same row.
 */
export const rowKey = (message: Message): string => message.clientId ?? `message-${message.id}`;

/** Kinds that say something about the conversation rather than in it. */
const isEvent = (message: Message): boolean =>
  (message.direction === 'system' && message.kind !== 'note') ||
  message.kind === 'system' ||
  message.kind === 'request_welcome' ||
  message.kind === 'edit' ||
  message.kind === 'revoke' ||
  message.kind === 'reaction';

/** Reactions, edits and deletions are drawn on the message they belong to, unless that one is not here. */
export function isShown(message: Message, wamids: ReadonlySet<string>): boolean {
  const { content } = message;
  if (content.kind === 'reaction') return message.reactionTargetId === null;
  if (content.kind === 'edit' || content.kind === 'revoke') return !wamids.has(content.originalWamid);
  return true;
}

const belongTogether = (a: Message, b: Message): boolean =>
  a.direction === b.direction &&
  a.kind !== 'note' &&
  b.kind !== 'note' &&
  !isEvent(a) &&
  !isEvent(b) &&
  b.sentAt - a.sentAt < GROUP_MS &&
  isSameDay(a.sentAt, b.sentAt);

/** The rows last made for a message: who is drawn by a row need not be drawn again when another page came or another message. */
const madeFor = new WeakMap<Message, { day?: MessageRow; own?: MessageRow }>();

function dayRow(message: Message): MessageRow {
  const made = madeFor.get(message);
  if (made?.day) return made.day;
  const key = `day-${new Date(message.sentAt).toDateString()}-${message.id}`;
  const day: MessageRow = { kind: 'day', key, at: message.sentAt };
  madeFor.set(message, { ...made, day });
  return day;
}

function ownRow(message: Message, startsGroup: boolean, endsGroup: boolean): MessageRow {
  const made = madeFor.get(message);
  const last = made?.own;
  const isSame = last?.kind === 'bubble' && last.startsGroup === startsGroup && last.endsGroup === endsGroup;
  if (last && (isSame || last.kind === 'event')) return last;
  const key = rowKey(message);
  const own: MessageRow = isEvent(message)
    ? { kind: 'event', key, message }
    : { kind: 'bubble', key, message, startsGroup, endsGroup };
  madeFor.set(message, { ...made, own });
  return own;
}

const unreadRow: MessageRow = { kind: 'unread', key: 'unread' };

/**
 * Turns messages, oldest first, into rows: days between days, the line before the first unread one, groups of bubbles. What
 * did not change is the same row as before.
 */
export function buildRows(messages: readonly Message[], firstUnreadId: number | null): readonly MessageRow[] {
  const wamids = new Set(messages.flatMap((message) => (message.wamid === null ? [] : [message.wamid])));
  const shown = messages.filter((message) => isShown(message, wamids));
  const rows: MessageRow[] = [];
  let previous: Message | undefined;
  for (const [index, message] of shown.entries()) {
    const next = shown[index + 1];
    const isNewDay = !previous || !isSameDay(previous.sentAt, message.sentAt);
    const isFirstUnread = message.id === firstUnreadId;
    if (isNewDay) rows.push(dayRow(message));
    if (isFirstUnread) rows.push(unreadRow);
    const startsGroup = !previous || isFirstUnread || !belongTogether(previous, message);
    const endsGroup = !next || next.id === firstUnreadId || !belongTogether(message, next);
    rows.push(ownRow(message, startsGroup, endsGroup));
    previous = message;
  }
  return rows;
}

/** The message before which the "new messages" line goes: the oldest of the `unreadCount` newest ones from the customer. */
export function findFirstUnread(messages: readonly Message[], unreadCount: number): number | null {
  if (unreadCount <= 0) return null;
  const incoming = messages.filter((message) => message.direction === 'in' && !isEvent(message));
  return incoming.at(-Math.min(unreadCount, incoming.length))?.id ?? null;
}

/** How many messages of the customer came after the given one, which is among them; all of them when nothing was seen yet. */
export function countNewerIncoming(messages: readonly Message[], seenId: number | null): number {
  const seenIndex = seenId === null ? -1 : messages.findIndex((message) => message.id === seenId);
  return messages.slice(seenIndex + 1).filter((message) => message.direction === 'in' && !isEvent(message))
    .length;
}

/** The bubble to which an arrow key, Home or End leads from the one at `index`; null at the ends and for other keys. */
export function nextBubble(rows: readonly MessageRow[], index: number, key: string): number | null {
  const indexes = rows.flatMap((row, place) => (row.kind === 'bubble' ? [place] : []));
  const position = indexes.indexOf(index);
  const moves: Record<string, number> = {
    ArrowUp: position - 1,
    ArrowDown: position + 1,
    Home: 0,
    End: indexes.length - 1,
  };
  const wanted = moves[key];
  return wanted === undefined ? null : (indexes[wanted] ?? null);
}
