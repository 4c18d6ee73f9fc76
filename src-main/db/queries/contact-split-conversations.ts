import { type ConversationFacts, splitConversations } from '#shared/domain/contact-merge.ts';
import { type Db, run } from '../statements.ts';
import { splitDrafts } from './contact-merge-drafts.ts';
import {
  type ConversationSnapshot,
  hasConversation,
  insertLabel,
  type Merge,
  type MovedConversation,
  moveMessages,
  requireRow,
  restorePreview,
  setFacts,
  tellMoved,
} from './contact-merge-parts.ts';
import { insertRow } from './contact-merge-rows.ts';
import { oldTeam, splitParticipants, splitUnreadCounts } from './contact-merge-team.ts';
import { ensureConversation } from './conversations.ts';
import { raiseLastInbound, refreshPreview } from './message-writes.ts';

/** Puts the conversations back; what was said since stays with the kept contact. */
export function moveConversationsBack(
  db: Db,
  merge: Merge,
  snapshots: readonly ConversationSnapshot[],
): MovedConversation[] {
  return snapshots.flatMap((snapshot) => {
    const isJoined = snapshot.kind === 'joined';
    // The sandbox was made new since, and its conversations are forgotten.
    if (!hasConversation(db, isJoined ? snapshot.keptId : snapshot.row.id)) return [];
    return isJoined ? takeApart(db, merge, snapshot) : handBack(db, merge, snapshot);
  });
}

function takeApart(
  db: Db,
  { mergeId, mergedContactId }: Merge,
  snapshot: Extract<ConversationSnapshot, { kind: 'joined' }>,
): MovedConversation[] {
  const { row, before, after, keptId } = snapshot;
  const now = requireRow(db, keptId);
  const facts = splitConversations({ before, merged: row, after, now });
  insertRow(db, 'conversations', { ...row, ...facts.merged, contact_id: mergedContactId });
  const gone = tellMoved(db, mergeId, 'message.discarded');
  moveMessages(db, { mergeId, from: keptId, to: row.id, readJobIds: snapshot.readJobIds });
  setFacts(db, keptId, facts.kept);
  const team = snapshot.team ?? oldTeam(db, row, after);
  splitUnreadCounts(db, team, {
    sharedId: keptId,
    keptId,
    mergedId: row.id,
    accountId: row.account_id,
  });
  splitParticipants(db, keptId, team);
  // What came late since is not the newest of the two, but may be of the one.
  raiseLastInbound(db, keptId);
  restorePreview(db, before, snapshot.keptLastMessage);
  restorePreview(db, row, snapshot.lastMessage);
  for (const id of snapshot.addedLabelIds) {
    run(db, 'DELETE FROM conversation_labels WHERE label_id = ? AND conversation_id = ?', [id, keptId]);
  }
  for (const id of snapshot.labelIds) insertLabel(db, id, row.id);
  splitDrafts(db, keptId, snapshot.drafts);
  const draftsOf = snapshot.drafts.map(({ operatorId }) => operatorId);
  return [
    { id: keptId, accountId: before.account_id, messages: gone, draftsOf },
    { id: row.id, accountId: row.account_id, messages: tellMoved(db, mergeId, 'message.changed'), draftsOf },
  ];
}

/** The conversation goes back as it is now; what was said since gets one of its own with the kept contact. */
function handBack(
  db: Db,
  { mergeId, keptContactId, mergedContactId }: Merge,
  { row, lastRowId, team }: Extract<ConversationSnapshot, { kind: 'handed-over' }>,
): MovedConversation[] {
  const now = requireRow(db, row.id);
  run(db, 'UPDATE conversations SET contact_id = ? WHERE id = ?', [mergedContactId, row.id]);
  const { changes } = run(
    db,
    `INSERT INTO contact_merge_messages (merge_id, message_id)
     SELECT ?, id FROM messages WHERE conversation_id = ? AND id > ?`,
    [mergeId, row.id, lastRowId],
  );
  const back = { id: row.id, accountId: row.account_id, draftsOf: [] };
  if (changes === 0) return [{ ...back, messages: [] }];
  const gone = tellMoved(db, mergeId, 'message.discarded');
  const kept = ensureConversation(db, {
    accountId: row.account_id,
    contactId: keptContactId,
    at: Number(now.last_message_at),
  });
  // Seen from the conversation that was handed over, the kept contact's is the one that came later.
  const blank = requireRow(db, kept.id);
  const facts = splitConversations({ before: blank, merged: row, after: row, now });
  moveMessages(db, { mergeId, from: row.id, to: kept.id, readJobIds: [] });
  setFacts(db, kept.id, { ...blank, ...heardFacts(facts.kept, now) });
  setFacts(db, row.id, { ...now, ...heardFacts(row, now) });
  splitUnreadCounts(db, team ?? oldTeam(db, row, row), {
    sharedId: row.id,
    keptId: kept.id,
    mergedId: row.id,
    accountId: row.account_id,
  });
  raiseLastInbound(db, kept.id);
  refreshPreview(db, row.id);
  refreshPreview(db, kept.id);
  const messages = tellMoved(db, mergeId, 'message.changed');
  return [
    { ...back, messages: gone },
    { id: kept.id, accountId: row.account_id, draftsOf: [], messages },
  ];
}

/** What was written, and who waits for it; what a row of an older version does not know is as it is now. */
const heardFacts = (row: ConversationFacts, now: ConversationFacts): Partial<ConversationFacts> => ({
  last_inbound_at: row.last_inbound_at,
  last_inbound_wamid: row.last_inbound_wamid,
  read_wamid: row.read_wamid,
  last_operator_at: 'last_operator_at' in row ? row.last_operator_at : now.last_operator_at,
  waiting_since: 'waiting_since' in row ? row.waiting_since : now.waiting_since,
  escalated_at: 'escalated_at' in row ? row.escalated_at : now.escalated_at,
});
