import { type Db, getRow, run } from '../statements.ts';

/** What Meta last said of how much a number may send, in its own words. */
export interface NumberLimits {
  messagingTier: string | null;
  throughputLevel: string | null;
  /** UTC milliseconds. */
  readAt: number;
}

/** What is known of a number's limits, or null. */
export const getNumberLimits = (db: Db, accountId: number): NumberLimits | null =>
  getRow<NumberLimits>(
    db,
    `SELECT messaging_tier AS messagingTier, throughput_level AS throughputLevel, read_at AS readAt
     FROM number_limits WHERE account_id = ?`,
    [accountId],
  ) ?? null;

/** Keeps what Meta said, in the place of what it said before. */
export function upsertNumberLimits(db: Db, accountId: number, limits: NumberLimits): void {
  run(
    db,
    `INSERT INTO number_limits (account_id, messaging_tier, throughput_level, read_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET messaging_tier = excluded.messaging_tier,
       throughput_level = excluded.throughput_level, read_at = excluded.read_at`,
    [accountId, limits.messagingTier, limits.throughputLevel, limits.readAt],
  );
}
