import { afterEach, describe, expect, it } from 'vitest';
import {
  beginNoteAbout,
  changeNoteText,
  readComposerMode,
  readNoteText,
  setComposerMode,
} from '../../../src-renderer/state/note-drafts-store.ts';

afterEach(() => {
  changeNoteText(1, '');
  setComposerMode(1, 'answer');
});

describe('a note about a message', () => {
  it('begins with its words, after what is in the note already', () => {
    changeNoteText(1, 'Call her back.\n');
    beginNoteAbout(1, 'Two roses\nand a card');
    expect(readNoteText(1)).toBe('Call her back.\n> Two roses\n> and a card\n');
    expect(readComposerMode(1)).toBe('note');
  });

  it('takes the beginning of a long one, and nothing of one without words', () => {
    beginNoteAbout(1, 'a'.repeat(5000));
    expect(readNoteText(1)).toBe(`> ${'a'.repeat(300)}…\n`);
    changeNoteText(1, '');
    beginNoteAbout(1, '');
    expect(readNoteText(1)).toBe('');
    expect(readComposerMode(1)).toBe('note');
  });
});
