/** How the bytes of a text file were meant. */
export type CsvEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1251'
  | 'ibm866'
  | 'koi8-u'
  | 'windows-1252';

/** Enough letters to tell one 8-bit encoding from another. */
const SAMPLE_BYTES = 64 * 1024;
const EIGHT_BIT = ['windows-1251', 'koi8-u', 'ibm866', 'windows-1252'] as const;

/**
 * The text of a file, without its byte order mark. Unicode is recognised for certain; older files, as Excel still writes
 * them (`windows-1251`), by what letters come out.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: CsvEncoding } {
  const encoding = guessEncoding(bytes.subarray(0, SAMPLE_BYTES), () => isUtf8(bytes));
  // The decoder takes the byte order mark off.
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** The encoding of a text of which only a sample is at hand, and whether all of it is UTF-8. */
export function guessEncoding(sample: Uint8Array, isAllUtf8: () => boolean): CsvEncoding {
  const [first, second] = sample;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = wideEncoding(sample);
  if (wide !== null) return wide;
  if (isAllUtf8()) return 'utf-8';
  const [best] = EIGHT_BIT.map((encoding) => ({ encoding, score: scoreOf(sample, encoding) })).sort(
    (a, b) => b.score - a.score,
  );
  return best?.encoding ?? 'windows-1252';
}

/**
 * Digits, commas and Latin letters have a zero byte each in UTF-16, always on the same side; in 8-bit texts there is none at all,
 * unless a disk has filled a part of the file with them.
 */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (most < sample.length / 20 || Math.min(even, odd) > most / 4) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // Some byte cannot be one of UTF-8.
    return false;
  }
}

const COMMON = new Set('оаниітевсркдлмупяйзьгбчхцжшюєїщфґыэъё');
const LETTER = /\p{L}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** How much a text looks like words: common letters count, signs between letters and capitals inside words count against. */
function scoreOf(sample: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample);
  let score = 0;
  let before = ' ';
  for (const character of text) {
    if (character.charCodeAt(0) > 127) score += scoreOfCharacter(character, before);
    before = character;
  }
  return score;
}

function scoreOfCharacter(character: string, before: string): number {
  if (!LETTER.test(character)) return LETTER.test(before) ? -2 : 0;
  // No word is half Latin, half Cyrillic.
  if (CYRILLIC.test(character) && /[a-z]/i.test(before)) return -3;
  const isCapitalInside = LETTER.test(before) && isLower(before) && !isLower(character);
  if (isCapitalInside) return -3;
  if (COMMON.has(character)) return 3;
  if (CYRILLIC.test(character)) return COMMON.has(character.toLowerCase()) ? 1 : -1;
  // A Latin letter with an accent stands alone among plain ones; several in a row are another alphabet misread.
  return before.charCodeAt(0) > 127 ? -2 : 2;
}

const isLower = (letter: string): boolean => letter === letter.toLowerCase();
