import { describe, expect, it } from 'vitest';
import {
  afterLeaving,
  neighbour,
  nextUnread,
} from '../../../../src-renderer/features/inbox/next-conversation.ts';

describe('from one conversation to another', () => {
  it('goes to the neighbour of the open one, or to the first or last when none is open', () => {
    expect([neighbour([5, 6, 7], 6, 1), neighbour([5, 6, 7], 6, -1)]).toEqual([7, 5]);
    expect([neighbour([5, 6, 7], 7, 1), neighbour([5, 6, 7], 5, -1)]).toEqual([null, null]);
    expect([neighbour([5, 6, 7], null, 1), neighbour([5, 6, 7], 99, -1)]).toEqual([5, 7]);
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('opens the next one below when the open one is put away, else the one above, else none', () => {
    expect(afterLeaving([5, 6, 7], 6, new Set([6]))).toBe(7);
    expect(afterLeaving([5, 6, 7, 8], 6, new Set([6, 7]))).toBe(8);
    expect(afterLeaving([5, 6, 7], 7, new Set([7]))).toBe(6);
    expect(afterLeaving([5, 6], 6, new Set([5, 6]))).toBeNull();
    expect(afterLeaving([5, 6], 99, new Set([99]))).toBe(5);
  });

  it('finds the next unread one below, and then from the top, but never the open one', () => {
    const items = [1, 0, 0, 2].map((unreadCount, index) => ({ id: index + 1, unreadCount }));
    expect([nextUnread(items, 2), nextUnread(items, 4), nextUnread(items, null)]).toEqual([4, 1, 1]);
    expect(nextUnread([{ id: 1, unreadCount: 3 }], 1)).toBeNull();
  });
});
