import { toFailure } from './refusal.ts';

/** What the hub answers, null when it says that this is no longer there. */
export async function fetchOrGone<Value>(fetch: () => Promise<Value>): Promise<Value | null> {
  try {
    return await fetch();
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind === 'refused' && failure.code === 'NOT_FOUND') return null;
    throw error;
  }
}
