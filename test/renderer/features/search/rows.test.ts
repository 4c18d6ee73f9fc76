import { describe, expect, it } from 'vitest';
import type { MessageId } from '#shared/domain/ids.ts';
import { galleryRows } from '../../../../src-renderer/features/search/gallery-rows.ts';
import { nextChoice, resultRows } from '../../../../src-renderer/features/search/result-rows.ts';
import { sampleConversation, sampleMessage } from '../../../helpers/sample-chat.ts';

describe('the rows of results', () => {
  const rows = resultRows({ people: [sampleConversation()], notes: [], messages: [] });

  it('have a heading for each group that has something', () => {
    expect(rows.map((row) => row.key)).toEqual(['people', 'p1']);
  });

  it('headings are passed over by the arrows, and the ends hold', () => {
    expect(nextChoice(rows, -1, 1)).toBe(1);
    expect(nextChoice(rows, 1, 1)).toBe(1);
    expect(nextChoice(rows, 1, -1)).toBe(1);
    expect(nextChoice([], -1, 1)).toBe(-1);
  });
});

describe('the rows of a gallery', () => {
  const at = (month: number, date: number) => new Date(2026, month - 1, date).getTime();
  const message = (id: number, sentAt: number) => sampleMessage({ id: id as MessageId, sentAt });

  it('pictures stand in rows that do not go over the end of a month', () => {
    const messages = [
      message(5, at(5, 3)),
      message(4, at(5, 2)),
      message(3, at(5, 1)),
      message(2, at(4, 30)),
    ];
    const rows = galleryRows(messages, 2);
    expect(
      rows.map((row) => (row.kind === 'pictures' ? row.messages.map(({ id }) => id) : row.kind)),
    ).toEqual(['month', [5, 4], [3], 'month', [2]]);
  });

  it('files stand one below the other, and the same month of another year is another one', () => {
    const rows = galleryRows([message(2, at(5, 1)), message(1, new Date(2025, 4, 1).getTime())], 1);
    expect(rows.map((row) => row.kind)).toEqual(['month', 'item', 'month', 'item']);
    expect(new Set(rows.map((row) => row.key)).size).toBe(4);
  });
});
