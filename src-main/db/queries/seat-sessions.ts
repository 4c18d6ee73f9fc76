import type { OperatorId, SeatSessionId } from '#shared/domain/ids.ts';
import { type Db, getRow, inTransaction, listRows, run } from '../statements.ts';

/** A screen that was let in once and stays so over restarts. */
export interface StoredSession {
  id: SeatSessionId;
  kind: 'desktop' | 'browser';
  label: string;
  /** Null: nobody sits there. */
  operatorId: OperatorId | null;
  /** The only one who may sit there; null: everybody. */
  boundTo: OperatorId | null;
  createdAt: number;
  lastSeenAt: number;
}

const SESSION_SQL = `SELECT id, kind, label, operator_id AS operatorId, bound_to AS boundTo,
    created_at AS createdAt, last_seen_at AS lastSeenAt FROM seat_sessions`;

/** All of them, the last seen first. */
export const listSessions = (db: Db): StoredSession[] =>
  listRows<StoredSession>(db, `${SESSION_SQL} ORDER BY last_seen_at DESC, id`);

/** One, or null when it was ended. */
export const getSession = (db: Db, id: SeatSessionId): StoredSession | null =>
  getRow<StoredSession>(db, `${SESSION_SQL} WHERE id = ?`, [id]) ?? null;

/** The one whose secret has this hash, or null. */
export const getSessionBySecret = (db: Db, secretHash: string): StoredSession | null =>
  getRow<StoredSession>(db, `${SESSION_SQL} WHERE secret_hash = ?`, [secretHash]) ?? null;

/** Sessions at which somebody sits, or which are theirs alone. */
export const listSessionsOf = (db: Db, operatorId: OperatorId): StoredSession[] =>
  listRows<StoredSession>(db, `${SESSION_SQL} WHERE operator_id = ? OR bound_to = ?`, [
    operatorId,
    operatorId,
  ]);

/** The session of the window on this computer; made when there is none yet. */
export function ensureDesktopSession(db: Db, label: string, now: number): StoredSession {
  run(
    db,
    `INSERT INTO seat_sessions (kind, label, created_at, last_seen_at) VALUES ('desktop', ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    [label, now, now],
  );
  const known = getDesktopSession(db);
  if (known === null) throw new Error('the session of the window was just made');
  return known;
}

/** The session of the window on this computer, or null when there has been no window yet. */
export const getDesktopSession = (db: Db): StoredSession | null =>
  getRow<StoredSession>(db, `${SESSION_SQL} WHERE kind = 'desktop'`) ?? null;

/** Adds the session of a browser. */
export function insertBrowserSession(
  db: Db,
  session: Pick<StoredSession, 'label' | 'operatorId' | 'boundTo'> & { secretHash: string; now: number },
): SeatSessionId {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO seat_sessions (kind, secret_hash, label, operator_id, bound_to, created_at, last_seen_at)
     VALUES ('browser', ?, ?, ?, ?, ?, ?)`,
    [session.secretHash, session.label, session.operatorId, session.boundTo, session.now, session.now],
  );
  return Number(lastInsertRowid) as SeatSessionId; // the id of the row that was just made
}

/** Somebody sits down at a session, or nobody does any more. */
export const setSessionOperator = (db: Db, id: SeatSessionId, operatorId: OperatorId | null): void =>
  void run(db, 'UPDATE seat_sessions SET operator_id = ? WHERE id = ?', [operatorId, id]);

/** A screen of the session was there just now. */
export const touchSession = (db: Db, id: SeatSessionId, now: number): void =>
  void run(db, 'UPDATE seat_sessions SET last_seen_at = max(last_seen_at, ?) WHERE id = ?', [now, id]);

/** Ends a session of a browser; false when it had ended. */
export const deleteSession = (db: Db, id: SeatSessionId): boolean =>
  run(db, "DELETE FROM seat_sessions WHERE id = ? AND kind = 'browser'", [id]).changes > 0;

/** Forgets browsers that were not seen since `before`, and those of people who have left. */
export const deleteStaleSessions = (db: Db, before: number): void =>
  void run(
    db,
    `DELETE FROM seat_sessions WHERE kind = 'browser' AND (last_seen_at < ?
       OR bound_to IN (SELECT id FROM operators WHERE removed_at IS NOT NULL))`,
    [before],
  );

/** Keeps an invitation by the hash of its code. */
export function insertInvitation(
  db: Db,
  invitation: { codeHash: string; operatorId: OperatorId; expiresAt: number; now: number },
): void {
  run(db, 'DELETE FROM seat_invitations WHERE expires_at <= ?', [invitation.now]);
  run(db, 'INSERT INTO seat_invitations (code_hash, operator_id, expires_at) VALUES (?, ?, ?)', [
    invitation.codeHash,
    invitation.operatorId,
    invitation.expiresAt,
  ]);
}

/** Whose invitation this is, which is used up by it; null when there is none or its time is over. */
export function takeInvitation(db: Db, codeHash: string, now: number): OperatorId | null {
  return inTransaction(db, () => {
    const found = getRow<{ operatorId: OperatorId; expiresAt: number }>(
      db,
      `SELECT operator_id AS operatorId, expires_at AS expiresAt FROM seat_invitations
       JOIN operators ON operators.id = operator_id AND removed_at IS NULL WHERE code_hash = ?`,
      [codeHash],
    );
    run(db, 'DELETE FROM seat_invitations WHERE code_hash = ?', [codeHash]);
    return found !== undefined && found.expiresAt > now ? found.operatorId : null;
  });
}
