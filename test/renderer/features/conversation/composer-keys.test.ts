import { describe, expect, it } from 'vitest';
import {
  beginsTyping,
  type ComposerKey,
  composerAction,
  stepQuote,
} from '../../../../src-renderer/features/conversation/composer-keys.ts';

const press = (key: string, held: Partial<ComposerKey> = {}): ComposerKey => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});
const sending = { enterSends: true, isEmpty: false };
const breaking = { enterSends: false, isEmpty: false };

describe('keys in the composer', () => {
  it('sends with Enter and breaks the line with Shift+Enter, or the other way round by setting', () => {
    expect(composerAction(press('Enter'), sending)).toBe('send');
    expect(composerAction(press('Enter', { shiftKey: true }), sending)).toBeNull();
    expect(composerAction(press('Enter'), breaking)).toBeNull();
  });

  it('always sends with Ctrl+Enter and Cmd+Enter', () => {
    expect(composerAction(press('Enter', { ctrlKey: true }), breaking)).toBe('send');
    expect(composerAction(press('Enter', { metaKey: true }), breaking)).toBe('send');
  });

  it('never sends while an input method builds a character', () => {
    expect(composerAction(press('Enter', { isComposing: true }), sending)).toBeNull();
  });

  it('cancels the quote, recalls the last words in an empty box only, and walks through quotes', () => {
    expect(composerAction(press('Escape'), sending)).toBe('cancel-quote');
    expect(composerAction(press('ArrowUp'), { enterSends: true, isEmpty: true })).toBe('recall-last');
    expect(composerAction(press('ArrowUp'), sending)).toBeNull();
    expect(composerAction(press('ArrowUp', { ctrlKey: true }), sending)).toBe('quote-earlier');
    expect(composerAction(press('ArrowDown', { ctrlKey: true }), sending)).toBe('quote-later');
    expect(
      composerAction(press('ArrowUp', { altKey: true }), { enterSends: true, isEmpty: true }),
    ).toBeNull();
  });
});

describe('typing anywhere', () => {
  const at = (tagName: string, role: string | null = null) => ({ tagName, role, isContentEditable: false });

  it('begins an answer with a letter of any alphabet', () => {
    expect(beginsTyping(press('ї'), at('BODY'))).toBe(true);
    expect(beginsTyping(press('a'), at('DIV', 'option'))).toBe(true);
    expect(beginsTyping(press('😀'), at('BODY'))).toBe(true);
  });

  it('leaves commands, fields and named keys alone', () => {
    expect(beginsTyping(press('c', { ctrlKey: true }), at('BODY'))).toBe(false);
    expect(beginsTyping(press('a'), at('INPUT'))).toBe(false);
    expect(beginsTyping(press('Tab'), at('BODY'))).toBe(false);
  });

  it('leaves the space bar to what it presses', () => {
    expect(beginsTyping(press(' '), at('BUTTON'))).toBe(false);
    expect(beginsTyping(press(' '), at('DIV', 'option'))).toBe(false);
    expect(beginsTyping(press(' '), at('BODY'))).toBe(true);
  });
});

describe('choosing a message to quote', () => {
  it('begins at the newest, stops at the oldest and lets go after the newest', () => {
    expect(stepQuote([1, 2, 3], null, 'earlier')).toBe(3);
    expect(stepQuote([1, 2, 3], 1, 'earlier')).toBe(1);
    expect(stepQuote([1, 2, 3], 2, 'later')).toBe(3);
    expect(stepQuote([1, 2, 3], 3, 'later')).toBeNull();
    expect(stepQuote([], null, 'earlier')).toBeNull();
  });
});
