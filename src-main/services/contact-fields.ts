import type { ContactField } from '#shared/contract/contacts.ts';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  deleteContactField,
  getContactFieldByName,
  insertContactField,
  listContactFields,
  renameContactField,
  requireContactField,
} from '../db/queries/contact-fields.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { requireUnchanged } from './changed-meanwhile.ts';

export interface ContactFieldsService {
  list(): ContactField[];
  create(field: { name: string; kind: ContactField['kind'] }): ContactField;
  /** `changedFrom`: the name that the operator had before their eyes. Throws CHANGED_MEANWHILE. */
  rename(id: ContactFieldId, name: string, changedFrom?: string): ContactField;
  delete(id: ContactFieldId): { deletedValues: number };
}

/** More would fit nowhere on a screen. */
const MOST_FIELDS = 50;

/** The fields that a business adds to its contacts. */
export function createContactFields(options: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): ContactFieldsService {
  const { db, clock, publish } = options;
  const requireFreeName = (name: string, own: number | null) => {
    const taken = getContactFieldByName(db, name);
    if (taken && taken.id !== own) throw new Refusal('CONTACT_FIELD_EXISTS', { name: taken.name });
  };
  return {
    list: () => listContactFields(db),

    create(field) {
      const created = inTransaction(db, () => {
        requireFreeName(field.name, null);
        if (listContactFields(db).length >= MOST_FIELDS) {
          throw new Refusal('CONTACT_FIELDS_LIMIT', { limit: MOST_FIELDS });
        }
        return insertContactField(db, { ...field, createdAt: clock.now() });
      });
      publish([{ entity: 'contact_field' }]);
      return created;
    },

    rename(id, name, changedFrom) {
      inTransaction(db, () => {
        const known = requireContactField(db, id);
        requireUnchanged(known.name, changedFrom, name);
        requireFreeName(name, id);
        renameContactField(db, id, name);
      });
      publish([{ entity: 'contact_field' }]);
      return requireContactField(db, id);
    },

    delete(id) {
      const deletedValues = inTransaction(db, () => {
        requireContactField(db, id);
        return deleteContactField(db, id);
      });
      publish([{ entity: 'contact_field' }]);
      return { deletedValues };
    },
  };
}
