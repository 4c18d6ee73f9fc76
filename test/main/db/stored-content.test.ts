import { describe, expect, it } from 'vitest';
import type { MessageContent } from '#shared/domain/content.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { readStoredContent, storedContent } from '../../../src-main/db/stored-content.ts';

describe('what a message says, as it is stored', () => {
  it('holds plain words once', () => {
    const stored = storedContent({ kind: 'text', body: 'Добрий день! Є волошки?' });
    expect(stored).toEqual({ text: 'Добрий день! Є волошки?', content: '{}' });
    expect(readStoredContent(stored)).toEqual({ kind: 'text', body: 'Добрий день! Є волошки?' });
  });

  const kinds: MessageContent[] = [
    { kind: 'text', body: '' },
    { kind: 'text', body: '{}' },
    // й as two characters: found as one, shown as it was written.
    { kind: 'text', body: 'мои\u0306' },
    { kind: 'image', mediaId: 5 as MediaId, caption: 'Ось такий' },
    { kind: 'edit', originalWamid: 'wamid.1', body: 'Так' },
    { kind: 'request_welcome' },
  ];
  it.each(kinds)('gives back %j', (content) => {
    expect(readStoredContent(storedContent(content))).toEqual(content);
  });
});
