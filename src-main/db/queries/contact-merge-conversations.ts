import { joinConversations } from '#shared/domain/contact-merge.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { joinDrafts } from './contact-merge-drafts.ts';
import {
  type ConversationRow,
  type ConversationSnapshot,
  describeMessage,
  insertLabel,
  listLabelIds,
  listOfContact,
  type Merge,
  type MovedConversation,
  requireRow,
  setFacts,
  tellMoved,
} from './contact-merge-parts.ts';
import { describeTeam, joinTeams } from './contact-merge-team.ts';
import { refreshPreview } from './message-writes.ts';

/** Hands the merged contact's conversations over, or joins them into the kept contact's of the same account. */
export function moveConversations(
  db: Db,
  merge: Merge,
): { snapshots: ConversationSnapshot[]; moved: MovedConversation[] } {
  const rows = listOfContact(db, merge.mergedContactId);
  const kept = listOfContact(db, merge.keptContactId);
  const moved: MovedConversation[] = [];
  const snapshots = rows.map((row) => {
    const target = kept.find((one) => one.account_id === row.account_id);
    if (target) return join(db, merge.mergeId, { row, target }, moved);
    run(db, 'UPDATE conversations SET contact_id = ? WHERE id = ?', [merge.keptContactId, row.id]);
    moved.push({ id: row.id, accountId: row.account_id, messages: [], draftsOf: [] });
    const lastRowId = getRow<{ id: number | null }>(db, 'SELECT max(id) AS id FROM messages')?.id ?? 0;
    return { kind: 'handed-over' as const, row, lastRowId, team: describeTeam(db, row.id) };
  });
  return { snapshots, moved };
}

function join(
  db: Db,
  mergeId: number,
  { row, target }: { row: ConversationRow; target: ConversationRow },
  moved: MovedConversation[],
): ConversationSnapshot {
  const snapshot = {
    kind: 'joined' as const,
    keptId: target.id,
    row,
    lastMessage: describeMessage(db, row.last_message_id),
    before: target,
    keptLastMessage: describeMessage(db, target.last_message_id),
    labelIds: listLabelIds(db, row.id),
    readJobIds: listRows<{ id: number }>(
      db,
      `SELECT id FROM outbox WHERE conversation_id = ? AND state IN ('queued', 'sending') AND kind = 'read'`,
      [row.id],
    ).map(({ id }) => id),
  };
  const keptLabels = new Set(listLabelIds(db, target.id));
  const addedLabelIds = snapshot.labelIds.filter((id) => !keptLabels.has(id));
  for (const id of addedLabelIds) insertLabel(db, id, target.id);
  const team = joinTeams(db, target, row);
  const drafts = joinDrafts(db, { keptId: target.id, mergedId: row.id });
  run(
    db,
    'INSERT INTO contact_merge_messages (merge_id, message_id) SELECT ?, id FROM messages WHERE conversation_id = ?',
    [mergeId, row.id],
  );
  run(db, 'UPDATE outbox SET conversation_id = ? WHERE conversation_id = ?', [target.id, row.id]);
  run(db, 'UPDATE messages SET conversation_id = ? WHERE conversation_id = ?', [target.id, row.id]);
  setFacts(db, target.id, joinConversations(target, row));
  refreshPreview(db, target.id);
  run(db, 'DELETE FROM conversations WHERE id = ?', [row.id]);
  const draftsOf = drafts.map(({ operatorId }) => operatorId);
  moved.push(
    {
      id: target.id,
      accountId: target.account_id,
      messages: tellMoved(db, mergeId, 'message.changed'),
      draftsOf,
    },
    { id: row.id, accountId: row.account_id, messages: [], draftsOf },
  );
  return { ...snapshot, addedLabelIds, drafts, team, after: requireRow(db, target.id) };
}
