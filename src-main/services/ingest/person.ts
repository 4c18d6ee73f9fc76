import { shownProfileName } from '#shared/domain/contact-name.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { type PersonIds, resolveContact } from '../../db/queries/contact-identity.ts';
import { updateContactProfile } from '../../db/queries/contacts.ts';
import type { IngestContext } from './context.ts';
import { arrayOf, IngestError, type JsonRecord, recordOf, textOf } from './json.ts';

/** A person as one webhook speaks of them. */
export interface Person extends PersonIds {
  name: string | null;
  username: string | null;
}

/** Bare digits; the plus that some payloads carry is not part of the id. */
const waIdOf = (value: unknown): string | null => textOf(value)?.replace(/^\+/, '') ?? null;

/** The raw webhook keeps what was really written. */
const nameOf = (value: unknown): string | null => shownProfileName(textOf(value) ?? '');

/** Business-scoped ids begin with the letters of a country; everything else that names a sender is a number. */
const isBsuid = (value: string): boolean => /^[A-Z]{2}\./.test(value);

/** The ids of an item together with the block of `contacts` that belongs to it; every part may be absent. */
export function personOf(
  ids: { waId: unknown; bsuid: unknown; parentBsuid: unknown },
  contacts: unknown,
): Person {
  const named = waIdOf(ids.waId);
  const waId = named !== null && isBsuid(named) ? null : named;
  const bsuid = textOf(ids.bsuid) ?? (waId === null ? named : null);
  const contact = contactBlockOf(arrayOf(contacts).map(recordOf), { waId, bsuid });
  const profile = recordOf(contact.profile);
  return {
    waId: waId ?? waIdOf(contact.wa_id),
    bsuid: bsuid ?? textOf(contact.user_id),
    parentBsuid: textOf(ids.parentBsuid) ?? textOf(contact.parent_user_id),
    name: nameOf(profile.name),
    username: nameOf(profile.username)?.replace(/^@/, '') ?? null,
  };
}

function contactBlockOf(contacts: readonly JsonRecord[], ids: Pick<PersonIds, 'waId' | 'bsuid'>): JsonRecord {
  const byId = contacts.find(
    (contact) =>
      (ids.waId !== null && waIdOf(contact.wa_id) === ids.waId) ||
      (ids.bsuid !== null && textOf(contact.user_id) === ids.bsuid),
  );
  if (byId) return byId;
  const [only] = contacts;
  // A lone block belongs to a lone item even when it says its ids in another form, but not when it names somebody else.
  if (contacts.length !== 1 || !only) return {};
  const contradicts =
    (ids.waId !== null && waIdOf(only.wa_id) !== null) ||
    (ids.bsuid !== null && textOf(only.user_id) !== null);
  return contradicts ? {} : only;
}

/** The contact of a person, made when it is new, with the names brought up to date. Throws IngestError without any id. */
export function requireContactOf(person: Person, seenAt: number, context: IngestContext): ContactId {
  const { db, delivery, changes } = context;
  const contact = resolveContact(db, person, { seenAt, receivedAt: delivery.receivedAt });
  if (!contact) throw new IngestError('Neither a number nor a user id says who this is about.');
  const isRenamed = updateContactProfile(db, contact.id, {
    name: person.name,
    username: person.username,
    seenAt,
  });
  if (contact.hasChanged || isRenamed) changes.push({ entity: 'contact', id: contact.id });
  return contact.id;
}
