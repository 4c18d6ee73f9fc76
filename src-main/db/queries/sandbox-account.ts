import { type Db, getRow, inTransaction, listRows, run } from '../statements.ts';

/** The account of the sandbox, or null before its first start. */
export const getSandboxAccountId = (db: Db): number | null =>
  getRow<{ id: number }>(db, "SELECT id FROM accounts WHERE kind = 'sandbox' ORDER BY id LIMIT 1")?.id ??
  null;

/** Takes over the ids of a pretend Meta that was made anew; a live account's are never changed. */
export function setSandboxIds(
  db: Db,
  id: number,
  ids: { phoneNumberId: string; wabaId: string; appId: string },
): void {
  run(
    db,
    "UPDATE accounts SET phone_number_id = ?, waba_id = ?, app_id = ? WHERE id = ? AND kind = 'sandbox'",
    [ids.phoneNumberId, ids.wabaId, ids.appId, id],
  );
}

/**
 * Deletes everything that happened in one account, its templates, and the contacts that came with it and wrote nowhere
 * else, in one transaction. Returns the ids of what is gone and is shown by its id. For the sandbox only: nothing else may
 * ever be forgotten.
 */
export function deleteAccountHistory(
  db: Db,
  accountId: number,
): { conversationIds: number[]; sendingIds: number[] } {
  return inTransaction(db, () => {
    const list = (sql: string): number[] =>
      listRows<{ id: number }>(db, sql, [accountId]).map(({ id }) => id);
    const conversationIds = list('SELECT id FROM conversations WHERE account_id = ?');
    const sendingIds = list('SELECT id FROM sendings WHERE account_id = ?');
    // Who was known before was imported or written down by somebody: trying a sending must not cost the address book.
    const contactIds = JSON.stringify(
      list(`SELECT contact_id AS id FROM conversations WHERE account_id = ? AND NOT EXISTS (
        SELECT 1 FROM contact_aliases WHERE contact_id = conversations.contact_id
          AND first_seen_at < conversations.created_at)`),
    );
    const mediaIds = JSON.stringify(
      list('SELECT media_id AS id FROM messages WHERE account_id = ? AND media_id IS NOT NULL'),
    );
    // Recipients, tallies, versions, events and what was sent with a template go with their parents.
    for (const table of [
      'sendings',
      'outbox',
      'message_statuses',
      'reactions',
      'messages',
      'traffic',
      'first_answers',
      'unanswered',
      'conversations',
      'templates',
      'template_samples',
      'template_syncs',
      'account_events',
      'ingest_failures',
    ]) {
      run(db, `DELETE FROM ${table} WHERE account_id = ?`, [accountId]);
    }
    deleteMedia(db, accountId, mediaIds);
    deleteLonelyContacts(db, contactIds);
    return { conversationIds, sendingIds };
  });
}

/** A file that was sent in another account as well stays, or that another account's templates and sendings name. */
function deleteMedia(db: Db, accountId: number, mediaIds: string): void {
  run(
    db,
    `DELETE FROM media WHERE (account_id = ? OR id IN (SELECT value FROM json_each(?)))
       AND id NOT IN (SELECT media_id FROM messages WHERE media_id IS NOT NULL
         UNION SELECT sample_media_id FROM templates WHERE sample_media_id IS NOT NULL
         UNION SELECT media_id FROM template_samples
         UNION SELECT picture_media_id FROM operators WHERE picture_media_id IS NOT NULL
         UNION SELECT tree.value FROM templates, json_tree(json_array(json(binding), json(draft))) AS tree
           WHERE tree.key IN ('mediaId', 'sampleMediaId') AND tree.value IS NOT NULL
         UNION SELECT tree.value FROM sendings, json_tree(answers) AS tree
           WHERE tree.key = 'mediaId' AND tree.value IS NOT NULL)`,
    [accountId, mediaIds],
  );
}

/** Contacts that are part of a lonely one go with it, and what was decided of them. */
function deleteLonelyContacts(db: Db, contactIds: string): void {
  const lonely = JSON.stringify(
    listRows<{ id: number }>(
      db,
      `WITH RECURSIVE lonely (id) AS (
         SELECT id FROM contacts WHERE id IN (SELECT value FROM json_each(?))
           AND NOT EXISTS (SELECT 1 FROM conversations WHERE contact_id = contacts.id)
         UNION SELECT contacts.id FROM lonely JOIN contacts ON merged_into_id = lonely.id
       ) SELECT id FROM lonely`,
      [contactIds],
    ).map((row) => row.id),
  );
  for (const [table, ...columns] of [
    ['contact_matches', 'contact_id', 'other_contact_id'],
    ['contact_distinct', 'contact_id', 'other_contact_id'],
    ['contact_merges', 'kept_contact_id', 'merged_contact_id'],
    ['contact_aliases', 'contact_id'],
    ['contacts', 'id'],
  ] as const) {
    for (const column of columns) {
      run(db, `DELETE FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`, [lonely]);
    }
  }
}
