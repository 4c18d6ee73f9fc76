import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  type FormatKind,
  insertAtCaret,
  toggleFormat,
} from '../../../src-renderer/state/text-format.ts';

/** The text with its selection between brackets, before and after. */
function formatted(marked: string, kind: FormatKind): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const field = document.createElement('textarea');
  document.body.append(field);
  field.value = marked.replace(/[[\]]/g, '');
  applyEdit(field, toggleFormat(field.value, start, end, kind));
  const { value, selectionStart, selectionEnd } = field;
  field.remove();
  return `${value.slice(0, selectionStart)}[${value.slice(selectionStart, selectionEnd)}]${value.slice(selectionEnd)}`;
}

describe('formatting', () => {
  it('puts markers around the words and leaves the words selected', () => {
    expect(formatted('a [brave] new world', 'bold')).toBe('a *[brave]* new world');
    expect(formatted('a [brave] new world', 'italic')).toBe('a _[brave]_ new world');
    expect(formatted('a [brave] new world', 'strike')).toBe('a ~[brave]~ new world');
    expect(formatted('a [brave] new world', 'code')).toBe('a `[brave]` new world');
  });

  it('takes the markers away again, whether they are selected or stand beside the selection', () => {
    expect(formatted('a *[brave]* new world', 'bold')).toBe('a [brave] new world');
    expect(formatted('a [*brave*] new world', 'bold')).toBe('a [brave] new world');
  });

  it('leaves spaces outside, as WhatsApp draws nothing bold that begins with one', () => {
    expect(formatted('a[ brave ]new', 'bold')).toBe('a *[brave]* new');
  });

  it('fences code of several lines', () => {
    expect(formatted('[one\ntwo]', 'code')).toBe('```[one\ntwo]```');
  });

  it('begins a marked word where nothing is selected', () => {
    expect(formatted('see []', 'bold')).toBe('see *[]*');
  });

  it('writes an emoji in the place of the selection, with the caret after it', () => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.value = 'good day!';
    field.setSelectionRange(5, 8);
    insertAtCaret(field, '🌻');
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['good 🌻!', 7, 7]);
    field.remove();
  });
});
