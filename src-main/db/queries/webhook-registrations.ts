import type { Registration } from '#shared/contract/tunnel.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** What is kept of an account's registration at Meta besides what the screen shows. */
export interface StoredRegistration {
  registration: Registration;
  /** When the address that Meta knows was last changed to another one; null before the first time. */
  movedAt: number | null;
  /** When Meta's handshake last came, for this account's address; null before the first time. */
  handshakeAt: number | null;
}

interface RegistrationRow {
  registration: string;
  moved_at: number | null;
  handshake_at: number | null;
}

const toStored = (row: RegistrationRow): StoredRegistration => ({
  // Written by `upsertRegistration` only.
  registration: JSON.parse(row.registration) as Registration,
  movedAt: row.moved_at,
  handshakeAt: row.handshake_at,
});

/** How far Meta was told of an account, or null when it never was. */
export function getRegistration(db: Db, accountId: number): StoredRegistration | null {
  const row = getRow<RegistrationRow>(db, 'SELECT * FROM webhook_registrations WHERE account_id = ?', [
    accountId,
  ]);
  return row ? toStored(row) : null;
}

/** All of them, in the order of their accounts. */
export const listRegistrations = (db: Db): StoredRegistration[] =>
  listRows<RegistrationRow>(db, 'SELECT * FROM webhook_registrations ORDER BY account_id').map(toStored);

/** Keeps how far it came. */
export function upsertRegistration(db: Db, { registration, movedAt, handshakeAt }: StoredRegistration): void {
  run(
    db,
    `INSERT INTO webhook_registrations (account_id, registration, moved_at, handshake_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET registration = excluded.registration, moved_at = excluded.moved_at,
       handshake_at = excluded.handshake_at`,
    [registration.accountId, JSON.stringify(registration), movedAt, handshakeAt],
  );
}

/** Forgets it, for an account that was disconnected. */
export function deleteRegistration(db: Db, accountId: number): void {
  run(db, 'DELETE FROM webhook_registrations WHERE account_id = ?', [accountId]);
}
