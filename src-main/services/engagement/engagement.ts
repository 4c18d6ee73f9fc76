import type { Operator } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import type { WorkflowRow } from '../../db/queries/conversation-changes.ts';
import { requireConversation } from '../../db/queries/conversations.ts';
import { requireOperator } from '../../db/queries/operators.ts';
import {
  countOpenOfOperator,
  listNewestOfOperator,
  listOpenOfOperator,
} from '../../db/queries/participants.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Publish } from '../../ports.ts';
import { inTurns } from '../in-turns.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { bringIn, conversationChange, startDeed, tellTeam } from './deed.ts';
import { handOver, leave, type OwnDeed, takeOver } from './hand-over.ts';
import { toldOf } from './told-of.ts';

export type EngagementService = Pick<
  OperatorServiceOf<'conversations'>,
  'told' | 'shift' | 'addParticipant' | 'leave' | 'takeOver' | 'handOver' | 'handOverAll'
>;

interface EngagementOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

/** Named before a shift ends; of the others only the number is told. */
const NAMED = 5;
/** Handed over in one transaction; everything else has its turn before the next ones. */
const AT_ONCE = 50;

/** Who takes part in a conversation, and who is told of it. */
export function createEngagement(options: EngagementOptions): EngagementService {
  const { db, clock } = options;
  return {
    told({ id }) {
      const { accountId } = requireConversation(db, id);
      return toldOf(db, id, clock.now() + requireAccount(db, accountId).clockOffsetMs);
    },
    shift: (by) => ({
      count: countOpenOfOperator(db, by.id),
      newest: listNewestOfOperator(db, by.id, NAMED).map((id) => requireConversation(db, id, by.id)),
    }),
    addParticipant: ({ id, operatorId }, by) =>
      inOne(options, id, by, (deed) => {
        requireOperator(db, operatorId);
        if (!bringIn(db, deed, operatorId, 'added')) return [];
        return tellTeam(db, deed, { event: operatorId === by.id ? 'joined' : 'added', operatorId });
      }),
    leave: ({ id }, by) => inOne(options, id, by, (deed, row) => leave(db, deed, row)),
    takeOver: ({ id }, by) => inOne(options, id, by, (deed, row) => takeOver(db, deed, row)),
    handOver: ({ id, operatorId: to, note }, by) =>
      inOne(options, id, by, (deed, row) => {
        checkReceiver(db, to, by);
        return handOver(db, deed, { row, to, note });
      }),
    async handOverAll({ operatorId: to, note }, by) {
      checkReceiver(db, to, by);
      return { count: await inTurns(handAllOver(options, { to, note }, by)) };
    },
  };
}

/** Does something to one conversation, tells of it, and gives the conversation as it is then. Throws NOT_FOUND. */
function inOne(
  { db, clock, publish }: EngagementOptions,
  conversationId: ConversationId,
  by: Operator,
  work: (deed: OwnDeed, row: WorkflowRow) => Change[],
): Conversation {
  const changes = inTransaction(db, () => {
    const started = startDeed(db, { conversationId, by: by.id, now: clock.now() });
    if (started === null) throw new Refusal('NOT_FOUND');
    const deed = { ...started.deed, by: by.id };
    return [...work(deed, started.row), conversationChange(deed)];
  });
  publish(changes);
  return requireConversation(db, conversationId, by.id);
}

/** Throws why it cannot be given to them. */
function checkReceiver(db: Db, to: OperatorId | null, by: Operator): void {
  if (to === null) return;
  if (to === by.id) throw new Refusal('HAND_OVER_TO_ONESELF');
  const { name, role } = requireOperator(db, to);
  if (!roleIncludes(role, 'operator')) throw new Refusal('HAND_OVER_UNFIT', { name });
}

function* handAllOver(
  { db, clock, publish }: EngagementOptions,
  { to, note }: { to: OperatorId | null; note: string },
  by: Operator,
): Generator<undefined, number> {
  let count = 0;
  let after = 0;
  for (;;) {
    const page = listOpenOfOperator(db, by.id, { after, limit: AT_ONCE });
    const last = page.at(-1);
    if (last === undefined) return count;
    after = last.id;
    const now = clock.now();
    const changes = inTransaction(db, () =>
      page.flatMap(({ id }) => {
        const started = startDeed(db, { conversationId: id, by: by.id, now });
        if (started === null) return [];
        return handOver(db, { ...started.deed, by: by.id }, { row: started.row, to, note });
      }),
    );
    publish(changes);
    count += page.length;
    yield;
  }
}
