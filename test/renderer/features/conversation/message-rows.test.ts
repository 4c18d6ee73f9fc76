import { describe, expect, it } from 'vitest';
import type { MessageId } from '#shared/domain/ids.ts';
import {
  buildRows,
  countNewerIncoming,
  findFirstUnread,
  type MessageRow,
  nextBubble,
  rowKey,
} from '../../../../src-renderer/features/conversation/message-rows.ts';
import { sampleAnswer, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const incoming = (id: number, minutes = 0) =>
  sampleMessage({ id: id as MessageId, sentAt: sampleNow + minutes * MINUTE });
const outgoing = (id: number, minutes = 0) =>
  sampleAnswer({ id: id as MessageId, sentAt: sampleNow + minutes * MINUTE });

/** A row in short: `day`, `unread`, `event 3`, or `1` with `<` where its group begins and `>` where it ends. */
function short(row: MessageRow): string {
  if (row.kind === 'day' || row.kind === 'unread') return row.kind;
  if (row.kind === 'event') return `event ${row.message.id}`;
  return `${row.startsGroup ? '<' : ''}${row.message.id}${row.endsGroup ? '>' : ''}`;
}
const shorts = (...parameters: Parameters<typeof buildRows>) => buildRows(...parameters).map(short);

describe('the rows of a conversation', () => {
  it('groups what one side says within five minutes', () => {
    expect(
      shorts([incoming(1), incoming(2, 1), outgoing(3, 2), incoming(4, 3), incoming(5, 20)], null),
    ).toEqual(['day', '<1', '2>', '<3>', '<4>', '<5>']);
  });

  it('gives the same row for what did not change when more messages come', () => {
    const [first, second] = [incoming(1), incoming(2, 1)];
    const before = buildRows([first, second], null);
    const after = buildRows([incoming(0, -20), first, second, incoming(3, 2)], null);
    expect(after.map(short)).toEqual(['day', '<0>', '<1', '2', '3>']);
    expect(after[2]).toBe(before[1]);
    // It ends its group no longer: drawn anew.
    expect(after[3]).not.toBe(before[2]);
    expect(buildRows([first, second], null)[0]).toBe(before[0]);
  });

  it('separates days', () => {
    const next = sampleMessage({ id: 2 as MessageId, sentAt: sampleNow + DAY });
    expect(shorts([incoming(1), next], null)).toEqual(['day', '<1>', 'day', '<2>']);
  });

  it('draws the line before the first unread message, which begins a new group', () => {
    expect(shorts([incoming(1), incoming(2, 1), incoming(3, 2)], 2)).toEqual([
      'day',
      '<1>',
      'unread',
      '<2',
      '3>',
    ]);
  });

  it('shows reactions, edits and deletions on their message, and as a line only when that one is not here', () => {
    const reaction = (id: number, reactionTargetId: MessageId | null) =>
      sampleMessage({
        id: id as MessageId,
        content: { kind: 'reaction', targetWamid: 'wamid.1', emoji: '👍' },
        reactionTargetId,
      });
    const edit = (id: number, originalWamid: string) =>
      sampleMessage({ id: id as MessageId, content: { kind: 'edit', originalWamid, body: 'x' } });
    expect(shorts([incoming(1), reaction(2, 1 as MessageId), edit(3, 'wamid.1')], null)).toEqual([
      'day',
      '<1>',
    ]);
    expect(shorts([incoming(1), reaction(2, null), edit(3, 'wamid.gone')], null)).toEqual([
      'day',
      '<1>',
      'event 2',
      'event 3',
    ]);
  });

  it('keeps the name of a row when the answer of the hub takes the place of the optimistic bubble', () => {
    const made = { ...outgoing(5), id: -1 as MessageId };
    expect(rowKey(made)).toBe(rowKey(outgoing(5)));
    expect(rowKey(incoming(5))).not.toBe(rowKey(incoming(6)));
  });
});

describe('how far one has read', () => {
  const messages = [incoming(1), outgoing(2, 1), incoming(3, 2), incoming(4, 3)];

  it('finds the oldest of the unread messages of the customer', () => {
    expect([0, 1, 2, 3, 99].map((count) => findFirstUnread(messages, count))).toEqual([null, 4, 3, 1, 1]);
    expect(findFirstUnread([outgoing(1)], 2)).toBeNull();
  });

  it('counts what came after the last seen message', () => {
    expect([2, 3, 4, null].map((id) => countNewerIncoming(messages, id))).toEqual([2, 1, 0, 3]);
  });
});

describe('walking through messages by keyboard', () => {
  it('steps over days and events, and stops at the ends', () => {
    const event = sampleMessage({ id: 9 as MessageId, content: { kind: 'request_welcome' } });
    const rows = buildRows([incoming(1), event, incoming(2)], null);
    expect(rows.map((row) => row.kind)).toEqual(['day', 'bubble', 'event', 'bubble']);
    expect([
      nextBubble(rows, 3, 'ArrowUp'),
      nextBubble(rows, 1, 'ArrowUp'),
      nextBubble(rows, 1, 'End'),
      nextBubble(rows, 3, 'Home'),
      nextBubble(rows, 1, 'x'),
    ]).toEqual([1, null, 3, 1, null]);
  });
});
