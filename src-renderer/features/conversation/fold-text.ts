const MOST_CHARACTERS = 1100;
const MOST_LINES = 20;
/** A few words more are shown rather than hidden behind a button. */
const SPARE = 1.25;

/** The beginning of a text that is too long to be shown at once, cut at a word; null for one that is short enough. */
export function foldText(body: string): string | null {
  const byLines = endOfLine(body, MOST_LINES);
  const isLong = body.length > MOST_CHARACTERS * SPARE || endOfLine(body, MOST_LINES * SPARE) !== null;
  if (!isLong) return null;
  const end = Math.min(byLines ?? body.length, MOST_CHARACTERS);
  if (end === byLines) return body.slice(0, end);
  const space = Math.max(body.lastIndexOf(' ', end), body.lastIndexOf('\n', end));
  return body.slice(0, space > end * 0.8 ? space : wholeGraphemes(body, end));
}

/** Where the line with this number ends; null when there are not so many. */
function endOfLine(body: string, count: number): number | null {
  let at = -1;
  for (let line = 0; line < count; line += 1) {
    at = body.indexOf('\n', at + 1);
    if (at < 0) return null;
  }
  return at;
}

/** A place near `end` that does not cut an emoji or a letter from its accents. */
function wholeGraphemes(body: string, end: number): number {
  const from = Math.max(0, end - 200);
  const parts = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(body.slice(from, end + 100));
  return from + (parts.containing(end - from)?.index ?? end - from) || end;
}
