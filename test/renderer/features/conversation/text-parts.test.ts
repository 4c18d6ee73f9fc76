import { describe, expect, it } from 'vitest';
import { isEmojiOnly } from '../../../../src-renderer/features/conversation/text-parts.ts';

describe('large emoji', () => {
  it('are up to three pictures and nothing else', () => {
    expect(['👍', '🇺🇦', '👨‍👩‍👧‍👦❤️', '🌻🌻🌻'].map(isEmojiOnly)).toEqual([true, true, true, true]);
    expect(['', 'ok 👍', '1', '#', '🌻🌻🌻🌻', '12'].map(isEmojiOnly)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
