import type { AccountRules } from '#shared/contract/accounts.ts';
import type { OfficeHours } from '#shared/domain/hours.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { getAccountRules, upsertAccountRules } from '../../db/queries/account-rules.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Publish } from '../../ports.ts';
import { bringTogether } from '../changed-meanwhile.ts';
import type { ServiceOf } from '../service-of.ts';

export type AccountRulesService = Pick<ServiceOf<'accounts'>, 'rules' | 'setRules'>;

/** How each account's conversations are looked after. */
export function createAccountRules({ db, publish }: { db: Db; publish: Publish }): AccountRulesService {
  return {
    rules({ id }) {
      requireAccount(db, id);
      return getAccountRules(db, id);
    },

    setRules({ id, rules, changedFrom }) {
      const wanted = tidy(rules);
      if ([wanted.away, wanted.greeting].some(({ isOn, text }) => isOn && text === '')) {
        throw new Refusal('AUTOMATIC_TEXT_MISSING');
      }
      const kept = inTransaction(db, () => {
        requireAccount(db, id);
        const now = getAccountRules(db, id);
        const merged = bringTogether(now, changedFrom && tidy(changedFrom), wanted);
        upsertAccountRules(db, id, merged);
        return merged;
      });
      publish([{ entity: 'account_rules', accountId: id }]);
      return kept;
    },
  };
}

/** Holidays and spans in the order of time, each day once. */
function tidy(rules: AccountRules): AccountRules {
  const { officeHours } = rules;
  return officeHours === null ? rules : { ...rules, officeHours: inOrder(officeHours) };
}

function inOrder({ timeZone, week, holidays }: OfficeHours): OfficeHours {
  const byDay = new Map(holidays.map((holiday) => [holiday.day, holiday]));
  return {
    timeZone,
    week: week.map((spans) => [...spans].sort((a, b) => a.from.localeCompare(b.from))),
    holidays: [...byDay.values()].sort((a, b) => a.day.localeCompare(b.day)),
  };
}
