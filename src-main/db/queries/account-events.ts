import type { Account } from '#shared/contract/accounts.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

export interface NewAccountEvent {
  accountId: number;
  /** Meta's webhook field. */
  field: string;
  /** A short word: Meta's own event name where it has one. */
  event: string;
  /** What there is to read, in Meta's words. */
  detail: string;
  /** What it is about within the account; empty for the account itself. */
  subject: string;
  occurredAt: number;
  /** The same event told twice has the same fingerprint. */
  fingerprint: string;
  raw: string;
}

/** Keeps an event once; false when it was there already. */
export function insertAccountEvent(db: Db, event: NewAccountEvent): boolean {
  const { changes } = run(
    db,
    `INSERT INTO account_events (account_id, field, event, detail, subject, occurred_at, fingerprint, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, fingerprint) DO NOTHING`,
    [
      event.accountId,
      event.field,
      event.event,
      event.detail,
      event.subject,
      event.occurredAt,
      event.fingerprint,
      event.raw,
    ],
  );
  return changes === 1;
}

/** Whether something newer of the same field was told about the same subject. */
export function hasNewerAccountEvent(
  db: Db,
  {
    accountId,
    field,
    subject,
    occurredAt,
  }: Pick<NewAccountEvent, 'accountId' | 'field' | 'subject' | 'occurredAt'>,
): boolean {
  const newer = getRow(
    db,
    'SELECT 1 FROM account_events WHERE account_id = ? AND field = ? AND subject = ? AND occurred_at > ? LIMIT 1',
    [accountId, field, subject, occurredAt],
  );
  return newer !== undefined;
}

/** What Meta last told about an account, newest first. */
export function listAccountNotices(db: Db, accountId: number, limit: number): Account['notices'] {
  return listRows<Account['notices'][number]>(
    db,
    `SELECT field, event, detail, occurred_at AS at FROM account_events
     WHERE account_id = ? ORDER BY occurred_at DESC, id DESC LIMIT ?`,
    [accountId, limit],
  );
}
