interface Findable {
  readonly label: string;
  /** Other words that it is found by: a code. */
  readonly alsoKnownAs?: string;
}

/** The options that fit what is typed: those that are meant first, then those that only contain it; otherwise in their order. */
export function findOptions<Option extends Findable>(options: readonly Option[], typed: string): Option[] {
  const wanted = fold(typed);
  if (wanted === '') return [...options];
  return options
    .map((option) => ({ option, rank: rankOf(option, wanted) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((one, other) => one.rank - other.rank)
    .map(({ option }) => option);
}

/** Capital letters and spaces around make no difference. */
export const fold = (text: string): string => text.trim().toLocaleLowerCase();

const NOT_FOUND = 4;

function rankOf({ label, alsoKnownAs = '' }: Findable, wanted: string): number {
  const words = fold(label);
  const code = fold(alsoKnownAs);
  if (words === wanted || code === wanted) return 0;
  if (words.startsWith(wanted)) return 1;
  if (code.startsWith(wanted) || hasWordFrom(words, wanted)) return 2;
  return words.includes(wanted) || code.includes(wanted) ? 3 : NOT_FOUND;
}

/** Whether a word inside begins like this. */
const hasWordFrom = (text: string, wanted: string): boolean =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].some(({ index }) => text.startsWith(wanted, index));
