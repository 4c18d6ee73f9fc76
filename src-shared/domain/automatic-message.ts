import type { AccountRules } from '../contract/accounts.ts';
import { isOpenAt, nextOpeningAt } from './office-hours.ts';
import { ENGAGEMENT_MS } from './who-is-told.ts';

export type AutomaticKind = 'away' | 'greeting';

/** What came so long ago is not answered by itself any more. */
const FRESH_MS = 10 * 60 * 1000;
/** Between two automatic messages to one person. */
const PAUSE_MS = 24 * 60 * 60 * 1000;

/** All times in UTC milliseconds by the account's clock. */
export interface AutomaticFacts {
  rules: Pick<AccountRules, 'officeHours' | 'away' | 'greeting'>;
  now: number;
  /** When the customer wrote; of several messages in a row the first. */
  wroteAt: number;
  /** When they wrote the time before; null: never. */
  wroteBeforeAt: number | null;
  /** When an operator last wrote to them; null: never. */
  lastOperatorAt: number | null;
  /** When something last went to them by itself; null: not within a day. */
  lastAutomaticAt: number | null;
  /** Something went out since they wrote. */
  isAnswered: boolean;
  /** They ask for no more marketing, or for it again; that is no conversation. */
  isOptOutWord: boolean;
  isOptedOut: boolean;
  /** Written into a group: whoever reads there did not ask us. */
  isInGroup: boolean;
}

/**
 * What is sent to a customer by itself: outside the office hours that nobody is there, otherwise a greeting to whoever writes for the
 * first time or again after 15 days. Never twice within a day to one person, whichever it was; null for nothing. Whether
 * anything may be sent to them at all is asked elsewhere (`send-rules.ts`).
 */
export function whichAutomatic(facts: AutomaticFacts): AutomaticKind | null {
  const { rules, now, wroteAt, lastAutomaticAt } = facts;
  if (facts.isAnswered || facts.isOptOutWord || facts.isOptedOut || facts.isInGroup) return null;
  if (now - wroteAt > FRESH_MS) return null;
  if (lastAutomaticAt !== null && now - lastAutomaticAt < PAUSE_MS) return null;
  const isClosed = !isOpenAt(rules.officeHours, wroteAt);
  if (isClosed && rules.away.isOn) return isAtWork(facts) ? null : 'away';
  return rules.greeting.isOn && beginsAnew(facts) ? 'greeting' : null;
}

/** Somebody has written since it closed: then it would not be true that nobody is there. */
function isAtWork({ rules, wroteAt, lastOperatorAt }: AutomaticFacts): boolean {
  if (lastOperatorAt === null || isOpenAt(rules.officeHours, lastOperatorAt)) return false;
  const opensAt = nextOpeningAt(rules.officeHours, lastOperatorAt);
  // Hours that never come do not make one evening out of weeks.
  return opensAt === null ? wroteAt - lastOperatorAt < PAUSE_MS : opensAt > wroteAt;
}

/** Neither the customer nor an operator wrote within 15 days. */
function beginsAnew({ wroteAt, wroteBeforeAt, lastOperatorAt }: AutomaticFacts): boolean {
  const isLongAgo = (at: number | null) => at === null || wroteAt - at >= ENGAGEMENT_MS;
  return isLongAgo(wroteBeforeAt) && isLongAgo(lastOperatorAt);
}
