import type { Contact, ContactDetails } from '#shared/contract/contacts.ts';
import type { ContactId, ContactMergeId, OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface ContactMergesService {
  merge(input: { id: ContactId; mergedId: ContactId; operatorId: OperatorId }): {
    mergeId: ContactMergeId;
    contact: ContactDetails;
  };
  undo(mergeId: ContactMergeId): ContactDetails;
  duplicates(limit: number): { contacts: [Contact, Contact]; reason: 'meta' | 'number' | 'name' }[];
  keepApart(id: ContactId, otherId: ContactId): void;
}

export function createContactMerges(_options: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): ContactMergesService {
  return notBuilt('contact-merges');
}
