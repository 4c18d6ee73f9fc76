import type { AccountRules } from '#shared/contract/accounts.ts';
import { type Week, weekSchema } from '#shared/domain/hours.ts';

export const MOST_LETTERS = 4096;

/** What is wrong with each part, as the name of a sentence. */
export interface RulesTrouble {
  readonly officeHours?: 'weekWrong' | 'neverOpen';
  readonly away?: 'textMissing' | 'textLong';
  readonly greeting?: 'textMissing' | 'textLong';
}

/** What keeps rules from being saved; an empty object when nothing does. */
export function rulesTrouble({ officeHours, away, greeting }: AccountRules): RulesTrouble {
  const hours = officeHours && weekTrouble(officeHours.week);
  const [awayTrouble, greetingTrouble] = [textTrouble(away), textTrouble(greeting)];
  return {
    ...(hours ? { officeHours: hours } : {}),
    ...(awayTrouble ? { away: awayTrouble } : {}),
    ...(greetingTrouble ? { greeting: greetingTrouble } : {}),
  };
}

function weekTrouble(week: Week): RulesTrouble['officeHours'] | null {
  if (!weekSchema.safeParse(week).success) return 'weekWrong';
  return week.every((spans) => spans.length === 0) ? 'neverOpen' : null;
}

function textTrouble({ isOn, text }: AccountRules['away']): RulesTrouble['away'] | null {
  if (text.trim().length > MOST_LETTERS) return 'textLong';
  return isOn && text.trim() === '' ? 'textMissing' : null;
}
