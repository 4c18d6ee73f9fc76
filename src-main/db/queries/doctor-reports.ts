import type { DoctorCheck, DoctorReport } from '#shared/contract/doctor.ts';
import { type Db, listRows, run } from '../statements.ts';

export type StoredReport = Pick<DoctorReport, 'accountId' | 'checkedAt' | 'checks' | 'log'>;

/** The place of this computer among the accounts. */
const THIS_COMPUTER = 0;

/** The last reports, the computer's first. */
export function listDoctorReports(db: Db): StoredReport[] {
  const rows = listRows<{ subject: number; checked_at: number | null; checks: string; log: string }>(
    db,
    'SELECT subject, checked_at, checks, log FROM doctor_reports ORDER BY subject',
  );
  return rows.map((row) => ({
    // Row ids of accounts are account ids.
    accountId: row.subject === THIS_COMPUTER ? null : (row.subject as NonNullable<DoctorReport['accountId']>),
    checkedAt: row.checked_at,
    // Both were written by `upsertDoctorReport`.
    checks: JSON.parse(row.checks) as DoctorCheck[],
    log: JSON.parse(row.log) as DoctorReport['log'],
  }));
}

/** Keeps a report in the place of the one before. */
export function upsertDoctorReport(db: Db, { accountId, checkedAt, checks, log }: StoredReport): void {
  run(
    db,
    `INSERT INTO doctor_reports (subject, checked_at, checks, log) VALUES (?, ?, ?, ?)
     ON CONFLICT (subject) DO UPDATE SET checked_at = excluded.checked_at, checks = excluded.checks, log = excluded.log`,
    [accountId ?? THIS_COMPUTER, checkedAt, JSON.stringify(checks), JSON.stringify(log)],
  );
}
