import type { Media } from '#shared/contract/media.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MediaId, MessageId } from '#shared/domain/ids.ts';
import { isWamid } from '../by-wamid.ts';
import { groupBy } from '../group-by.ts';
import { type Db, listRows } from '../statements.ts';
import { readStoredContent } from '../stored-content.ts';
import { listMediaByIds } from './media.ts';
import { toMessageError } from './message-error.ts';
import type { MessageRow } from './messages.ts';

interface LinkedRow {
  id: MessageId;
  account_id: number;
  wamid: string;
  direction: Message['direction'];
  kind: string;
  text: string;
}

interface ReactionRow {
  account_id: number;
  target_wamid: string;
  side: 'customer' | 'us';
  emoji: string;
  at: number;
}

/** What hangs on a page of messages, by the key under which each message looks for it. */
export interface MessageParts {
  linked: ReadonlyMap<string, LinkedRow>;
  reactions: ReadonlyMap<string, ReactionRow[]>;
  media: ReadonlyMap<MediaId, Media>;
}

/** Kinds whose `quoted_wamid` is what they act on, not what they answer. */
const ACTING_KINDS = new Set(['reaction', 'edit', 'revoke']);

const keyOf = (accountId: number, wamid: string): string => `${accountId} ${wamid}`;

/** Quoted messages, reactions and files of a page: one query each. */
export function readMessageParts(db: Db, rows: readonly MessageRow[]): MessageParts {
  const quoted = rows.flatMap((row) => row.quoted_wamid ?? []);
  const own = rows.flatMap((row) => row.wamid ?? []);
  const mediaIds = rows.flatMap((row) => row.media_id ?? []);
  const linked = quoted.length === 0 ? [] : listRows<LinkedRow>(db, LINKED_SQL, [JSON.stringify(quoted)]);
  const reactions = own.length === 0 ? [] : listRows<ReactionRow>(db, REACTIONS_SQL, [JSON.stringify(own)]);
  const media = mediaIds.length === 0 ? [] : listMediaByIds(db, mediaIds);
  return {
    linked: new Map(linked.map((row) => [keyOf(row.account_id, row.wamid), row])),
    reactions: groupBy(reactions, (row) => keyOf(row.account_id, row.target_wamid)),
    media: new Map(media.map((file) => [file.id, file])),
  };
}

/** Exported for the test that looks at their plans. */
export const LINKED_SQL = `SELECT messages.id, account_id, wamid, direction, kind, text FROM json_each(?) AS wanted
  CROSS JOIN messages ON ${isWamid('wamid', 'wanted.value')}`;
export const REACTIONS_SQL = `SELECT account_id, target_wamid, side, emoji, at FROM reactions
  WHERE target_wamid IN (SELECT value FROM json_each(?)) AND emoji IS NOT NULL`;

/** A row and its parts as a seat sees them. */
export function toMessage(row: MessageRow, parts: MessageParts): Message {
  const linked =
    row.quoted_wamid === null ? undefined : parts.linked.get(keyOf(row.account_id, row.quoted_wamid));
  const reactions = row.wamid === null ? [] : (parts.reactions.get(keyOf(row.account_id, row.wamid)) ?? []);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    accountId: row.account_id,
    direction: row.direction,
    kind: row.kind,
    content: readStoredContent(row),
    wamid: row.wamid,
    clientId: row.client_id,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    status: row.status,
    statusAt: row.status_at,
    error: toMessageError(row.error),
    operatorId: row.operator_id,
    isOurs: row.is_ours === 1,
    quoted: toQuoted(row, linked),
    forwarded: row.forwarded,
    // Written by us only, in this shape.
    referral: row.referral === null ? null : (JSON.parse(row.referral) as Message['referral']),
    reactions: reactions.map(({ side, emoji, at }) => ({ by: side, emoji, at })),
    reactionTargetId: row.kind === 'reaction' ? (linked?.id ?? null) : null,
    media: row.media_id === null ? null : (parts.media.get(row.media_id) ?? null),
    editedAt: row.edited_at,
    revokedAt: row.revoked_at,
    ...(row.automatic === null ? {} : { automatic: row.automatic }),
  };
}

function toQuoted(row: MessageRow, linked: LinkedRow | undefined): Message['quoted'] {
  if (row.quoted_wamid === null || ACTING_KINDS.has(row.kind)) return null;
  return {
    wamid: row.quoted_wamid,
    id: linked?.id ?? null,
    direction: linked?.direction ?? null,
    kind: linked?.kind ?? null,
    text: linked?.text ?? null,
  };
}
