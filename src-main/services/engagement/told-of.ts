import { invariant } from '#shared/domain/assert.ts';
import { type Told, whoIsTold } from '#shared/domain/who-is-told.ts';
import { getToldFacts } from '../../db/queries/participants.ts';
import type { Db } from '../../db/statements.ts';

/** Who is told of a conversation that is there, why, and until when; `now` by the account's clock. */
export function toldOf(db: Db, conversationId: number, now: number): Told {
  const facts = getToldFacts(db, conversationId);
  invariant(facts !== null, 'a conversation that somebody is told of is there');
  return whoIsTold({ ...facts, now });
}
