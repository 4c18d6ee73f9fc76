import { type Db, getRow, listRows } from '../statements.ts';
import {
  RECIPIENT_SELECT,
  type RecipientRow,
  type StoredRecipient,
  toRecipient,
} from './sending-recipients.ts';

/** Statuses that are looked through for the last one of an account; the newest come first. */
const LOOKED_THROUGH = 5_000;

/** When Meta last reported on any message of an account (UTC ms of this computer); null when it did not of late. */
export const getLastReportAt = (db: Db, accountId: number): number | null =>
  getRow<{ at: number }>(
    db,
    `SELECT received_at AS at FROM (
       SELECT id, account_id, received_at FROM message_statuses ORDER BY id DESC LIMIT ${LOOKED_THROUGH})
     WHERE account_id = ? ORDER BY id DESC LIMIT 1`,
    [accountId],
  )?.at ?? null;

/** Of which requests one may conclude something from silence; both UTC milliseconds of this computer. */
export interface SilenceLimits {
  /** They left before this. */
  leftBefore: number;
  /** Their answer was found to be lost at this time or before. */
  lostBy: number;
}

const UNCONFIRMED = `FROM sending_recipients JOIN messages ON messages.id = sending_recipients.message_id
    JOIN outbox ON outbox.message_id = messages.id
  WHERE sending_id = :sendingId AND sending_recipients.state = 'unconfirmed'`;

/** How many of a sending's unconfirmed ones are within the limits, and since when the next one of the others is lost. */
export const countUnheard = (
  db: Db,
  query: { sendingId: number } & SilenceLimits,
): { ready: number; nextLostAt: number | null } =>
  getRow(
    db,
    `SELECT count(*) FILTER (WHERE sending_at < :leftBefore AND status_at <= :lostBy) AS ready,
       min(status_at) FILTER (WHERE sending_at < :leftBefore AND status_at > :lostBy) AS nextLostAt ${UNCONFIRMED}`,
    { ...query },
  ) ?? { ready: 0, nextLostAt: null };

/** Those that are within the limits, behind an id. */
export const listUnheardRecipients = (
  db: Db,
  query: { sendingId: number; after: number; limit: number } & SilenceLimits,
): StoredRecipient[] =>
  listRows<RecipientRow>(
    db,
    `${RECIPIENT_SELECT} JOIN outbox ON outbox.message_id = messages.id
     WHERE sending_id = :sendingId AND sending_recipients.state = 'unconfirmed' AND sending_recipients.id > :after
       AND sending_at < :leftBefore AND status_at <= :lostBy
     ORDER BY sending_recipients.id LIMIT :limit`,
    { ...query },
  ).map(toRecipient);
