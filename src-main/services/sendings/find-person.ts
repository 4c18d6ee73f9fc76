import type { RecordType } from '#shared/contract/records.ts';
import type { SendTarget } from '#shared/contract/sendings.ts';
import { knownContactName } from '#shared/domain/contact-name.ts';
import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { numberKey, parseWaId } from '#shared/domain/phone.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { TemplateBinding } from '#shared/domain/template-draft.ts';
import { getContactByNumber } from '../../db/queries/contact-numbers.ts';
import { followMerges } from '../../db/queries/contacts.ts';
import { requireConversation } from '../../db/queries/conversations.ts';
import { CONTACT, getContactIdByKey, getContactRecord } from '../../db/queries/record-contacts.ts';
import { getPerson, type PersonRow } from '../../db/queries/sending-people.ts';
import type { Db } from '../../db/statements.ts';
import { findRecord, type RecordRef, resolvePath } from '../records/paths.ts';

/** Whom a message would go to; somebody who never wrote has no contact yet. */
export interface Person {
  name: string;
  /** Bare digits. */
  waId: string | null;
  bsuid: string | null;
  contactId: ContactId | null;
  conversationId: ConversationId | null;
  isOptedOut: boolean;
  isBlocked: boolean;
  /** Meta's time of the last message from there. */
  lastInboundAt: number | null;
}

/** What a person is found with: the account, and the types, which are the same for all of a sending. */
export interface Finder {
  db: Db;
  accountId: number;
  types: readonly RecordType[];
  binding: TemplateBinding;
}

export interface Found {
  person: Person | null;
  /** Where values come from; null: from nowhere but the sender. */
  record: RecordRef | null;
  /** The record itself is not here. */
  isRecordGone: boolean;
}

/** The person whom a target means, and the record that fills the template. Throws NOT_FOUND for what is no target at all. */
export function findTarget(finder: Finder, target: SendTarget): Found {
  if (target.kind === 'record') return findByRecord(finder, target);
  const contactId =
    target.kind === 'contact'
      ? followMerges(finder.db, target.contactId)
      : requireConversation(finder.db, target.conversationId).contact.id;
  if (contactId === null) throw new Refusal('NOT_FOUND');
  return findByContact(finder, contactId);
}

/** A contact also is a record, for the templates that apply to contacts. */
export function findByContact({ db, accountId, binding }: Finder, contactId: ContactId): Found {
  const row = getPerson(db, contactId, accountId);
  if (row === null) return { person: null, record: null, isRecordGone: true };
  const record = binding.appliesTo === CONTACT ? getContactRecord(db, contactId)?.record : undefined;
  return {
    person: toPerson(row),
    record: record ? { type: CONTACT, key: record.key } : null,
    isRecordGone: false,
  };
}

/** Whoever has the number of a record; nobody when it has none. */
export function findByRecord(finder: Finder, ref: RecordRef): Found {
  const { db, accountId, types, binding } = finder;
  if (ref.type === CONTACT) {
    const contactId = getContactIdByKey(db, ref.key);
    if (contactId === null) return { person: null, record: ref, isRecordGone: true };
    return { ...findByContact(finder, contactId), record: ref };
  }
  if (findRecord(db, ref) === null) return { person: null, record: ref, isRecordGone: true };
  const path = phonePathOf(binding, ref.type, types);
  const phone = path && resolvePath(db, ref, path, types).value;
  const waId = typeof phone === 'string' ? parseWaId(phone) : null;
  if (path === null || waId === null) return { person: null, record: ref, isRecordGone: false };
  const contactId = getContactByNumber(db, waId);
  const row = contactId === null ? null : getPerson(db, contactId, accountId);
  const person = row ? toPerson(row) : newPerson(waId, nameBeside(finder, ref, path));
  return { person, record: ref, isRecordGone: false };
}

/** The path of the template, where it is for records of this type; otherwise the type's own first phone, or that of a contact. */
function phonePathOf(
  binding: TemplateBinding,
  typeName: string,
  types: readonly RecordType[],
): readonly string[] | null {
  if (binding.phonePath !== null && binding.appliesTo === typeName) return binding.phonePath;
  const fields = types.find(({ name }) => name === typeName)?.fields ?? [];
  const own = fields.find(({ kind }) => kind === 'phone');
  if (own) return [own.name];
  const contact = fields.find(({ referenceTo }) => referenceTo === CONTACT);
  return contact ? [contact.name, 'phone'] : null;
}

/** The name that stands beside a phone, in the same record. */
function nameBeside({ db, types }: Finder, ref: RecordRef, path: readonly string[]): string | null {
  const { value } = resolvePath(db, ref, [...path.slice(0, -1), 'name'], types);
  return typeof value === 'string' ? value : null;
}

const newPerson = (waId: string, name: string | null): Person => ({
  name: name ?? `+${waId}`,
  waId,
  bsuid: null,
  contactId: null,
  conversationId: null,
  isOptedOut: false,
  isBlocked: false,
  lastInboundAt: null,
});

const toPerson = ({ isOptedOut, isBlocked, ...row }: PersonRow): Person => ({
  name: knownContactName(row) ?? (row.waId === null ? '' : `+${row.waId}`),
  waId: row.waId,
  bsuid: row.bsuid,
  contactId: row.contactId,
  conversationId: row.conversationId,
  isOptedOut: isOptedOut === 1,
  isBlocked: isBlocked === 1,
  lastInboundAt: row.lastInboundAt,
});

/** One word for one person, however their number is written and whichever record it came from. */
export function personKey(person: Person): string | null {
  if (person.contactId !== null) return `contact ${person.contactId}`;
  return person.waId === null ? null : `number ${numberKey(person.waId)}`;
}
