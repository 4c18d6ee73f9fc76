import type { Clock } from '../ports.ts';
import type { Fetch } from './graph-http.ts';

/** How far a server's clock is ahead of this computer's, as its answers told. */
export interface ServerTime {
  /** The same as the given one; it looks at the date of each answer. */
  fetch: Fetch;
  /** Milliseconds, negative when this computer is ahead; null before the first answer of that server. */
  offsetMs(baseUrl: string): number | null;
}

/** A date header has whole seconds, and an answer takes a moment: less than this tells nothing. */
const EXACT_WITHIN_MS = 2_000;

/** Looks at the `Date` of every answer: a computer whose clock is wrong shows wrong times and refuses right ones. */
export function watchServerTime({ fetch, clock }: { fetch: Fetch; clock: Clock }): ServerTime {
  const offsets = new Map<string, number>();
  return {
    async fetch(input, init) {
      const askedAt = clock.now();
      const response = await fetch(input, init);
      const date = Date.parse(response.headers.get('date') ?? '');
      const url = input instanceof Request ? input.url : String(input);
      if (Number.isFinite(date) && URL.canParse(url)) {
        const offset = date - (askedAt + clock.now()) / 2;
        offsets.set(new URL(url).origin, Math.abs(offset) < EXACT_WITHIN_MS ? 0 : Math.round(offset));
      }
      return response;
    },
    offsetMs: (baseUrl) => (URL.canParse(baseUrl) ? offsets.get(new URL(baseUrl).origin) : undefined) ?? null,
  };
}
