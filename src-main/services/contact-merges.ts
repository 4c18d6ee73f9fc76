import type { Contact, ContactDetails } from '#shared/contract/contacts.ts';
import type { Change } from '#shared/contract/events.ts';
import { knownContactName } from '#shared/domain/contact-name.ts';
import type { ContactId, ContactMergeId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireContactDetails } from '../db/queries/contact-details.ts';
import {
  findDuplicates,
  forgetContactsDistinct,
  setContactsDistinct,
} from '../db/queries/contact-duplicates.ts';
import type { MovedConversation } from '../db/queries/contact-merge-parts.ts';
import {
  getMergeInTheWay,
  isSendingTo,
  isSendingToBoth,
  mergeContacts,
  requireContactMerge,
  undoContactMerge,
} from '../db/queries/contact-merges.ts';
import { getContact, listContactsById, requireContact } from '../db/queries/contacts.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { inTurns } from './in-turns.ts';

export interface ContactMergesService {
  merge(input: { id: ContactId; mergedId: ContactId; operatorId: OperatorId }): {
    mergeId: ContactMergeId;
    contact: ContactDetails;
  };
  undo(mergeId: ContactMergeId, by: OperatorId): ContactDetails;
  duplicates(limit: number): Promise<{ contacts: [Contact, Contact]; reason: 'meta' | 'number' | 'name' }[]>;
  /** `isApart: false` takes it back. */
  keepApart(input: { id: ContactId; otherId: ContactId; isApart: boolean }): void;
}

interface MergesOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

/** Two contacts that are one person, and those that are not. */
export function createContactMerges(options: MergesOptions): ContactMergesService {
  const { db, clock, publish } = options;
  return {
    merge: (input) => merge(options, input),
    undo: (mergeId, by) => undo(options, mergeId, by),
    duplicates: (limit) => duplicates(db, limit),
    keepApart({ id, otherId, isApart }) {
      if (id === otherId) throw new Refusal('MERGE_SAME_CONTACT');
      inTransaction(db, () => {
        requireContact(db, id);
        requireContact(db, otherId);
        if (isApart) setContactsDistinct(db, [id, otherId], clock.now());
        else forgetContactsDistinct(db, [id, otherId]);
      });
      publish([
        { entity: 'contact', id },
        { entity: 'contact', id: otherId },
      ]);
    },
  };
}

function merge(
  { db, clock, publish }: MergesOptions,
  { id, mergedId, operatorId }: { id: ContactId; mergedId: ContactId; operatorId: OperatorId },
): { mergeId: ContactMergeId; contact: ContactDetails } {
  if (id === mergedId) throw new Refusal('MERGE_SAME_CONTACT');
  const done = inTransaction(db, () => {
    requireContact(db, id);
    requireContact(db, mergedId);
    if (isSendingToBoth(db, id, mergedId)) throw new Refusal('MERGE_WHILE_SENDING');
    const people = { keptContactId: id, mergedContactId: mergedId };
    return mergeContacts(db, { ...people, operatorId, mergedAt: clock.now() });
  });
  publish(changesOf([id, mergedId], done.moved));
  return { mergeId: done.id, contact: requireContactDetails(db, id, operatorId) };
}

function undo(
  { db, clock, publish }: MergesOptions,
  mergeId: ContactMergeId,
  by: OperatorId,
): ContactDetails {
  const { found, moved } = inTransaction(db, () => {
    const found = requireContactMerge(db, mergeId);
    if (found.undoneAt !== null) throw new Refusal('MERGE_UNDONE');
    const later = getMergeInTheWay(db, found);
    if (later) throw new Refusal('MERGE_UNDO_LATER_FIRST', { name: nameOf(db, later.mergedContactId) });
    if (isSendingTo(db, found.keptContactId)) throw new Refusal('MERGE_WHILE_SENDING');
    return { found, moved: undoContactMerge(db, found, clock.now()) };
  });
  publish(changesOf([found.keptContactId, found.mergedContactId], moved));
  return requireContactDetails(db, found.keptContactId, by);
}

async function duplicates(db: Db, limit: number): ReturnType<ContactMergesService['duplicates']> {
  const pairs = await inTurns(findDuplicates(db, limit));
  const contacts = new Map(
    listContactsById(db, [...new Set(pairs.flatMap(({ ids }) => ids))]).map((contact) => [
      contact.id,
      contact,
    ]),
  );
  return pairs.flatMap(({ ids, reason }) => {
    const one = contacts.get(ids[0]);
    const other = contacts.get(ids[1]);
    return one && other ? [{ contacts: [one, other] as [Contact, Contact], reason }] : [];
  });
}

function nameOf(db: Db, id: ContactId): string {
  const contact = getContact(db, id);
  return (contact && (knownContactName(contact) ?? contact.bsuid)) ?? '';
}

function changesOf(contactIds: readonly number[], moved: readonly MovedConversation[]): Change[] {
  return [
    ...contactIds.map((id): Change => ({ entity: 'contact', id })),
    ...moved.flatMap(({ id, accountId, messages, draftsOf }): Change[] => [
      { entity: 'conversation', id, accountId },
      ...messages.map((message): Change => ({ entity: 'message', conversationId: id, ...message })),
      ...draftsOf.map((operatorId): Change => ({ entity: 'draft', conversationId: id, operatorId })),
    ]),
  ];
}
