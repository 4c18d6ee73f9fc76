import { type Db, getRow } from '../statements.ts';

/** How many conversations wait to be read, over all accounts and whatever their state: the number on the icon. */
export const countUnreadConversations = (db: Db): number =>
  getRow<{ count: number }>(
    db,
    'SELECT coalesce(sum(count), 0) AS count FROM conversation_tallies WHERE is_unread = 1',
  )?.count ?? 0;
