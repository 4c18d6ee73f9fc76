import {
  type ConversationFacts,
  joinConversations,
  splitConversations,
} from '#shared/domain/contact-merge.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { type DraftSnapshot, joinDrafts, splitDrafts } from './contact-merge-drafts.ts';
import { insertRow, type KeptRow } from './contact-merge-rows.ts';
import { ensureConversation } from './conversations.ts';
import { QUIET_LIST, raiseLastInbound, refreshPreview } from './message-writes.ts';

type ConversationRow = ConversationFacts & {
  id: number;
  account_id: number;
  contact_id: number;
  last_message_id: number | null;
};

/** The last message as it stood: when it is edited or taken back, the preview has to be read anew. */
type LastMessage = string;

/** What became of one conversation of the merged contact. */
export type ConversationSnapshot =
  | {
      /** The kept contact had none in this account: the conversation is its now. */
      kind: 'handed-over';
      row: ConversationRow & KeptRow;
      /** Messages with a higher id came later. */
      lastRowId: number;
    }
  | {
      /** Two of one account became one; this one's row is gone until they are taken apart. */
      kind: 'joined';
      keptId: number;
      row: ConversationRow & KeptRow;
      lastMessage: LastMessage | null;
      before: ConversationRow & KeptRow;
      keptLastMessage: LastMessage | null;
      after: ConversationRow & KeptRow;
      labelIds: number[];
      addedLabelIds: number[];
      readJobIds: number[];
      drafts: DraftSnapshot[];
    };

/** A conversation whose content changed, and what moved into or out of it. */
export interface MovedConversation {
  id: number;
  accountId: number;
  /** At most so many as seats are told one by one; then they fetch the conversation anew. */
  messages: { id: number; name: 'message.changed' | 'message.discarded' }[];
  draftsOf: number[];
}

interface Merge {
  mergeId: number;
  keptContactId: number;
  mergedContactId: number;
}

const MOST_TOLD = 30;

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
    return { kind: 'handed-over' as const, row, lastRowId };
  });
  return { snapshots, moved };
}

function join(
  db: Db,
  mergeId: number,
  { row, target }: { row: ConversationRow & KeptRow; target: ConversationRow & KeptRow },
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
  return { ...snapshot, addedLabelIds, drafts, after: requireRow(db, target.id) };
}

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
  { row, lastRowId }: Extract<ConversationSnapshot, { kind: 'handed-over' }>,
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
  const { last_inbound_at, last_inbound_wamid, read_wamid, unread_count } = facts.kept;
  setFacts(db, kept.id, { ...blank, last_inbound_at, last_inbound_wamid, read_wamid, unread_count });
  setFacts(db, row.id, {
    ...now,
    last_inbound_at: row.last_inbound_at,
    last_inbound_wamid: row.last_inbound_wamid,
    read_wamid: row.read_wamid,
    unread_count: facts.merged.unread_count,
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

/** Moves the messages that are noted for a merge, with their jobs, out of the conversation in which they are. */
function moveMessages(
  db: Db,
  move: { mergeId: number; from: number; to: number; readJobIds: readonly number[] },
): void {
  const { mergeId, from, to, readJobIds } = move;
  run(
    db,
    `UPDATE outbox SET conversation_id = ? WHERE conversation_id = ?
     AND (message_id IN (SELECT message_id FROM contact_merge_messages WHERE merge_id = ?)
       OR id IN (SELECT value FROM json_each(?)))`,
    [to, from, mergeId, JSON.stringify(readJobIds)],
  );
  run(
    db,
    `UPDATE messages SET conversation_id = ? WHERE conversation_id = ?
     AND id IN (SELECT message_id FROM contact_merge_messages WHERE merge_id = ?)`,
    [to, from, mergeId],
  );
}

function tellMoved(
  db: Db,
  mergeId: number,
  name: 'message.changed' | 'message.discarded',
): MovedConversation['messages'] {
  return listRows<{ id: number }>(
    db,
    'SELECT message_id AS id FROM contact_merge_messages WHERE merge_id = ? ORDER BY message_id DESC LIMIT ?',
    [mergeId, MOST_TOLD],
  ).map(({ id }) => ({ id, name }));
}

/** Shows the last message of a row again; read anew when that message has changed since, or something later came. */
function restorePreview(db: Db, row: ConversationRow & KeptRow, lastMessage: LastMessage | null): void {
  if (describeMessage(db, row.last_message_id) !== lastMessage || hasLaterMessage(db, row)) {
    refreshPreview(db, row.id);
    return;
  }
  run(
    db,
    `UPDATE conversations SET last_message_id = :last_message_id, last_message_at = :last_message_at,
       preview_direction = :preview_direction, preview_kind = :preview_kind, preview_text = :preview_text,
       preview_status = coalesce((SELECT status FROM messages WHERE id = :last_message_id), :preview_status)
     WHERE id = :id`,
    row,
  );
}

const hasLaterMessage = (db: Db, row: ConversationRow & KeptRow): boolean =>
  getRow(
    db,
    `SELECT 1 FROM messages WHERE conversation_id = :id AND kind NOT IN (${QUIET_LIST})
       AND (:last_message_id IS NULL OR (sent_at, id) > (:last_message_at, :last_message_id)) LIMIT 1`,
    row,
  ) !== undefined;

const describeMessage = (db: Db, id: number | null): LastMessage | null =>
  getRow<{ words: string }>(
    db,
    'SELECT json_array(kind, text, edited_at, revoked_at) AS words FROM messages WHERE id = ?',
    [id],
  )?.words ?? null;

const listOfContact = (db: Db, contactId: number): (ConversationRow & KeptRow)[] =>
  listRows(db, 'SELECT * FROM conversations WHERE contact_id = ? ORDER BY id', [contactId]);

const hasConversation = (db: Db, id: number): boolean =>
  getRow(db, 'SELECT 1 FROM conversations WHERE id = ?', [id]) !== undefined;

function requireRow(db: Db, id: number): ConversationRow & KeptRow {
  const row = getRow<ConversationRow & KeptRow>(db, 'SELECT * FROM conversations WHERE id = ?', [id]);
  if (!row) throw new Error('a conversation of a merge is there');
  return row;
}

function setFacts(db: Db, id: number, facts: ConversationFacts): void {
  run(
    db,
    `UPDATE conversations SET state = :state, snoozed_until = :snoozed_until, assignee_id = :assignee_id,
       pinned_at = :pinned_at, blocked_at = :blocked_at, unread_count = :unread_count,
       last_inbound_at = :last_inbound_at, last_inbound_wamid = :last_inbound_wamid, read_wamid = :read_wamid
     WHERE id = :id`,
    { ...facts, id },
  );
}

const listLabelIds = (db: Db, conversationId: number): number[] =>
  listRows<{ id: number }>(
    db,
    'SELECT label_id AS id FROM conversation_labels WHERE conversation_id = ? ORDER BY label_id',
    [conversationId],
  ).map(({ id }) => id);

/** Nothing happens when the label was deleted meanwhile. */
const insertLabel = (db: Db, labelId: number, conversationId: number) =>
  run(
    db,
    `INSERT OR IGNORE INTO conversation_labels (label_id, conversation_id) SELECT id, ? FROM labels WHERE id = ?`,
    [conversationId, labelId],
  );
