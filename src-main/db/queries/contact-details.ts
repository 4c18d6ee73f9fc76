import type { ContactDetails } from '#shared/contract/contacts.ts';
import { knownContactName } from '#shared/domain/contact-name.ts';
import type { ContactMergeId } from '#shared/domain/ids.ts';
import { type Db, listRows } from '../statements.ts';
import { requireContact } from './contacts.ts';

/** A contact with everything that its panel shows to an operator; without one nothing is unread. Throws NOT_FOUND. */
export function requireContactDetails(db: Db, id: number, operatorId = 0): ContactDetails {
  const conversations = listConversations(db, id, operatorId);
  return { ...requireContact(db, id), conversations, merges: listMerges(db, id) };
}

function listConversations(db: Db, contactId: number, operatorId: number): ContactDetails['conversations'] {
  type Row = Omit<ContactDetails['conversations'][number], 'isBlocked'> & { blockedAt: number | null };
  return listRows<Row>(
    db,
    `SELECT id, conversations.account_id AS accountId, last_message_at AS lastMessageAt, coalesce(unread.count, 0) AS unreadCount,
       blocked_at AS blockedAt FROM conversations
     LEFT JOIN unread ON conversation_id = conversations.id AND operator_id = ?
     WHERE contact_id = ? ORDER BY last_message_at DESC, id DESC`,
    [operatorId, contactId],
  ).map(({ blockedAt, ...conversation }) => ({ ...conversation, isBlocked: blockedAt !== null }));
}

function listMerges(db: Db, contactId: number): ContactDetails['merges'] {
  interface Row {
    id: ContactMergeId;
    mergedAt: number;
    customName: string | null;
    profileName: string | null;
    username: string | null;
    waId: string | null;
    bsuid: string | null;
  }
  return listRows<Row>(
    db,
    `SELECT contact_merges.id, merged_at AS mergedAt, custom_name AS customName, profile_name AS profileName, username,
       wa_id AS waId, bsuid
     FROM contact_merges JOIN contacts ON contacts.id = merged_contact_id
     WHERE kept_contact_id = ? AND undone_at IS NULL ORDER BY merged_at DESC, contact_merges.id DESC`,
    [contactId],
  ).map(({ id, mergedAt, ...names }) => ({
    id,
    mergedAt,
    name: knownContactName(names) ?? names.bsuid ?? '',
  }));
}
