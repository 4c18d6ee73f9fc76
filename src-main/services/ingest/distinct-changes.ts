import type { Change } from '#shared/contract/events.ts';

/** Each change once, in the order in which it first happened: a batch of a thousand messages names its conversations once. */
export function distinctChanges(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}
