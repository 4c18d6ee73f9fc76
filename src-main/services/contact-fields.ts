import type { ContactField } from '#shared/contract/contacts.ts';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface ContactFieldsService {
  list(): ContactField[];
  create(field: { name: string; kind: ContactField['kind'] }): ContactField;
  rename(id: ContactFieldId, name: string): ContactField;
  delete(id: ContactFieldId): { deletedValues: number };
}

export function createContactFields(_options: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): ContactFieldsService {
  return notBuilt('contact-fields');
}
