import type { ConversationFacts } from '#shared/domain/contact-merge.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import type { DraftSnapshot } from './contact-merge-drafts.ts';
import type { KeptRow } from './contact-merge-rows.ts';
import type { TeamSnapshot } from './contact-merge-team.ts';
import { QUIET_LIST, refreshPreview } from './message-writes.ts';

/** A conversation as it stands in its table, with every column. */
export type ConversationRow = KeptRow &
  ConversationFacts & {
    id: number;
    account_id: number;
    contact_id: number;
    last_message_id: number | null;
  };

/** The last message as it stood: when it is edited or taken back, the preview has to be read anew. */
export type LastMessage = string;

/** What became of one conversation of the merged contact. */
export type ConversationSnapshot =
  | {
      /** The kept contact had none in this account: the conversation is its now. */
      kind: 'handed-over';
      row: ConversationRow;
      /** Messages with a higher id came later. */
      lastRowId: number;
      /** Missing in what an older version has merged. */
      team?: TeamSnapshot;
    }
  | {
      /** Two of one account became one; this one's row is gone until they are taken apart. */
      kind: 'joined';
      keptId: number;
      row: ConversationRow;
      lastMessage: LastMessage | null;
      before: ConversationRow;
      keptLastMessage: LastMessage | null;
      after: ConversationRow;
      labelIds: number[];
      addedLabelIds: number[];
      readJobIds: number[];
      drafts: DraftSnapshot[];
      team?: TeamSnapshot;
    };

/** A conversation whose content changed, and what moved into or out of it. */
export interface MovedConversation {
  id: number;
  accountId: number;
  /** At most so many as seats are told one by one; then they fetch the conversation anew. */
  messages: { id: number; name: 'message.changed' | 'message.discarded' }[];
  draftsOf: number[];
}

/** A merge and its two contacts. */
export interface Merge {
  mergeId: number;
  keptContactId: number;
  mergedContactId: number;
}

const MOST_TOLD = 30;

/** Moves the messages that are noted for a merge, with their jobs, out of the conversation in which they are. */
export function moveMessages(
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

/** What seats are told of the messages that are noted for a merge, the newest of them. */
export function tellMoved(
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
export function restorePreview(db: Db, row: ConversationRow, lastMessage: LastMessage | null): void {
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

const hasLaterMessage = (db: Db, row: ConversationRow): boolean =>
  getRow(
    db,
    `SELECT 1 FROM messages WHERE conversation_id = :id AND kind NOT IN (${QUIET_LIST})
       AND (:last_message_id IS NULL OR (sent_at, id) > (:last_message_at, :last_message_id)) LIMIT 1`,
    row,
  ) !== undefined;

/** What a message said, to see later whether it changed; null when there is none. */
export const describeMessage = (db: Db, id: number | null): LastMessage | null =>
  getRow<{ words: string }>(
    db,
    'SELECT json_array(kind, text, edited_at, revoked_at) AS words FROM messages WHERE id = ?',
    [id],
  )?.words ?? null;

/** The conversations of a contact, in the order of their ids. */
export const listOfContact = (db: Db, contactId: number): ConversationRow[] =>
  listRows(db, 'SELECT * FROM conversations WHERE contact_id = ? ORDER BY id', [contactId]);

/** Whether a conversation is there. */
export const hasConversation = (db: Db, id: number): boolean =>
  getRow(db, 'SELECT 1 FROM conversations WHERE id = ?', [id]) !== undefined;

/** A conversation with every column; throws when it is not there. */
export function requireRow(db: Db, id: number): ConversationRow {
  const row = getRow<ConversationRow>(db, 'SELECT * FROM conversations WHERE id = ?', [id]);
  if (!row) throw new Error('a conversation of a merge is there');
  return row;
}

/** Sets what joining and splitting reckon out: state, assignee, pin, and what came last. */
export function setFacts(db: Db, id: number, facts: ConversationFacts): void {
  run(
    db,
    `UPDATE conversations SET state = :state, snoozed_until = :snoozed_until, assignee_id = :assignee_id,
       pinned_at = :pinned_at, blocked_at = :blocked_at, last_operator_at = :last_operator_at,
       waiting_since = :waiting_since, escalated_at = :escalated_at,
       last_inbound_at = :last_inbound_at, last_inbound_wamid = :last_inbound_wamid, read_wamid = :read_wamid
     WHERE id = :id`,
    { ...facts, id },
  );
}

/** The labels of a conversation, in the order of their ids. */
export const listLabelIds = (db: Db, conversationId: number): number[] =>
  listRows<{ id: number }>(
    db,
    'SELECT label_id AS id FROM conversation_labels WHERE conversation_id = ? ORDER BY label_id',
    [conversationId],
  ).map(({ id }) => id);

/** Nothing happens when the label was deleted meanwhile. */
export const insertLabel = (db: Db, labelId: number, conversationId: number) =>
  run(
    db,
    `INSERT OR IGNORE INTO conversation_labels (label_id, conversation_id) SELECT id, ? FROM labels WHERE id = ?`,
    [conversationId, labelId],
  );
