import { z } from 'zod';
import { type Draft, type DraftAttachment, draftAttachmentSchema } from '#shared/contract/drafts.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { listMediaByIds } from './media.ts';

interface DraftRow {
  conversation_id: ConversationId;
  text: string;
  quoted_message_id: MessageId | null;
  attachments: string;
  updated_at: number;
}

export interface NewDraft {
  operatorId: number;
  conversationId: ConversationId;
  text: string;
  quotedMessageId: MessageId | null;
  attachments: readonly DraftAttachment[];
  /** UTC milliseconds. */
  updatedAt: number;
}

/** Kept small and whole: an entry that another version wrote in a way unknown here is no reason to lose the text. */
const storedAttachmentsSchema = z.array(draftAttachmentSchema).catch([]);

/** A quoted message that is gone is no longer quoted. */
const SELECT = `SELECT conversation_id, text, attachments, updated_at,
  (SELECT id FROM messages WHERE id = quoted_message_id AND conversation_id = drafts.conversation_id) AS quoted_message_id
  FROM drafts WHERE operator_id = ?`;

/** An operator's drafts, the last touched first. */
export const listDrafts = (db: Db, operatorId: number): Draft[] =>
  toDrafts(
    db,
    listRows<DraftRow>(db, `${SELECT} ORDER BY updated_at DESC, conversation_id DESC`, [operatorId]),
  );

/** An operator's draft in a conversation, or null. */
export function getDraft(db: Db, operatorId: number, conversationId: number): Draft | null {
  const row = getRow<DraftRow>(db, `${SELECT} AND conversation_id = ?`, [operatorId, conversationId]);
  return row ? (toDrafts(db, [row])[0] ?? null) : null;
}

/** Writes a draft over the one that was there. */
export function upsertDraft(db: Db, draft: NewDraft): void {
  run(
    db,
    `INSERT INTO drafts (operator_id, conversation_id, text, quoted_message_id, attachments, updated_at)
     VALUES (:operatorId, :conversationId, :text, :quotedMessageId, :attachments, :updatedAt)
     ON CONFLICT (operator_id, conversation_id) DO UPDATE SET text = excluded.text,
       quoted_message_id = excluded.quoted_message_id, attachments = excluded.attachments, updated_at = excluded.updated_at`,
    { ...draft, attachments: JSON.stringify(draft.attachments) },
  );
}

/** Forgets a draft; false when there was none. */
export const deleteDraft = (db: Db, operatorId: number, conversationId: number): boolean =>
  run(db, 'DELETE FROM drafts WHERE operator_id = ? AND conversation_id = ?', [operatorId, conversationId])
    .changes === 1;

/** Files are joined in; one that is gone is left out. */
function toDrafts(db: Db, rows: readonly DraftRow[]): Draft[] {
  const stored = rows.map((row) => storedAttachmentsSchema.parse(JSON.parse(row.attachments)));
  const files = new Map(
    listMediaByIds(
      db,
      stored.flat().map(({ mediaId }) => mediaId),
    ).map((file) => [file.id, file]),
  );
  return rows.map((row, index) => ({
    conversationId: row.conversation_id,
    text: row.text,
    quotedMessageId: row.quoted_message_id,
    attachments: (stored[index] ?? []).flatMap((attachment) => {
      const file = files.get(attachment.mediaId);
      return file ? [{ ...attachment, media: file }] : [];
    }),
    updatedAt: row.updated_at,
  }));
}
