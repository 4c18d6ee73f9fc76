import { resolveContact } from '../../db/queries/contact-identity.ts';
import { requireContact, setContactOptOut } from '../../db/queries/contacts.ts';
import type { IngestContext } from './context.ts';
import type { JsonRecord } from './json.ts';
import { personOf } from './person.ts';

/**
 * A customer said in WhatsApp that marketing messages are not wanted, or are again (field `user_preferences`). What
 * staff or a file put down is not taken back by it.
 */
export function applyPreference(event: JsonRecord, occurredAt: number, context: IngestContext): void {
  const { db, delivery } = context;
  if (event.category !== 'marketing_messages' || (event.value !== 'stop' && event.value !== 'resume')) return;
  const person = personOf({ waId: event.wa_id, bsuid: event.user_id, parentBsuid: event.parent_user_id }, []);
  const contact = resolveContact(db, person, { seenAt: occurredAt, receivedAt: delivery.receivedAt });
  if (!contact) return;
  const { optOutSource } = requireContact(db, contact.id);
  const hasChanged =
    event.value === 'stop'
      ? setContactOptOut(db, contact.id, { at: occurredAt, source: 'meta' })
      : optOutSource === 'meta' && setContactOptOut(db, contact.id, null);
  if (hasChanged || contact.hasChanged) context.changes.push({ entity: 'contact', id: contact.id });
}
