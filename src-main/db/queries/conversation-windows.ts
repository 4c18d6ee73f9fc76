import { type Db, run } from '../statements.ts';

/** Nobody has written to this account yet, as far as Meta's window goes; the messages stay. */
export function closeWindows(db: Db, accountId: number): void {
  run(
    db,
    'UPDATE conversations SET last_inbound_at = NULL, last_inbound_wamid = NULL WHERE account_id = ? AND last_inbound_at IS NOT NULL',
    [accountId],
  );
}
