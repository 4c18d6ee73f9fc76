import { splitUnread } from '#shared/domain/contact-merge.ts';
import { type Db, listRows, run } from '../statements.ts';
import type { ConversationRow } from './contact-merge-parts.ts';
import { insertRow, type KeptRow } from './contact-merge-rows.ts';
import { listToldOfAccount } from './participants.ts';
import { listUnread, setUnread } from './unread.ts';

/** How much each operator had not read. */
type UnreadCounts = { operatorId: number; count: number }[];

/** Who took part in the merged conversation and had not read it, and what became of that in the kept one. */
export interface TeamSnapshot {
  unread: UnreadCounts;
  unreadAfter: UnreadCounts;
  participants: KeptRow[];
  addedParticipantIds: number[];
}

/** Who takes part in one of two takes part in what becomes of them, and has both to read. The merged one still stands. */
export function joinTeams(db: Db, kept: ConversationRow, merged: ConversationRow): TeamSnapshot {
  const place = { conversationId: kept.id, accountId: kept.account_id };
  const unread = listUnread(db, merged.id);
  const keptUnread = countsOf(listUnread(db, kept.id));
  for (const { operatorId, count } of unread) {
    setUnread(db, place, operatorId, (keptUnread.get(operatorId) ?? 0) + count);
  }
  joinUnanswered(db, kept.id, merged.id);
  const participants = listParticipantRows(db, merged.id);
  const keptIds = new Set(listParticipantRows(db, kept.id).map(idOf));
  const added = participants.filter((row) => !keptIds.has(idOf(row)));
  for (const row of added) insertRow(db, 'conversation_participants', { ...row, conversation_id: kept.id });
  return {
    unread,
    unreadAfter: listUnread(db, kept.id),
    participants,
    addedParticipantIds: added.map(idOf),
  };
}

/** The same for a conversation that was handed over as a whole. */
export function describeTeam(db: Db, conversationId: number): TeamSnapshot {
  const unread = listUnread(db, conversationId);
  return { unread, unreadAfter: unread, participants: [], addedParticipantIds: [] };
}

/** What was merged before each operator had unread of their own: everybody of the account's list has the same. */
export function oldTeam(db: Db, row: ConversationRow, after: ConversationRow): TeamSnapshot {
  const list = listToldOfAccount(db, row.account_id);
  const each = (count: number) => list.map((operatorId) => ({ operatorId, count }));
  const [unread, unreadAfter] = [row, after].map(({ unread_count }) => each(Number(unread_count ?? 0)));
  return {
    unread: unread ?? [],
    unreadAfter: unreadAfter ?? [],
    participants: [],
    addedParticipantIds: [],
  };
}

/** Gives each of the two what was unread in it, as far as nobody has read it since. Both stand. */
export function splitUnreadCounts(
  db: Db,
  team: TeamSnapshot,
  { sharedId, keptId, mergedId, accountId }: SplitIds,
): void {
  const now = listUnread(db, sharedId);
  const [ofMerged, ofAfter] = [countsOf(team.unread), countsOf(team.unreadAfter)];
  const operatorIds = new Set([...now, ...team.unread].map(({ operatorId }) => operatorId));
  for (const operatorId of operatorIds) {
    const split = splitUnread({
      merged: ofMerged.get(operatorId) ?? 0,
      after: ofAfter.get(operatorId) ?? 0,
      now: now.find((each) => each.operatorId === operatorId)?.count ?? 0,
    });
    setUnread(db, { conversationId: keptId, accountId }, operatorId, split.kept);
    setUnread(db, { conversationId: mergedId, accountId }, operatorId, split.merged);
  }
}

interface SplitIds {
  /** In which both are counted until now. */
  sharedId: number;
  keptId: number;
  mergedId: number;
  accountId: number;
}

/** Who came with the merged conversation goes with it. */
export function splitParticipants(db: Db, keptId: number, team: TeamSnapshot): void {
  for (const operatorId of team.addedParticipantIds) {
    run(db, 'DELETE FROM conversation_participants WHERE conversation_id = ? AND operator_id = ?', [
      keptId,
      operatorId,
    ]);
  }
  for (const row of team.participants) insertRow(db, 'conversation_participants', row);
}

/** For the numbers the two are one wait, the longer one; it stays with the kept conversation. */
const joinUnanswered = (db: Db, keptId: number, mergedId: number) =>
  run(
    db,
    `INSERT INTO unanswered (conversation_id, account_id, since)
       SELECT ?, account_id, since FROM unanswered WHERE conversation_id = ?
     ON CONFLICT DO UPDATE SET since = min(since, excluded.since)`,
    [keptId, mergedId],
  );

const listParticipantRows = (db: Db, conversationId: number): KeptRow[] =>
  listRows(db, 'SELECT * FROM conversation_participants WHERE conversation_id = ? ORDER BY operator_id', [
    conversationId,
  ]);

const idOf = (row: KeptRow): number => Number(row.operator_id);

const countsOf = (unread: UnreadCounts): Map<number, number> =>
  new Map(unread.map(({ operatorId, count }) => [operatorId, count]));
