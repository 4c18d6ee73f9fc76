import { failureGroupWords, failureWords } from '#shared/domain/connect-failure-words.ts';
import { type ConnectFailure, type FailureGroup, failureGroups } from '#shared/domain/connect-failures.ts';
import type { Language } from '#shared/domain/refusals.ts';

export interface FailureSection {
  readonly group: FailureGroup;
  readonly failures: readonly ConnectFailure[];
}

// The keys of a record of groups.
const groups = Object.keys(failureGroups) as FailureGroup[];

/** The failures by the parts of a set-up, those only whose words contain what is looked for. */
export function findFailures(wanted: string, language: Language): FailureSection[] {
  const words = wanted.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const suits = (group: FailureGroup, failure: ConnectFailure) => {
    const { title, seen } = failureWords[failure];
    // Error codes and names stand in the sentence; the other language's words are found too.
    const own = `${title.uk} ${title.en} ${seen[language]} ${failure}`;
    const text = `${failureGroupWords[group][language]} ${own}`.toLocaleLowerCase(language);
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ group, failures: failureGroups[group].filter((failure) => suits(group, failure)) }))
    .filter(({ failures }) => failures.length > 0);
}

/** What an owner copies, in the order in which it is asked for. */
export const consoleFields = [
  'appId',
  'appSecret',
  'accessToken',
  'wabaId',
  'phoneNumberId',
  'verificationCode',
  'pin',
] as const;
export type ConsoleField = (typeof consoleFields)[number];

const changedBy: Partial<Record<ConsoleField, readonly ConnectFailure[]>> = {
  appSecret: ['wrong_app_secret'],
  accessToken: [
    'temporary_token',
    'token_revoked',
    'token_sixty_days',
    'employee_system_user',
    'missing_scopes',
    'token_of_other_app',
  ],
  wabaId: ['wrong_id'],
  phoneNumberId: ['wrong_id'],
};

/** Whether a failure that is on has put another value in the place of the right one. */
export const isChanged = (field: ConsoleField, on: readonly ConnectFailure[]): boolean =>
  changedBy[field]?.some((failure) => on.includes(failure)) ?? false;
