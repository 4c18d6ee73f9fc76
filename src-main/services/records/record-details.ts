import type { BusinessRecord, RecordDetails, RecordType } from '#shared/contract/records.ts';
import { knownContactName } from '#shared/domain/contact-name.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireContactDetails } from '../../db/queries/contact-details.ts';
import { CONTACT, getContactIdByKey } from '../../db/queries/record-contacts.ts';
import { listReferencing } from '../../db/queries/records.ts';
import type { Db } from '../../db/statements.ts';
import { findRecord } from './paths.ts';
import { listTypes } from './types.ts';

const REFERENCED_BY = 50;
/** An invoice leads to an order and that to a customer; people behind further corners are not meant. */
const PEOPLE_DEPTH = 3;
const MOST_PEOPLE = 20;

const telling = /^(name|title|subject|label)$/i;

/** What a person reads instead of the key: the name of somebody, the key and the subject of something. */
export function titleOf({ type, key, fields }: BusinessRecord): string {
  const [, words] =
    Object.entries(fields).find(([name, value]) => telling.test(name) && typeof value === 'string') ?? [];
  if (type === CONTACT) return writeCellOf(words ?? fields.phone ?? key);
  return words === undefined || words === key ? key : `${key} · ${writeCellOf(words)}`;
}

/** A record with what it leads to and what leads to it. Throws NOT_FOUND. */
export function requireRecordDetails(db: Db, typeName: string, key: string): RecordDetails {
  const types = listTypes(db);
  const record = findRecord(db, { type: typeName, key });
  if (record === null) throw new Refusal('NOT_FOUND');
  const ways = referencesOf(types, record);
  // What led to a number that somebody had earlier leads to the person all the same.
  const keys = [...new Set([record.key, key])];
  return {
    ...record,
    references: ways.map(({ field, type, key: to }) => {
      const found = findRecord(db, { type, key: to });
      return { field, type, key: to, title: found ? titleOf(found) : to };
    }),
    referencedBy: listReferencing(db, { type: typeName, keys, limitPerType: REFERENCED_BY }).map(
      ({ field, record: from }) => ({ type: from.type, field, key: from.key, title: titleOf(from) }),
    ),
    people: peopleOf(db, types, record),
  };
}

function referencesOf(
  types: readonly RecordType[],
  record: BusinessRecord,
): { field: string; type: string; key: string }[] {
  const type = types.find(({ name }) => name === record.type);
  return (type?.fields ?? []).flatMap(({ name, referenceTo }) => {
    const key = record.fields[name];
    return referenceTo === null || typeof key !== 'string' ? [] : [{ field: name, type: referenceTo, key }];
  });
}

function peopleOf(db: Db, types: readonly RecordType[], record: BusinessRecord): RecordDetails['people'] {
  const ids = new Set<number>();
  collectPeople(db, types, record, { ids, depth: PEOPLE_DEPTH });
  return [...ids].slice(0, MOST_PEOPLE).map((id) => {
    const contact = requireContactDetails(db, id);
    return {
      contactId: contact.id,
      name: knownContactName(contact) ?? contact.bsuid ?? '',
      phone: contact.waId === null ? null : `+${contact.waId}`,
      conversations: contact.conversations.map(({ id: conversationId, accountId, lastMessageAt }) => ({
        id: conversationId,
        accountId,
        lastMessageAt,
      })),
    };
  });
}

function collectPeople(
  db: Db,
  types: readonly RecordType[],
  record: BusinessRecord,
  into: { ids: Set<number>; depth: number },
): void {
  const type = types.find(({ name }) => name === record.type);
  const phones = (type?.fields ?? []).filter(({ kind }) => kind === 'phone').map(({ name }) => name);
  const keys = record.type === CONTACT ? [record.key] : phones.map((name) => String(record.fields[name]));
  for (const key of keys) {
    const id = getContactIdByKey(db, key);
    if (id !== null) into.ids.add(id);
  }
  if (into.depth === 0) return;
  for (const { type: to, key } of referencesOf(types, record)) {
    const next = findRecord(db, { type: to, key });
    if (next) collectPeople(db, types, next, { ids: into.ids, depth: into.depth - 1 });
  }
}
