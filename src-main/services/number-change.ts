import { checkAccountField } from '#shared/domain/account-form.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  getAccountByPhoneNumberId,
  requireAccount,
  type StoredAccount,
  updateAccount,
} from '../db/queries/accounts.ts';
import { closeWindows } from '../db/queries/conversation-windows.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import { askNumbers } from '../meta/connection-calls.ts';
import type { GraphClient } from '../ports.ts';
import { asMetaRefusal, type GraphTargets } from './graph-targets.ts';

export interface NumberChange {
  id: number;
  wabaId: string;
  phoneNumberId: string;
}

/**
 * Gives an account another number and keeps its conversations. Meta is asked first whether the saved token sees the number;
 * nothing is changed otherwise. A window belongs to the number that was written to: all are closed, since Meta would refuse.
 */
export async function changeNumber(
  { db, graph, targets }: { db: Db; graph: Pick<GraphClient, 'request'>; targets: GraphTargets },
  { id, wabaId, phoneNumberId }: NumberChange,
): Promise<StoredAccount> {
  const account = requireAccount(db, id);
  if (account.kind === 'sandbox') {
    throw new Refusal('BAD_INPUT', {
      detail: 'the sandbox has one number of its own',
      detailUk: 'у пісочниці свій єдиний номер',
    });
  }
  for (const [formField, value] of [
    ['wabaId', wabaId],
    ['phoneNumberId', phoneNumberId],
  ] as const) {
    const problem = checkAccountField(formField, value);
    if (problem) throw new Refusal(problem.code, { ...problem.values, formField });
  }
  const other = getAccountByPhoneNumberId(db, phoneNumberId);
  if (other && other.id !== account.id) throw new Refusal('ACCOUNT_EXISTS', { name: other.name });
  const answer = await askNumbers({ graph, target: targets.require(id).target }, wabaId);
  if (answer.kind === 'odd') throw new Refusal('META_NOT_UNDERSTOOD');
  if (answer.kind !== 'told') throw asMetaRefusal(answer.error);
  const number = answer.value.find((each) => each.id === phoneNumberId);
  if (!number) throw new Refusal('NUMBER_NOT_IN_WABA', { formField: 'phoneNumberId' });
  return inTransaction(db, () => {
    if (account.phoneNumberId !== phoneNumberId) closeWindows(db, id);
    return updateAccount(db, id, {
      wabaId,
      phoneNumberId,
      displayPhoneNumber: number.display_phone_number ?? null,
      verifiedName: number.verified_name ?? null,
      qualityRating: number.quality_rating ?? null,
    });
  });
}
