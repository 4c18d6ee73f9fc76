import { z } from 'zod';
import type { Message } from '#shared/contract/messages.ts';
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts';
import { type Db, getRow, listRows } from '../statements.ts';
import { MESSAGE_COLUMNS, type MessageRow, toMessages } from './messages.ts';

export type GalleryKind = 'pictures' | 'documents' | 'audio' | 'links';

const HAS_MEDIA = 'media_id IS NOT NULL AND revoked_at IS NULL';
/** Written as in the partial indexes: SQLite compares the words. */
const CONDITIONS: Record<GalleryKind, string> = {
  pictures: `${HAS_MEDIA} AND kind IN ('image', 'video')`,
  documents: `${HAS_MEDIA} AND kind = 'document'`,
  audio: `${HAS_MEDIA} AND kind = 'audio'`,
  links: `(instr(lower(text), '://') > 0 OR instr(lower(text), 'www.') > 0 OR instr(lower(text), '.com') > 0
  OR instr(lower(text), '.ua') > 0 OR instr(lower(text), '.org') > 0 OR instr(lower(text), '.net') > 0) AND revoked_at IS NULL
    AND kind NOT IN ('reaction', 'edit', 'revoke', 'request_welcome')`,
};
const INDEXES: Record<GalleryKind, string> = {
  pictures: 'messages_with_media',
  documents: 'messages_with_media',
  audio: 'messages_with_media',
  links: 'messages_with_links',
};

const placeSchema: z.ZodType<[sentAt: number, id: number]> = z.tuple([z.number(), z.number()]);
const AFTER_ALL: [number, number] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

/** The SQL of a page of a gallery; exported for the test that looks at its plan. */
export const gallerySql = (what: GalleryKind): string =>
  `SELECT ${MESSAGE_COLUMNS} FROM messages INDEXED BY ${INDEXES[what]}
   WHERE conversation_id = ? AND ${CONDITIONS[what]} AND (sent_at, id) < (?, ?)
   ORDER BY sent_at DESC, id DESC LIMIT ?`;

/** Messages of a conversation with files of a kind or with links, newest first by Meta's time. */
export function listGallery(
  db: Db,
  input: { conversationId: number; what: GalleryKind; cursor?: string | undefined; limit: number },
): { items: Message[]; next: string | null } {
  const before = input.cursor === undefined ? AFTER_ALL : decodeCursor(input.cursor, placeSchema);
  const rows = listRows<MessageRow>(db, gallerySql(input.what), [
    input.conversationId,
    ...before,
    input.limit + 1,
  ]);
  const page = cutPage(rows, input.limit, (last) => encodeCursor([last.sent_at, last.id]));
  return { items: toMessages(db, page.items), next: page.next };
}

/** How many messages each gallery of a conversation has. */
export function countGallery(db: Db, conversationId: number): Record<GalleryKind, number> {
  const count = (what: GalleryKind) =>
    getRow<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM messages INDEXED BY ${INDEXES[what]} WHERE conversation_id = ? AND ${CONDITIONS[what]}`,
      [conversationId],
    )?.count ?? 0;
  return {
    pictures: count('pictures'),
    documents: count('documents'),
    audio: count('audio'),
    links: count('links'),
  };
}
