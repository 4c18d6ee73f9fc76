import { describe, expect, it } from 'vitest';
import type { MessageId } from '#shared/domain/ids.ts';
import {
  appendPage,
  type MessageWindow,
  prependPage,
  removeMessage,
  upsertMessage,
} from '../../../src-renderer/api/message-window.ts';
import { sampleMessage } from '../../helpers/sample-chat.ts';

const at = (id: number, sentAt: number) => sampleMessage({ id: id as MessageId, sentAt });
const windowOf = (
  items: ReturnType<typeof at>[],
  before: string | null = null,
  after: string | null = null,
): MessageWindow => ({
  items,
  before,
  after,
});
const ids = (window: MessageWindow) => window.items.map((item) => item.id);

describe('the loaded stretch of a conversation', () => {
  it('takes a new message at the end', () => {
    expect(ids(upsertMessage(windowOf([at(1, 10), at(2, 20)]), at(3, 30)))).toEqual([1, 2, 3]);
  });

  it('puts a late webhook where its time belongs, and equal times in the order of their ids', () => {
    const window = windowOf([at(1, 10), at(4, 20), at(5, 30)]);
    expect(ids(upsertMessage(window, at(6, 15)))).toEqual([1, 6, 4, 5]);
    expect(ids(upsertMessage(window, at(3, 20)))).toEqual([1, 3, 4, 5]);
  });

  it('replaces a known message without doubling it', () => {
    const window = upsertMessage(windowOf([at(1, 10), at(2, 20)]), { ...at(2, 20), status: 'read' });
    expect(ids(window)).toEqual([1, 2]);
    expect(window.items[1]?.status).toBe('read');
  });

  it('leaves out what lies beyond the loaded edges, since it comes with its own page', () => {
    const window = windowOf([at(5, 50), at(6, 60)], 'older', 'newer');
    expect(upsertMessage(window, at(1, 10))).toBe(window);
    expect(upsertMessage(window, at(9, 90))).toBe(window);
    expect(ids(upsertMessage(window, at(7, 55)))).toEqual([5, 7, 6]);
  });

  it('forgets a discarded message, and stays the same object when it was not there', () => {
    const window = windowOf([at(1, 10), at(2, 20)]);
    expect(ids(removeMessage(window, 1))).toEqual([2]);
    expect(removeMessage(window, 99)).toBe(window);
  });

  it('grows at both sides without doubling what arrived meanwhile', () => {
    const window = windowOf([at(3, 30), at(4, 40)], 'b', 'a');
    const older = prependPage(window, windowOf([at(1, 10), at(2, 20), at(3, 30)], null, 'x'));
    expect({ ids: ids(older), before: older.before, after: older.after }).toEqual({
      ids: [1, 2, 3, 4],
      before: null,
      after: 'a',
    });
    const newer = appendPage(window, windowOf([at(4, 40), at(5, 50)], 'x', null));
    expect({ ids: ids(newer), before: newer.before, after: newer.after }).toEqual({
      ids: [3, 4, 5],
      before: 'b',
      after: null,
    });
  });
});
