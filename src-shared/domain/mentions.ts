import type { OperatorId } from './ids.ts';

/** A note in pieces: plain words, and the colleagues that are called in it. */
export type NotePiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mention'; readonly operatorId: OperatorId };

/** Somebody who can be called by name. */
interface Named {
  readonly id: OperatorId;
  readonly name: string;
}

const MENTION = /@\[(\d{1,15})\]/g;

/** Takes a note apart; `@[12]` in it is the operator of that id, whatever their name is by now. */
export function notePieces(text: string): readonly NotePiece[] {
  const pieces: NotePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(MENTION)) {
    if (match.index > end) pieces.push({ kind: 'words', text: text.slice(end, match.index) });
    // The digits of a mark are the id that was put there.
    pieces.push({ kind: 'mention', operatorId: Number(match[1]) as OperatorId });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'words', text: text.slice(end) });
  return pieces;
}

/** The note as a person reads it in one line of text: `@Olena` for every mark. */
export function readableNote(text: string, nameOf: (id: OperatorId) => string): string {
  return text.replaceAll(MENTION, (_, digits: string) => `@${nameOf(Number(digits) as OperatorId)}`);
}

export interface WrittenNote {
  readonly text: string;
  readonly mentions: readonly OperatorId[];
}

/**
 * Makes marks of the names that were typed or chosen: the longest name that fits wins, and a name inside of a longer word
 * is none.
 */
export function writtenNote(typed: string, people: readonly Named[]): WrittenNote {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  const mentions = new Set<OperatorId>();
  let text = '';
  let place = 0;
  while (place < typed.length) {
    const called =
      typed[place] === '@' ? longestFirst.find((person) => isCalledAt(typed, place, person)) : undefined;
    if (called) {
      text += `@[${called.id}]`;
      mentions.add(called.id);
      place += called.name.length + 1;
    } else {
      text += typed[place];
      place += 1;
    }
  }
  for (const [, digits] of typed.matchAll(MENTION)) mentions.add(Number(digits) as OperatorId);
  return { text, mentions: [...mentions] };
}

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);

function isCalledAt(typed: string, place: number, { name }: Named): boolean {
  const end = place + 1 + name.length;
  return (
    name !== '' &&
    typed.slice(place + 1, end).toLocaleLowerCase() === name.toLocaleLowerCase() &&
    !isLetter(typed[place - 1]) &&
    !isLetter(typed[end])
  );
}

/** What was typed after the last `@` before the caret, where a colleague is being called; null where none is. */
export function mentionSearch(
  typed: string,
  caret: number,
): { readonly start: number; readonly search: string } | null {
  const start = typed.slice(0, caret).lastIndexOf('@');
  if (start < 0 || isLetter(typed[start - 1])) return null;
  const search = typed.slice(start + 1, caret);
  // A name has a few words at most; further on it is a sentence.
  return /^[^\n@[\]]{0,40}$/.test(search) && search.split(' ').length <= 3 ? { start, search } : null;
}
