import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperatorId } from '#shared/domain/ids.ts';
import { mentionSearch, notePieces, readableNote, writtenNote } from '#shared/domain/mentions.ts';

const olena = { id: 2 as OperatorId, name: 'Олена' };
const olenaKoval = { id: 3 as OperatorId, name: 'Олена Коваль' };
const petro = { id: 12 as OperatorId, name: 'Petro' };
const people = [olena, olenaKoval, petro];
const nameOf = (id: OperatorId) => people.find((person) => person.id === id)?.name ?? '?';

describe('colleagues who are called in a note', () => {
  it('become marks by their ids, the longer name before the shorter one', () => {
    expect(writtenNote('@Олена Коваль, глянь. І ти, @petro; @Олена теж', people)).toEqual({
      text: '@[3], глянь. І ти, @[12]; @[2] теж',
      mentions: [3, 12, 2],
    });
  });

  it('are not found inside of an address or a longer word', () => {
    for (const text of ['mail@Petro', '@Petrovych', '@ Petro', 'Petro'])
      expect(writtenNote(text, people)).toEqual({ text, mentions: [] });
  });

  it('keep the marks that stand there already, as in a note that is edited', () => {
    expect(writtenNote('@[2] @Petro', people)).toEqual({ text: '@[2] @[12]', mentions: [12, 2] });
  });

  it('are read by the name that they have now', () => {
    expect(readableNote('Дивись, @[12] і @[99]', nameOf)).toBe('Дивись, @Petro і @?');
    expect(notePieces('a @[2]b')).toEqual([
      { kind: 'words', text: 'a ' },
      { kind: 'mention', operatorId: 2 },
      { kind: 'words', text: 'b' },
    ]);
  });

  it('lose nothing of a note, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = notePieces(text).map((piece) =>
          piece.kind === 'words' ? piece.text : `@[${piece.operatorId}]`,
        );
        // A mark with leading zeros is written without them.
        expect(shown.join('')).toBe(text.replaceAll(/@\[0*(\d+)\]/g, '@[$1]'));
      }),
    );
  });
});

describe('the search that @ opens', () => {
  it('is what stands between the sign and the caret', () => {
    expect(mentionSearch('Питання до @Оле', 15)).toEqual({ start: 11, search: 'Оле' });
    expect(mentionSearch('@', 1)).toEqual({ start: 0, search: '' });
    expect(mentionSearch('@Олена Ков', 10)).toEqual({ start: 0, search: 'Олена Ков' });
  });

  it('ends with the name, a line or an address', () => {
    expect(mentionSearch('@Олена подивись будь ласка', 26)).toBeNull();
    expect(mentionSearch('@Оле\nна', 7)).toBeNull();
    expect(mentionSearch('olena@shop', 10)).toBeNull();
    expect(mentionSearch('без знака', 9)).toBeNull();
    expect(mentionSearch('@Олена', 0)).toBeNull();
  });
});
