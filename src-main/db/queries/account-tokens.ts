import type { TokenFacts } from '#shared/contract/connect.ts';
import { type Db, getRow, run } from '../statements.ts';

/** What Meta last told of an account's token, and when; null when nobody asked yet. */
export function getAccountToken(db: Db, accountId: number): { facts: TokenFacts; lookedAt: number } | null {
  const row = getRow<{ facts: string; looked_at: number }>(
    db,
    'SELECT facts, looked_at FROM account_tokens WHERE account_id = ?',
    [accountId],
  );
  // Written by setAccountToken, in this shape.
  return row ? { facts: JSON.parse(row.facts) as TokenFacts, lookedAt: row.looked_at } : null;
}

/** Keeps what Meta told of an account's token. */
export function setAccountToken(db: Db, accountId: number, facts: TokenFacts, lookedAt: number): void {
  run(
    db,
    `INSERT INTO account_tokens (account_id, facts, looked_at) VALUES (?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET facts = excluded.facts, looked_at = excluded.looked_at`,
    [accountId, JSON.stringify(facts), lookedAt],
  );
}

/** Another token, or none, stands there now: what was told of the old one is no longer true. */
export function deleteAccountToken(db: Db, accountId: number): void {
  run(db, 'DELETE FROM account_tokens WHERE account_id = ?', [accountId]);
}
