import type { GraphClient, GraphTarget } from '../ports.ts';
import { GraphError } from './graph-error.ts';
import { failedUserError } from './graph-http.ts';

/** Ids under which Meta knows a person; one is enough. */
export interface BlockedPerson {
  /** Bare digits. */
  waIds: readonly string[];
  bsuid: string | null;
}

/**
 * Blocks or unblocks a person for one business number (Meta's page "Block users"). Returns when Meta has done it; throws a
 * GraphError with the code of the person's own entry where Meta refused.
 */
export async function setUserBlocked(
  graph: Pick<GraphClient, 'request'>,
  target: GraphTarget,
  call: { phoneNumberId: string; person: BlockedPerson; isBlocked: boolean },
): Promise<void> {
  const { waIds, bsuid } = call.person;
  // Numbers are what Meta documents here; the user id is for people who hide theirs.
  const users = waIds.length > 0 ? waIds.map((waId) => ({ user: `+${waId}` })) : [{ user_id: bsuid ?? '' }];
  const answer = (await graph.request(target, {
    method: call.isBlocked ? 'POST' : 'DELETE',
    path: `${call.phoneNumberId}/block_users`,
    body: { messaging_product: 'whatsapp', block_users: users },
  })) as Record<string, unknown>;
  const refused = failedUserError(answer);
  if (refused === null) return;
  throw new GraphError({
    kind: 'refused',
    code: Number(refused.code),
    title: typeof refused.message === 'string' ? refused.message : null,
    reason: 'failed_users',
  });
}
