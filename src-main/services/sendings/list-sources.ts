import type { RecipientSource } from '#shared/contract/sendings.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { followMerges } from '../../db/queries/contacts.ts';
import { listContactsOfLabel } from '../../db/queries/sending-people.ts';
import { walkRecords } from '../records/walk.ts';
import { type Finder, type Found, findByContact, findByRecord } from './find-person.ts';

/** How many rows of a list are asked for at once. */
const PAGE = 50;

/** Everybody whom a source names, one after the other; `undefined` where much was read and nobody found. */
export function* listSource(finder: Finder, source: RecipientSource): Generator<Found | undefined, void> {
  switch (source.kind) {
    case 'records':
      for (const key of source.keys) yield findByRecord(finder, { type: source.type, key });
      return;
    case 'record_query':
      for (const found of walkRecords(finder.db, { ...source.query, order: 'key', wanted: PAGE })) {
        yield found && findByRecord(finder, { type: found.record.type, key: found.record.key });
      }
      return;
    case 'contacts':
      for (const id of source.contactIds) yield findContact(finder, id);
      return;
    case 'label': {
      let after = 0;
      for (;;) {
        const ids = listContactsOfLabel(finder.db, { labelId: source.labelId, after, limit: PAGE });
        for (const id of ids) yield findByContact(finder, id);
        const last = ids.at(-1);
        if (last === undefined) return;
        after = last;
      }
    }
  }
}

function findContact(finder: Finder, id: number): Found {
  const contactId = followMerges(finder.db, id);
  if (contactId === null) return { person: null, record: null, isRecordGone: true };
  return findByContact(finder, contactId);
}

/** Whether a source is one at all, before anything is written down. Throws BAD_INPUT. */
export function checkSource(source: RecipientSource, typeNames: readonly string[]): void {
  const typeName =
    source.kind === 'records' ? source.type : source.kind === 'record_query' ? source.query.type : null;
  if (typeName !== null && !typeNames.includes(typeName))
    throw new Refusal('RECORD_TYPE_UNKNOWN', { type: typeName });
}
