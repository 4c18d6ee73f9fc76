import { z } from 'zod';
import { peopleADay } from '#shared/domain/messaging-tiers.ts';
import { getNumberLimits, type NumberLimits, upsertNumberLimits } from '../../db/queries/number-limits.ts';
import { countStarted, countTemplateMessages } from '../../db/queries/sending-people.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, GraphClient, Log } from '../../ports.ts';
import type { GraphTargets } from '../graph-targets.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const QUARTER_MS = 15 * 60 * 1000;
/** Meta raises a tier within six hours of its being used. */
const FRESH_MS = 60 * 60 * 1000;
const STANDARD_PER_SECOND = 80;
const HIGH_PER_SECOND = 1_000;

const answerSchema = z.looseObject({
  whatsapp_business_manager_messaging_limit: z.string().nullish().catch(null),
  throughput: z.looseObject({ level: z.string().nullish() }).nullish().catch(null),
});

export interface DailyLimit {
  perDay: number;
  startedToday: number;
  /** When the first of them was written to, by the account's clock; a place becomes free a day after it. */
  firstAt: number | null;
}

export interface NumberLimitsService {
  /** Asks Meta unless it was asked within the last hour; what cannot be asked stays as it was known. */
  refresh(accountId: number): Promise<void>;
  /** Null when there is no limit, or none is known. `now` by the account's clock. */
  daily(accountId: number, now: number): DailyLimit | null;
  /** Messages a second that Meta takes. */
  perSecond(accountId: number): number;
}

/** How much Meta lets each number send. */
export function createNumberLimits(options: {
  db: Db;
  clock: Clock;
  log: Log;
  graph: Pick<GraphClient, 'request'>;
  targets: Pick<GraphTargets, 'find'>;
}): NumberLimitsService {
  const { db, clock, log, graph, targets } = options;
  // Asked for with every message: the row is read once.
  const known = new Map<number, NumberLimits | null>();
  const limitsOf = (accountId: number): NumberLimits | null => {
    if (!known.has(accountId)) known.set(accountId, getNumberLimits(db, accountId));
    return known.get(accountId) ?? null;
  };
  return {
    async refresh(accountId) {
      const before = limitsOf(accountId);
      if (before && Math.abs(clock.now() - before.readAt) < FRESH_MS) return;
      const found = targets.find(accountId);
      if (found === null) return;
      const query = { fields: 'whatsapp_business_manager_messaging_limit,throughput' };
      let answer: unknown;
      try {
        answer = await graph.request(found.target, { method: 'GET', path: found.phoneNumberId, query });
      } catch (error) {
        log.info('sendings.limits_not_told', { accountId, error: String(error) });
        return;
      }
      const told = answerSchema.safeParse(answer).data;
      const limits: NumberLimits = {
        messagingTier: told?.whatsapp_business_manager_messaging_limit?.toUpperCase() ?? null,
        throughputLevel: told?.throughput?.level?.toUpperCase() ?? null,
        readAt: clock.now(),
      };
      // The hub may have closed while Meta thought.
      if (!db.open) return;
      upsertNumberLimits(db, accountId, limits);
      known.set(accountId, limits);
    },
    daily(accountId, now) {
      const perDay = peopleADay(limitsOf(accountId)?.messagingTier);
      if (perDay === null) return null;
      const since = now - DAY_MS;
      // Counting people takes a walk through all of the day's messages: only where there were enough of them.
      const most = countTemplateMessages(db, accountId, Math.floor(since / QUARTER_MS));
      if (most < perDay / 2) return { perDay, startedToday: most, firstAt: null };
      const { count, firstAt } = countStarted(db, {
        accountId,
        since,
        // What was noted by a clock that was ahead for longer says nothing of this day.
        until: now + DAY_MS,
        limit: perDay + 1,
      });
      return { perDay, startedToday: count, firstAt };
    },
    perSecond: (accountId) =>
      limitsOf(accountId)?.throughputLevel === 'HIGH' ? HIGH_PER_SECOND : STANDARD_PER_SECOND,
  };
}
