import { type AccountChanges, updateAccount } from '../../db/queries/accounts.ts';
import type { DoctorOptions } from './create-doctor.ts';
import type { AccountFacts } from './facts.ts';

/** What Meta told on the way is kept with the account: its name, its quality, the end of its token. */
export function learnFrom({ db, publish }: Pick<DoctorOptions, 'db' | 'publish'>, facts: AccountFacts): void {
  const { account, number, token } = facts;
  const learned: Partial<AccountChanges> = {};
  if (number.kind === 'told') {
    const { display_phone_number: shown, verified_name: name, quality_rating: quality } = number.value;
    if (shown) learned.displayPhoneNumber = shown;
    if (name) learned.verifiedName = name;
    if (quality) learned.qualityRating = quality;
  }
  if (token.kind === 'told' && token.value.is_valid !== false) {
    learned.tokenExpiresAt = token.value.expires_at ? token.value.expires_at * 1_000 : null;
  }
  const isNew = Object.entries(learned).some(
    // Object.entries forgets the literal types of its own keys.
    ([name, value]) => account[name as keyof AccountChanges] !== value,
  );
  if (!isNew) return;
  updateAccount(db, account.id, learned);
  publish([{ entity: 'account', id: account.id }]);
}
