/** A run of text that both sides have, or only one of them. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond it the table of the comparison would take noticeable time; then both texts stand as a whole. */
const MOST_WORDS = 2_000;

/** What became of a text, word by word; spaces and marks count as words of their own. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const old = split(before);
  const now = split(after);
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return whole(before, after);
  const lengths = commonLengths(old, now);
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const [from, to] = [old[i], now[j]];
    if (from !== undefined && from === to) {
      add('same', from);
      i += 1;
      j += 1;
    } else if (
      to === undefined ||
      (from !== undefined && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      add('removed', from ?? '');
      i += 1;
    } else {
      add('added', to);
      j += 1;
    }
  }
  return parts;
}

/** A place `{{1}}` is one word; so is a run of letters, a run of spaces, and every other character. */
const split = (text: string): readonly string[] => text.match(/\{\{[^{}]*\}\}|[\p{L}\p{N}_]+|\s+|./gsu) ?? [];

const whole = (before: string, after: string): readonly DiffPart[] =>
  before === after
    ? [{ kind: 'same', text: after }]
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];

/** How long the longest common part of what is left is, from each pair of places on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (!row) continue;
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

const lengthAt = (lengths: readonly Uint16Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0;
