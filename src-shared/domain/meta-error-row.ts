import type { Language } from './refusals.ts';

/** Whom an error concerns: this message, everything to this person, everything of the account, or its token. */
export type MetaErrorScope = 'message' | 'recipient' | 'account' | 'token';

/** A sentence in Ukrainian and in English, in this order. */
export type Pair = readonly [uk: string, en: string];

export type Bilingual = Record<Language, string>;

/** What the catalogue knows of one error (`research/api.md` section 6). */
export interface MetaErrorEntry {
  /** What happened, for somebody who stands in a shop. */
  what: Bilingual;
  /** What can be done about it. */
  advice: Bilingual | null;
  /** Whether the same request can succeed when it is sent again: never, soon, or after a longer wait. */
  retry: 'no' | 'yes' | 'later';
  /** How long to wait at the least, in milliseconds; null leaves it to the sender's own rule. */
  retryAfterMs: number | null;
  scope: MetaErrorScope;
  /** Meta's own words say which parameter is meant: they are shown with the sentence. */
  showsDetails: boolean;
}

export type MetaErrorRow = readonly [code: number, entry: MetaErrorEntry];

/** Writes one entry of the catalogue; what is not said is the usual: this message only, no fixed wait. */
export function entry(
  retry: MetaErrorEntry['retry'],
  what: Pair,
  advice: Pair | null = null,
  more: Partial<Pick<MetaErrorEntry, 'retryAfterMs' | 'scope' | 'showsDetails'>> = {},
): MetaErrorEntry {
  return {
    what: { uk: what[0], en: what[1] },
    advice: advice && { uk: advice[0], en: advice[1] },
    retry,
    retryAfterMs: more.retryAfterMs ?? null,
    scope: more.scope ?? 'message',
    showsDetails: more.showsDetails ?? false,
  };
}

/** An entry with its code. */
export const row = (code: number, ...parts: Parameters<typeof entry>): MetaErrorRow => [
  code,
  entry(...parts),
];
