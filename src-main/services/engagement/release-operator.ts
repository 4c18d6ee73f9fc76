import type { Change } from '#shared/contract/events.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { forgetOperator, listOpenOfOperator } from '../../db/queries/participants.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import { startDeed } from './deed.ts';
import { release } from './hand-over.ts';

const AT_ONCE = 200;

/**
 * Takes an operator out of every conversation: what is open goes to a colleague, or with null back to everybody of the account's
 * list; nothing stays unread for them. Gives how many open ones there were, and what to tell. Runs in the caller's transaction.
 */
export function releaseOperator(
  { db, clock }: { db: Db; clock: Clock },
  leaver: OperatorId,
  to: OperatorId | null,
): { count: number; changes: Change[] } {
  const now = clock.now();
  const changes: Change[] = [];
  let count = 0;
  let after = 0;
  for (;;) {
    const page = listOpenOfOperator(db, leaver, { after, limit: AT_ONCE });
    for (const { id } of page) {
      const started = startDeed(db, { conversationId: id, by: leaver, now });
      if (started) changes.push(...release(db, { ...started.deed, by: leaver }, { row: started.row, to }));
      after = id;
    }
    count += page.length;
    if (page.length < AT_ONCE) break;
  }
  forgetOperator(db, leaver);
  return { count, changes };
}
