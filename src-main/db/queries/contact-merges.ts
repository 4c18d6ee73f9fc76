import type { ContactId, ContactMergeId, ConversationId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Db, getRow, run } from '../statements.ts';
import { moveConversations } from './contact-merge-conversations.ts';
import type { ConversationSnapshot, MovedConversation } from './contact-merge-parts.ts';
import { joinPerson, type PersonSnapshot, splitPerson } from './contact-merge-person.ts';
import { moveConversationsBack } from './contact-split-conversations.ts';

/** Written and read by this file only. */
interface MergeSnapshot {
  person: PersonSnapshot;
  conversations: ConversationSnapshot[];
}

export interface ContactMerge {
  id: ContactMergeId;
  keptContactId: ContactId;
  mergedContactId: ContactId;
  undoneAt: number | null;
}

/** Makes one contact of two; returns the merge and the conversations whose content changed. Runs in a transaction. */
export function mergeContacts(
  db: Db,
  input: { keptContactId: ContactId; mergedContactId: ContactId; operatorId: number; mergedAt: number },
): { id: ContactMergeId; moved: MovedConversation[] } {
  const { keptContactId, mergedContactId } = input;
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO contact_merges (kept_contact_id, merged_contact_id, operator_id, merged_at, snapshot)
     VALUES (?, ?, ?, ?, '{}')`,
    [keptContactId, mergedContactId, input.operatorId, input.mergedAt],
  );
  // Row ids of this table are merge ids.
  const id = Number(lastInsertRowid) as ContactMergeId;
  const person = joinPerson(db, { keptId: keptContactId, mergedId: mergedContactId });
  const { snapshots, moved } = moveConversations(db, { mergeId: id, keptContactId, mergedContactId });
  const snapshot: MergeSnapshot = { person, conversations: snapshots };
  run(db, 'UPDATE contact_merges SET snapshot = ? WHERE id = ?', [JSON.stringify(snapshot), id]);
  return { id, moved };
}

/** Makes two contacts of one again. Runs in a transaction. */
export function undoContactMerge(db: Db, merge: ContactMerge, undoneAt: number): MovedConversation[] {
  const { id, keptContactId, mergedContactId } = merge;
  const row = getRow<{ snapshot: string }>(db, 'SELECT snapshot FROM contact_merges WHERE id = ?', [id]);
  const { person, conversations } = JSON.parse(row?.snapshot ?? '') as MergeSnapshot;
  splitPerson(db, { keptId: keptContactId, mergedId: mergedContactId }, person);
  const moved = moveConversationsBack(db, { mergeId: id, keptContactId, mergedContactId }, conversations);
  run(db, 'DELETE FROM contact_merge_messages WHERE merge_id = ?', [id]);
  run(db, `UPDATE contact_merges SET undone_at = ?, snapshot = '{}' WHERE id = ?`, [undoneAt, id]);
  return moved;
}

/** Throws NOT_FOUND. */
export function requireContactMerge(db: Db, id: number): ContactMerge {
  const merge = getRow<ContactMerge>(
    db,
    `SELECT id, kept_contact_id AS keptContactId, merged_contact_id AS mergedContactId, undone_at AS undoneAt
     FROM contact_merges WHERE id = ?`,
    [id],
  );
  if (!merge) throw new Refusal('NOT_FOUND');
  return merge;
}

/** The merge that has to be undone before this one: the newest of the kept contact, or one of which it is a part itself. */
export const getMergeInTheWay = (db: Db, merge: ContactMerge): ContactMerge | null =>
  getRow<ContactMerge>(
    db,
    `SELECT id, kept_contact_id AS keptContactId, merged_contact_id AS mergedContactId, undone_at AS undoneAt
     FROM contact_merges
     WHERE undone_at IS NULL AND id > :id AND (kept_contact_id = :kept OR merged_contact_id = :kept)
     ORDER BY id DESC LIMIT 1`,
    { id: merge.id, kept: merge.keptContactId },
  ) ?? null;

/** The conversation into which a merge joined one that is gone, as old links still name it; null when none did. */
export const getJoinedInto = (db: Db, goneId: number): ConversationId | null =>
  getRow<{ id: ConversationId }>(
    db,
    `SELECT json_extract(part.value, '$.keptId') AS id
     FROM contact_merges JOIN json_each(contact_merges.snapshot, '$.conversations') AS part
     WHERE undone_at IS NULL AND json_extract(part.value, '$.kind') = 'joined'
       AND json_extract(part.value, '$.row.id') = ?
     ORDER BY contact_merges.id DESC LIMIT 1`,
    [goneId],
  )?.id ?? null;

/** Whether something waits to be sent in an account in which both contacts have a conversation. */
export const isSendingToBoth = (db: Db, contactId: number, otherId: number): boolean =>
  getRow(
    db,
    `SELECT 1 FROM conversations AS one
     JOIN conversations AS other ON other.account_id = one.account_id AND other.contact_id = ?
     JOIN outbox ON outbox.conversation_id IN (one.id, other.id)
     WHERE one.contact_id = ? AND outbox.state IN ('queued', 'sending') AND outbox.kind = 'message' LIMIT 1`,
    [otherId, contactId],
  ) !== undefined;

/** Whether something waits to be sent to a contact. */
export const isSendingTo = (db: Db, contactId: number): boolean =>
  getRow(
    db,
    `SELECT 1 FROM conversations JOIN outbox ON outbox.conversation_id = conversations.id
     WHERE contact_id = ? AND outbox.state IN ('queued', 'sending') AND outbox.kind = 'message' LIMIT 1`,
    [contactId],
  ) !== undefined;
