import type { Message } from '#shared/contract/messages.ts';
import { contentText, type MessageContent } from '#shared/domain/content.ts';
import type { AccountId, ConversationId, MediaId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { newIdSql } from '../new-id.ts';
import { type Db, getRow, run } from '../statements.ts';
import { readStoredContent, storedContent } from '../stored-content.ts';
import type { StoredMessageError } from './message-error.ts';

export interface NewMessage {
  conversationId: ConversationId;
  accountId: AccountId;
  direction: Message['direction'];
  content: MessageContent;
  wamid: string | null;
  clientId: string | null;
  /** Meta's time for what came in, ours for what goes out. */
  sentAt: number;
  receivedAt: number;
  /** The item of the webhook as it came; null for what is sent from here. */
  raw: string | null;
  quotedWamid: string | null;
  forwarded: Message['forwarded'];
  referral: Message['referral'];
  status: OutgoingStatus | null;
  statusAt: number | null;
  operatorId: OperatorId | null;
  isOurs: boolean;
  /** One of a sending to many: the conversation keeps its place, its preview and its wait for an answer. */
  isBulk?: boolean;
  /** No person wrote it, and why it went out. */
  automatic?: Message['automatic'] | undefined;
}

/** Kinds that say something about another message, or about the person: they never hide the last thing that was said. */
const QUIET_KINDS = new Set<string>([
  'reaction',
  'edit',
  'revoke',
  'system',
  'request_welcome',
  'note',
  'team_event',
]);
/** Among colleagues only: what was said with the customer is shown, also where that is nothing yet. */
const INTERNAL_KINDS = new Set<string>(['note', 'team_event']);
const INTERNAL_LIST = [...INTERNAL_KINDS].map((kind) => `'${kind}'`).join(', ');
/** The same as the values of an SQL list. */
export const QUIET_LIST = [...QUIET_KINDS].map((kind) => `'${kind}'`).join(', ');
const PREVIEW_LENGTH = 200;

/**
 * Inserts a message and shows it in its conversation's preview. Null when the account has a message of this wamid
 * already: telling it twice changes nothing (the table itself ignores it, migrations/0130-small-indexes.ts).
 */
export function insertMessage(db: Db, message: NewMessage): MessageId | null {
  const { content } = message;
  const stored = storedContent(content);
  const { changes, lastInsertRowid } = run(
    db,
    `INSERT INTO messages (id, conversation_id, account_id, direction, kind, wamid, client_id, sent_at, received_at, text,
       content, raw, quoted_wamid, forwarded, referral, status, status_at, operator_id, is_ours, media_id, automatic)
     VALUES (${newIdSql('messages')}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      message.conversationId,
      message.accountId,
      message.direction,
      content.kind,
      message.wamid,
      message.clientId,
      message.sentAt,
      message.receivedAt,
      stored.text,
      stored.content,
      message.raw,
      message.quotedWamid,
      message.forwarded,
      message.referral === null ? null : JSON.stringify(message.referral),
      message.status,
      message.statusAt,
      message.operatorId,
      Number(message.isOurs),
      mediaIdOf(content),
      message.automatic ?? null,
    ],
  );
  if (changes === 0) return null;
  // Row ids of this table are message ids.
  const id = Number(lastInsertRowid) as MessageId;
  showAsPreview(db, id, message);
  return id;
}

const mediaIdOf = (content: MessageContent): MediaId | null =>
  'mediaId' in content ? content.mediaId : null;

const isQuiet = (kind: string): boolean => QUIET_KINDS.has(kind);

/** Cut to what a line shows, but not through the middle of an emoji. */
const previewText = (text: string): string => text.slice(0, PREVIEW_LENGTH).replace(/[\ud800-\udbff]$/, '');

/** What was taken back is shown as such as well, but was said: only something later takes its place. */
const SHOWS_QUIET = `(preview_kind IN (${QUIET_LIST})
  AND (SELECT kind FROM messages WHERE messages.id = last_message_id) IN (${QUIET_LIST}))`;

/** The kind as a list says it: a voice message is called otherwise than a song. */
const previewKind = (content: MessageContent): string =>
  content.kind === 'audio' && content.isVoice ? 'voice' : content.kind;

function showAsPreview(db: Db, id: MessageId, message: NewMessage): void {
  const { kind } = message.content;
  if (INTERNAL_KINDS.has(kind)) return;
  // Something quiet is shown only where nothing was said yet.
  const condition =
    isQuiet(kind) || message.isBulk
      ? 'last_message_id IS NULL'
      : `(last_message_id IS NULL OR ${SHOWS_QUIET} OR (last_message_at, last_message_id) < (:sentAt, :id))`;
  run(
    db,
    `UPDATE conversations SET last_message_id = :id, last_message_at = :sentAt, preview_direction = :direction,
       preview_kind = :kind, preview_text = :text, preview_status = :status
     WHERE id = :conversationId AND ${condition}`,
    {
      id,
      sentAt: message.sentAt,
      direction: message.direction,
      kind: previewKind(message.content),
      text: previewText(contentText(message.content)),
      status: message.status,
      conversationId: message.conversationId,
    },
  );
}

/** One of a sending to many, as a condition on `messages`. */
export const IS_BULK = `kind = 'template'
  AND EXISTS (SELECT 1 FROM sending_recipients WHERE sending_recipients.message_id = messages.id)`;

/** Reads the preview again from the messages: after one was removed, edited or taken back. */
export function refreshPreview(db: Db, conversationId: number): void {
  const newest = (condition: string) =>
    getRow<{
      id: number;
      sent_at: number;
      direction: string;
      kind: string;
      text: string;
      content: string;
      status: string | null;
      revoked_at: number | null;
    }>(
      db,
      `SELECT id, sent_at, direction, kind, text, content, status, revoked_at FROM messages
       WHERE conversation_id = ? ${condition} ORDER BY sent_at DESC, id DESC LIMIT 1`,
      [conversationId],
    );
  const last =
    newest(`AND kind NOT IN (${QUIET_LIST}) AND NOT (${IS_BULK})`) ??
    newest(`AND kind NOT IN (${INTERNAL_LIST})`);
  const isRevoked = last?.revoked_at !== null;
  run(
    db,
    `UPDATE conversations SET last_message_id = ?, last_message_at = coalesce(?, created_at), preview_direction = ?,
       preview_kind = ?, preview_text = ?, preview_status = ? WHERE id = ?`,
    [
      last?.id ?? null,
      last?.sent_at ?? null,
      last?.direction ?? null,
      last ? (isRevoked ? 'revoke' : previewKind(readStoredContent(last))) : null,
      last && !isRevoked ? previewText(last.text) : null,
      last?.status ?? null,
      conversationId,
    ],
  );
}

/** Opens the customer service window from the time of a customer's message on. */
export function openWindow(db: Db, input: { conversationId: number; wamid: string; sentAt: number }): void {
  run(
    db,
    `UPDATE conversations SET last_inbound_wamid = :wamid, last_inbound_at = :sentAt
     WHERE id = :conversationId AND :sentAt >= coalesce(last_inbound_at, 0)`,
    { sentAt: input.sentAt, wamid: input.wamid, conversationId: input.conversationId },
  );
}

/** Brings the customer service window up to the newest message of the customer's that stands in a conversation. */
export function raiseLastInbound(db: Db, conversationId: number): void {
  const newest = getRow<{ sentAt: number; wamid: string | null }>(
    db,
    `SELECT sent_at AS sentAt, wamid FROM messages
     WHERE conversation_id = ? AND direction = 'in' AND kind NOT IN (${QUIET_LIST})
       AND (raw IS NULL OR json_extract(raw, '$.group_id') IS NULL)
     ORDER BY sent_at DESC, id DESC LIMIT 1`,
    [conversationId],
  );
  if (!newest) return;
  run(
    db,
    `UPDATE conversations SET last_inbound_at = :sentAt, last_inbound_wamid = :wamid
     WHERE id = :conversationId AND coalesce(last_inbound_at, -1) < :sentAt`,
    { ...newest, conversationId },
  );
}

/**
 * Sets where an outgoing message stands, in its bubble and in the preview; the caller decides by `advanceStatus`.
 * `error` undefined leaves it as it is.
 */
export function setMessageStatus(
  db: Db,
  id: number,
  change: { status: OutgoingStatus; at: number | null; error?: StoredMessageError | null },
): void {
  run(db, 'UPDATE messages SET status = ?, status_at = ? WHERE id = ?', [change.status, change.at, id]);
  if (change.error !== undefined) {
    run(db, 'UPDATE messages SET error = ? WHERE id = ?', [
      change.error === null ? null : JSON.stringify(change.error),
      id,
    ]);
  }
  run(
    db,
    `UPDATE conversations SET preview_status = ?
     WHERE id = (SELECT conversation_id FROM messages WHERE id = ?) AND last_message_id = ?`,
    [change.status, id, id],
  );
}

/** Replaces what a message says after its author edited it; `editedAt` is Meta's time of the edit. */
export function editMessage(db: Db, id: number, content: MessageContent, editedAt: number): void {
  const stored = storedContent(content);
  run(db, 'UPDATE messages SET content = ?, text = ?, edited_at = ? WHERE id = ?', [
    stored.content,
    stored.text,
    editedAt,
    id,
  ]);
}

/** Marks a message as taken back by its author. */
export function revokeMessage(db: Db, id: number, revokedAt: number): void {
  run(db, 'UPDATE messages SET revoked_at = ? WHERE id = ?', [revokedAt, id]);
}

/** Puts in what a message says once more of it is told: what could not be shown before, how a call ended. */
export function replaceContent(
  db: Db,
  id: number,
  { content, raw }: { content: MessageContent; raw: string },
): void {
  const stored = storedContent(content);
  run(db, 'UPDATE messages SET kind = ?, content = ?, text = ?, media_id = ?, raw = ? WHERE id = ?', [
    content.kind,
    stored.content,
    stored.text,
    mediaIdOf(content),
    raw,
    id,
  ]);
  const conversation = getRow<{ id: number }>(db, 'SELECT conversation_id AS id FROM messages WHERE id = ?', [
    id,
  ]);
  if (conversation) refreshPreview(db, conversation.id);
}
