import { type Db, getRow } from '../statements.ts';

/** How many conversations wait to be read, over all accounts: the number on the icon. */
export const countUnreadConversations = (db: Db): number =>
  getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM conversations WHERE unread_count > 0')
    ?.count ?? 0;
