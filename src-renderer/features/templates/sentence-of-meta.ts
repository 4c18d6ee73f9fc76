/**
 * Meta's own sentence about a decision. The name that stands before it (`FIRST_PAUSE`, `SCAM`) and a bare moment are for programs;
 * null when nothing else was said.
 */
export function sentenceOfMeta(reason: string | null): string | null {
  const words = (reason ?? '').trim().replace(/^[A-Z][A-Z_]{3,}(?:\s+|$)/, '');
  return words === '' || /^\d+$/.test(words) ? null : words;
}
