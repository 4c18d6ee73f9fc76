import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Db, getRow, listRows, run, type SqlValue } from '../statements.ts';
import { deleteAccountToken } from './account-tokens.ts';

/** An account as it is stored; what the hub adds for a seat (address, notices) is not here. */
export type StoredAccount = Omit<Account, 'webhookUrl' | 'notices'>;

interface AccountRow {
  id: number;
  key: string;
  kind: StoredAccount['kind'];
  name: string;
  color: StoredAccount['color'];
  department: string | null;
  state: StoredAccount['state'];
  phone_number_id: string;
  waba_id: string;
  app_id: string;
  display_phone_number: string | null;
  verified_name: string | null;
  quality_rating: string | null;
  access_token_hint: string | null;
  app_secret_hint: string | null;
  token_expires_at: number | null;
  sends_read_receipts: number;
  clock_offset_ms: number;
  created_at: number;
}

export type NewAccount = Pick<
  StoredAccount,
  'key' | 'kind' | 'name' | 'color' | 'phoneNumberId' | 'wabaId' | 'appId' | 'createdAt'
> &
  Partial<AccountChanges>;

export type AccountChanges = Pick<
  StoredAccount,
  | 'name'
  | 'color'
  | 'department'
  | 'state'
  | 'phoneNumberId'
  | 'wabaId'
  | 'appId'
  | 'displayPhoneNumber'
  | 'verifiedName'
  | 'qualityRating'
  | 'accessTokenHint'
  | 'appSecretHint'
  | 'tokenExpiresAt'
  | 'sendsReadReceipts'
  | 'clockOffsetMs'
>;

const columns: Record<keyof AccountChanges, string> = {
  name: 'name',
  color: 'color',
  department: 'department',
  state: 'state',
  phoneNumberId: 'phone_number_id',
  wabaId: 'waba_id',
  appId: 'app_id',
  displayPhoneNumber: 'display_phone_number',
  verifiedName: 'verified_name',
  qualityRating: 'quality_rating',
  accessTokenHint: 'access_token_hint',
  appSecretHint: 'app_secret_hint',
  tokenExpiresAt: 'token_expires_at',
  sendsReadReceipts: 'sends_read_receipts',
  clockOffsetMs: 'clock_offset_ms',
};

const toAccount = (row: AccountRow): StoredAccount => ({
  // Row ids of this table are account ids.
  id: row.id as AccountId,
  key: row.key,
  kind: row.kind,
  name: row.name,
  color: row.color,
  department: row.department,
  state: row.state,
  phoneNumberId: row.phone_number_id,
  wabaId: row.waba_id,
  appId: row.app_id,
  displayPhoneNumber: row.display_phone_number,
  verifiedName: row.verified_name,
  qualityRating: row.quality_rating,
  accessTokenHint: row.access_token_hint,
  appSecretHint: row.app_secret_hint,
  tokenExpiresAt: row.token_expires_at,
  sendsReadReceipts: row.sends_read_receipts === 1,
  clockOffsetMs: row.clock_offset_ms,
  createdAt: row.created_at,
});

/** Inserts an account; the key and the phone number id must not be there yet. */
export function insertAccount(db: Db, account: NewAccount): StoredAccount {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO accounts (key, kind, name, color, phone_number_id, waba_id, app_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      account.key,
      account.kind,
      account.name,
      account.color,
      account.phoneNumberId,
      account.wabaId,
      account.appId,
      account.createdAt,
    ],
  );
  return updateAccount(db, Number(lastInsertRowid), account);
}

/** Changes the given fields only; with another token, what was told of the old one is forgotten. Throws NOT_FOUND. */
export function updateAccount(db: Db, id: number, given: Partial<AccountChanges>): StoredAccount {
  const hasOtherToken = given.accessTokenHint !== undefined;
  if (hasOtherToken) deleteAccountToken(db, id);
  const changes = hasOtherToken ? { tokenExpiresAt: null, ...given } : given;
  for (const [field, column] of Object.entries(columns)) {
    // Object.entries forgets the literal types of its own keys.
    const value = changes[field as keyof AccountChanges];
    if (value !== undefined)
      run(db, `UPDATE accounts SET ${column} = ? WHERE id = ?`, [asSqlValue(value), id]);
  }
  return requireAccount(db, id);
}

const asSqlValue = (value: string | number | boolean | null): SqlValue =>
  typeof value === 'boolean' ? Number(value) : value;

/** The account of an id, or null. */
export const getAccount = (db: Db, id: number): StoredAccount | null => getBy(db, 'id', id);

/** The account whose webhook path ends in `key`, or null. */
export const getAccountByKey = (db: Db, key: string): StoredAccount | null => getBy(db, 'key', key);

/** The account of one of Meta's phone number ids, or null. */
export const getAccountByPhoneNumberId = (db: Db, phoneNumberId: string): StoredAccount | null =>
  getBy(db, 'phone_number_id', phoneNumberId);

/** The account of an id. Throws NOT_FOUND. */
export function requireAccount(db: Db, id: number): StoredAccount {
  const account = getAccount(db, id);
  if (!account) throw new Refusal('NOT_FOUND');
  return account;
}

/** All accounts in the order in which they were connected. */
export const listAccounts = (db: Db): StoredAccount[] =>
  listRows<AccountRow>(db, 'SELECT * FROM accounts ORDER BY id').map(toAccount);

/** The accounts (numbers) of one WhatsApp Business Account. */
export const listAccountsByWaba = (db: Db, wabaId: string): StoredAccount[] =>
  listRows<AccountRow>(db, 'SELECT * FROM accounts WHERE waba_id = ? ORDER BY id', [wabaId]).map(toAccount);

function getBy(db: Db, column: 'id' | 'key' | 'phone_number_id', value: SqlValue): StoredAccount | null {
  const row = getRow<AccountRow>(db, `SELECT * FROM accounts WHERE ${column} = ?`, [value]);
  return row ? toAccount(row) : null;
}
