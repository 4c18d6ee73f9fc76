import { type Db, listRows, run } from '../statements.ts';

/** The ids under which a contact can be blocked now. */
export function getCurrentIds(db: Db, contactId: number): { waIds: string[]; bsuid: string | null } {
  const aliases = listRows<{ kind: string; value: string }>(
    db,
    `SELECT kind, value FROM contact_aliases WHERE contact_id = ? AND superseded_at IS NULL ORDER BY first_seen_at, id`,
    [contactId],
  );
  const of = (kind: string) => aliases.filter((alias) => alias.kind === kind).map(({ value }) => value);
  return { waIds: of('wa_id'), bsuid: of('bsuid').at(-1) ?? of('parent_bsuid').at(-1) ?? null };
}

/** Remembers since when the person of a conversation is blocked at Meta; null when not. */
export function setConversationBlocked(db: Db, conversationId: number, blockedAt: number | null): void {
  run(db, 'UPDATE conversations SET blocked_at = ? WHERE id = ?', [blockedAt, conversationId]);
}
