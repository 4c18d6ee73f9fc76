import type { TeamMember } from '#shared/contract/team.ts';
import { weekSchema } from '#shared/domain/hours.ts';
import type { MediaId, OperatorId } from '#shared/domain/ids.ts';
import type { Role } from '#shared/domain/roles.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { listAccountsOfOperator } from './account-operators.ts';

/** A member of the team as stored; whether somebody sits at a seat is not. */
export type StoredMember = Omit<TeamMember, 'isAtWork'>;

interface MemberRow {
  id: OperatorId;
  name: string;
  role: Role;
  picture_media_id: MediaId | null;
  languages: string;
  working_hours: string | null;
  has_pin: number;
  created_at: number;
  removed_at: number | null;
}

const MEMBER_SQL = `SELECT id, name, role, picture_media_id, languages, working_hours,
    pin_hash IS NOT NULL AS has_pin, created_at, removed_at
  FROM operators WHERE removed_at IS NULL`;

/** Everybody who works here now, in the order in which they came. */
export const listMembers = (db: Db): StoredMember[] =>
  listRows<MemberRow>(db, `${MEMBER_SQL} ORDER BY id`).map((row) => toMember(db, row));

/** Somebody who works here now, or null. */
export function getMember(db: Db, id: OperatorId): StoredMember | null {
  const row = getRow<MemberRow>(db, `${MEMBER_SQL} AND id = ?`, [id]);
  return row === undefined ? null : toMember(db, row);
}

function toMember(db: Db, row: MemberRow): StoredMember {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    pictureMediaId: row.picture_media_id,
    hasPin: row.has_pin === 1,
    accountIds: listAccountsOfOperator(db, row.id),
    languages: JSON.parse(row.languages) as string[], // written by updateMember only
    workingHours: row.working_hours === null ? null : weekSchema.parse(JSON.parse(row.working_hours)),
    createdAt: row.created_at,
    removedAt: row.removed_at,
  };
}

/** Writes what a member is like; the accounts they serve are kept elsewhere. */
export function updateMember(
  db: Db,
  member: Pick<StoredMember, 'id' | 'name' | 'role' | 'pictureMediaId' | 'languages' | 'workingHours'>,
): void {
  run(
    db,
    `UPDATE operators SET name = ?, role = ?, picture_media_id = ?, languages = ?, working_hours = ? WHERE id = ?`,
    [
      member.name,
      member.role,
      member.pictureMediaId,
      JSON.stringify(member.languages),
      member.workingHours === null ? null : JSON.stringify(member.workingHours),
      member.id,
    ],
  );
}

/** Marks somebody as gone and takes away what let them in; their name stays with what they wrote. */
export function removeMember(db: Db, id: OperatorId, now: number): void {
  run(db, 'DELETE FROM account_operators WHERE operator_id = ?', [id]);
  run(db, 'DELETE FROM seat_invitations WHERE operator_id = ?', [id]);
  run(
    db,
    'UPDATE operators SET removed_at = ?, pin_hash = NULL, pin_failures = 0, pin_retry_at = NULL WHERE id = ?',
    [now, id],
  );
}

/** Whether nobody else who works here is an admin. */
export const isLastAdmin = (db: Db, id: OperatorId): boolean =>
  getRow(db, "SELECT 1 FROM operators WHERE removed_at IS NULL AND role = 'admin' AND id <> ?", [id]) ===
  undefined;

/** Whether a picture is one of somebody who works here. */
export const isPictureOfMember = (db: Db, mediaId: number): boolean =>
  getRow(db, 'SELECT 1 FROM operators WHERE removed_at IS NULL AND picture_media_id = ?', [mediaId]) !==
  undefined;

export interface StoredPin {
  hash: string | null;
  /** Wrong ones in a row. */
  failures: number;
  /** Nothing is looked at before; UTC milliseconds. */
  retryAt: number | null;
}

/** The PIN of somebody who works here, or null for others. */
export const getPin = (db: Db, id: OperatorId): StoredPin | null =>
  getRow<StoredPin>(
    db,
    `SELECT pin_hash AS hash, pin_failures AS failures, pin_retry_at AS retryAt
     FROM operators WHERE id = ? AND removed_at IS NULL`,
    [id],
  ) ?? null;

/** Sets or takes away a PIN, and forgets wrong ones. */
export const setPinHash = (db: Db, id: OperatorId, hash: string | null): void =>
  void run(db, 'UPDATE operators SET pin_hash = ?, pin_failures = 0, pin_retry_at = NULL WHERE id = ?', [
    hash,
    id,
  ]);

/** Notes how many wrong PINs came in a row, and when the next one is looked at. */
export const setPinFailures = (db: Db, id: OperatorId, failures: number, retryAt: number | null): void =>
  void run(db, 'UPDATE operators SET pin_failures = ?, pin_retry_at = ? WHERE id = ?', [
    failures,
    retryAt,
    id,
  ]);

/** Takes the PINs of all admins away; gives how many had one. */
export const forgetAdminPins = (db: Db): number =>
  run(
    db,
    `UPDATE operators SET pin_hash = NULL, pin_failures = 0, pin_retry_at = NULL
     WHERE role = 'admin' AND pin_hash IS NOT NULL`,
  ).changes;
