import type { StoredAccount } from '../../db/queries/accounts.ts';
import { listDeletedNames } from '../../db/queries/template-history.ts';
import { getTemplateByName } from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';

/** For how long Meta takes no template under the name of one that was approved and deleted. */
export const NAME_BLOCKED_MS = 30 * 24 * 60 * 60 * 1000;
const LONGEST_NAME = 512;

/** Whether a name and language are there already, at Meta or as a draft. */
export function isTaken(db: Db, accountId: number, name: string, language: string): boolean {
  const known = getTemplateByName(db, accountId, name, language);
  return known !== null && known.status !== 'DELETED';
}

/** The given name, or the first of `name_2`, `name_3`... that Meta would take; `now` by the account's clock. */
export function freeName(
  db: Db,
  account: StoredAccount,
  { name, language, now }: { name: string; language: string; now: number },
): string {
  const deleted = listDeletedNames(db, account.wabaId, now - NAME_BLOCKED_MS);
  const blocked = new Set(deleted.map((each) => each.name));
  const isFree = (candidate: string) =>
    !blocked.has(candidate) && !isTaken(db, account.id, candidate, language);
  // A copy of a copy counts on instead of growing tails.
  const [, stem = name, count = '1'] = /^(.*?)_(\d{1,3})$/.exec(name) ?? [];
  let candidate = name;
  for (let number = Number(count) + 1; !isFree(candidate); number += 1) {
    const tail = `_${number}`;
    candidate = stem.slice(0, LONGEST_NAME - tail.length) + tail;
  }
  return candidate;
}
