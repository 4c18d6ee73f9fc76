import type { HealthAnswer } from '../../../meta/connection-schemas.ts';
import type { AccountFacts } from '../facts.ts';

export type Health = NonNullable<HealthAnswer>;
export type HealthError = NonNullable<NonNullable<Health['entities']>[number]['errors']>[number];

/** Only about calls by SIP, which nobody here makes. */
const IGNORED_CODES: readonly number[] = [138024, 138025];

/** What Meta's health status complains of, whichever of its entities says so. */
export const errorsOf = (health: Health | null | undefined): HealthError[] =>
  (health?.entities ?? [])
    .flatMap(({ errors }) => errors ?? [])
    .filter(({ error_code: code }) => !IGNORED_CODES.includes(code ?? 0));

/** The number's health, which includes the account's; the account's alone where the number was not told. */
export const healthOf = ({ number, waba }: AccountFacts): Health | null =>
  (number.kind === 'told' ? number.value.health_status : null) ??
  (waba.kind === 'told' ? waba.value.health_status : null) ??
  null;

/** Messages that failed within a day with one of these codes of Meta's. */
export const failuresOf = ({ traffic }: AccountFacts, codes: readonly number[]) =>
  traffic.failures.find(({ code }) => codes.includes(code)) ?? null;

/** Meta has one code for no card and for a card that was refused; its advice tells them apart. */
export const isCardDeclined = ({ possible_solution: advice }: HealthError): boolean =>
  /declin|check it|bank|primary/i.test(advice ?? '');
