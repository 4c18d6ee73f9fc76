import { z } from 'zod';
import { type OperatorId, operatorIdSchema } from './ids.ts';

/** How long a conversation belongs to its participants after an operator's last message: 15 days. */
export const ENGAGEMENT_MS = 15 * 24 * 60 * 60 * 1000;

/**
 * Why these people and no others:
 * `list`: no operator has written yet, or nobody takes part; `participants`: an operator wrote within 15 days;
 * `lapsed`: they did not; `escalated`: the customer waited too long for the participants.
 */
export const toldReasonSchema = z.enum(['list', 'participants', 'lapsed', 'escalated']);

export const toldSchema = z.object({
  operatorIds: z.array(operatorIdSchema),
  reason: toldReasonSchema,
  /** Until when the participants alone are told, by the account's clock; null where that is not so. */
  until: z.number().int().nullable(),
});
export type Told = z.infer<typeof toldSchema>;

export interface ToldFacts {
  /** The operators of the account's list who still work here. */
  list: readonly OperatorId[];
  /** Who takes part and still works here, and since when. */
  participants: readonly { readonly operatorId: OperatorId; readonly joinedAt: number }[];
  /** Who is told of what would otherwise be told to nobody. */
  admins: readonly OperatorId[];
  /** When an operator last wrote to the customer; null: never. UTC milliseconds by the account's clock, as `now`. */
  lastOperatorAt: number | null;
  /** When the present wait of the customer was brought before everybody; null: it was not. */
  escalatedAt: number | null;
  now: number;
}

/**
 * Who is told of a customer's message:
 * - A customer who writes first is told to everybody of the account's list.
 * - When we wrote first, an answer within 15 days goes to the sender, who takes part.
 * - Once an operator has answered, only those who take part are told.
 * - When no operator has written for 15 days, everybody of the list is told again, and who was brought in since then.
 * - A customer who waited too long for an answer is told to everybody of the list besides those who take part.
 * - What nobody would be told of is told to all admins.
 */
export function whoIsTold(facts: ToldFacts): Told {
  const told = withoutAdmins(facts);
  return told.operatorIds.length > 0 ? told : { ...told, operatorIds: distinct(facts.admins) };
}

function withoutAdmins({ list, participants, lastOperatorAt, escalatedAt, now }: ToldFacts): Told {
  const takingPart = participants.map(({ operatorId }) => operatorId);
  if (takingPart.length === 0 || lastOperatorAt === null) {
    return { operatorIds: distinct([...takingPart, ...list]), reason: 'list', until: null };
  }
  const until = lastOperatorAt + ENGAGEMENT_MS;
  if (now >= until) {
    const since = participants.filter(({ joinedAt }) => joinedAt >= until);
    const operatorIds = distinct([...list, ...since.map(({ operatorId }) => operatorId)]);
    return { operatorIds, reason: 'lapsed', until: null };
  }
  if (escalatedAt !== null) {
    return { operatorIds: distinct([...takingPart, ...list]), reason: 'escalated', until };
  }
  return { operatorIds: distinct(takingPart), reason: 'participants', until };
}

const distinct = (ids: readonly OperatorId[]): OperatorId[] => [...new Set(ids)];
