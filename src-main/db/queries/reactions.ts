import { type Db, run } from '../statements.ts';

export interface NewReaction {
  accountId: number;
  targetWamid: string;
  side: 'customer' | 'us';
  /** Null takes the reaction back. */
  emoji: string | null;
  at: number;
  reactionWamid: string;
}

/**
 * Puts an emoji on a message, known here or not, in place of the same side's earlier one. Within one second, as exact as
 * Meta tells times, the one that arrives later counts. False when something newer stands there.
 */
export function upsertReaction(db: Db, reaction: NewReaction): boolean {
  const { changes } = run(
    db,
    `INSERT INTO reactions (account_id, target_wamid, side, emoji, at, reaction_wamid) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (target_wamid, account_id, side) DO UPDATE
     SET emoji = excluded.emoji, at = excluded.at, reaction_wamid = excluded.reaction_wamid WHERE excluded.at >= reactions.at`,
    [
      reaction.accountId,
      reaction.targetWamid,
      reaction.side,
      reaction.emoji,
      reaction.at,
      reaction.reactionWamid,
    ],
  );
  return changes === 1;
}
