import { type AccountRules, accountRulesSchema } from '#shared/contract/accounts.ts';
import { type Db, getRow, run } from '../statements.ts';

/** Until somebody says otherwise: always open, nothing goes out by itself, no wait is brought before everybody. */
export const DEFAULT_ACCOUNT_RULES: AccountRules = {
  officeHours: null,
  away: { isOn: false, text: '' },
  greeting: { isOn: false, text: '' },
  escalateAfterMinutes: null,
  sound: 'drop',
};

/** How an account is looked after. */
export function getAccountRules(db: Db, accountId: number): AccountRules {
  const row = getRow<{ rules: string }>(db, 'SELECT rules FROM account_rules WHERE account_id = ?', [
    accountId,
  ]);
  return row ? accountRulesSchema.parse(JSON.parse(row.rules)) : DEFAULT_ACCOUNT_RULES;
}

/** Replaces them all. */
export function upsertAccountRules(db: Db, accountId: number, rules: AccountRules): void {
  run(
    db,
    `INSERT INTO account_rules (account_id, rules) VALUES (?, ?)
     ON CONFLICT (account_id) DO UPDATE SET rules = excluded.rules`,
    [accountId, JSON.stringify(rules)],
  );
}
