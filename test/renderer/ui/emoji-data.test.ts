import { describe, expect, it } from 'vitest';
import { loadEmojiData } from '../../../src-renderer/ui/emoji-data.ts';

/** The emoji that the picker's search finds, which looks for what is typed in names and tags. */
async function found(locale: string, typed: string): Promise<string[]> {
  const { emojis } = await loadEmojiData(locale);
  return emojis
    .filter(({ label, tags }) => [label, ...tags].some((words) => words.toLowerCase().includes(typed)))
    .map(({ emoji }) => emoji);
}

describe('emoji', () => {
  it.each([
    ['uk', 'соняшник', '🌻'],
    ['uk', 'sunflower', '🌻'],
    ['en', 'соняшник', '🌻'],
    ['uk', ':tada:', '🎉'],
    ['en', ':smile:', '😄'],
    ['en', ':+1', '👍️'],
  ])('in a console in %s are found by %s', async (locale, typed, emoji) => {
    expect(await found(locale, typed)).toContain(emoji);
  });

  it('are found by a whole shortcode exactly', async () => {
    expect(await found('uk', ':thumbsup:')).toEqual(['👍️']);
  });
});
