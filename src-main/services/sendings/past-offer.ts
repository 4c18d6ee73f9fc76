import type { SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import { placeKey } from '#shared/domain/template-draft.ts';
import { offerEndPlace } from '#shared/domain/template-places.ts';
import { valueProblems } from '#shared/domain/template-values.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { zoneOf } from './compose.ts';
import type { SendingsOptions } from './options.ts';

/** An end that is over for everybody is told before anybody is looked for. Throws SEND_OBSTACLE. */
export function refusePastOffer(
  { db, clock }: Pick<SendingsOptions, 'db' | 'clock'>,
  template: Template,
  answers: SendAnswers,
): void {
  const key = placeKey(offerEndPlace);
  if ((answers.values[key] ?? '').trim() === '') return;
  const account = requireAccount(db, template.accountId);
  const now = clock.now() + account.clockOffsetMs;
  const problem = valueProblems(fromComponents(template).text, answers.values, {
    now,
    timeZone: zoneOf(db, account),
  })[key];
  if (!problem) return;
  const { uk, en } = problem.sentence;
  throw new Refusal('SEND_OBSTACLE', { reason: 'bad_value', detail: en, detailUk: uk });
}
