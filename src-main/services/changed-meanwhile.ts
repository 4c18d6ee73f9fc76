import { mergeParts } from '#shared/domain/merge-parts.ts';
import { Refusal } from '#shared/domain/refusals.ts';

/**
 * What the caller wants, with the parts that somebody else changed meanwhile; `from` is what the caller had before their eyes, and
 * whoever does not say it replaces everything. Throws CHANGED_MEANWHILE when both changed one part, each to something else.
 */
export function bringTogether<Thing extends object>(
  now: Thing,
  from: Thing | undefined,
  wanted: Thing,
): Thing {
  const { merged, clashes } = mergeParts(now, from ?? now, wanted);
  if (clashes.length > 0) throw new Refusal('CHANGED_MEANWHILE');
  return merged;
}

/** The same of a single text: throws CHANGED_MEANWHILE when it is neither what the caller saw nor what they want. */
export function requireUnchanged(now: string, from: string | undefined, wanted: string): void {
  if (now !== (from ?? now) && now !== wanted) throw new Refusal('CHANGED_MEANWHILE');
}
