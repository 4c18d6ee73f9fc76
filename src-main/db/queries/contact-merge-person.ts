import { joinPeople, type PersonFacts, splitPeople } from '#shared/domain/contact-merge.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { refreshContact } from './contacts.ts';

/** What of a person was moved or filled in, so that it can be taken back. */
export interface PersonSnapshot {
  before: PersonFacts;
  after: PersonFacts;
  aliasIds: number[];
  noteIds: number[];
  filledFields: { fieldId: number; value: string }[];
}

interface Pair {
  keptId: number;
  mergedId: number;
}

/** Gives the kept contact the ids, notes and missing values of the other one, whose row stays as it is. */
export function joinPerson(db: Db, { keptId, mergedId }: Pair): PersonSnapshot {
  const before = requireFacts(db, keptId);
  const merged = requireFacts(db, mergedId);
  const after = joinPeople(before, merged);
  const snapshot: PersonSnapshot = {
    before,
    after,
    aliasIds: listIds(db, 'SELECT id FROM contact_aliases WHERE contact_id = ? ORDER BY id', mergedId),
    noteIds: listIds(db, 'SELECT id FROM contact_notes WHERE contact_id = ? ORDER BY id', mergedId),
    filledFields: listRows(
      db,
      `SELECT field_id AS fieldId, value FROM contact_field_values WHERE contact_id = ?
       AND field_id NOT IN (SELECT field_id FROM contact_field_values WHERE contact_id = ?) ORDER BY field_id`,
      [mergedId, keptId],
    ),
  };
  run(db, 'UPDATE contact_aliases SET contact_id = ? WHERE contact_id = ?', [keptId, mergedId]);
  run(db, 'UPDATE contact_notes SET contact_id = ? WHERE contact_id = ?', [keptId, mergedId]);
  for (const { fieldId, value } of snapshot.filledFields) {
    run(db, 'INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (?, ?, ?)', [
      keptId,
      fieldId,
      value,
    ]);
  }
  setFacts(db, keptId, after);
  run(db, 'UPDATE contacts SET merged_into_id = ? WHERE id = ?', [keptId, mergedId]);
  refreshContact(db, keptId);
  return snapshot;
}

/** Takes back what was moved; what was changed, learnt or written since stays with the kept contact. */
export function splitPerson(db: Db, { keptId, mergedId }: Pair, snapshot: PersonSnapshot): void {
  const ids = (list: readonly number[]) => JSON.stringify(list);
  run(
    db,
    'UPDATE contact_aliases SET contact_id = ? WHERE contact_id = ? AND id IN (SELECT value FROM json_each(?))',
    [mergedId, keptId, ids(snapshot.aliasIds)],
  );
  run(
    db,
    'UPDATE contact_notes SET contact_id = ? WHERE contact_id = ? AND id IN (SELECT value FROM json_each(?))',
    [mergedId, keptId, ids(snapshot.noteIds)],
  );
  for (const { fieldId, value } of snapshot.filledFields) {
    run(db, 'DELETE FROM contact_field_values WHERE contact_id = ? AND field_id = ? AND value = ?', [
      keptId,
      fieldId,
      value,
    ]);
  }
  const now = requireFacts(db, keptId);
  setFacts(db, keptId, splitPeople({ before: snapshot.before, after: snapshot.after, now }));
  run(db, 'UPDATE contacts SET merged_into_id = NULL WHERE id = ?', [mergedId]);
  passOnOptOut(db, mergedId, snapshot, now);
  refreshContact(db, keptId);
  refreshContact(db, mergedId);
}

/** Whoever asked not to be written to while the two were one may be either of them: neither is written to. */
function passOnOptOut(db: Db, mergedId: number, { after }: PersonSnapshot, now: PersonFacts): void {
  if (now.opted_out_at === null || now.opted_out_at === after.opted_out_at) return;
  run(db, 'UPDATE contacts SET opted_out_at = ?, opt_out_source = ? WHERE id = ? AND opted_out_at IS NULL', [
    now.opted_out_at,
    now.opt_out_source,
    mergedId,
  ]);
}

function requireFacts(db: Db, id: number): PersonFacts {
  const facts = getRow<PersonFacts>(
    db,
    `SELECT custom_name, profile_name, username, profile_seen_at, opted_out_at, opt_out_source
     FROM contacts WHERE id = ?`,
    [id],
  );
  if (!facts) throw new Error('a contact that is merged is there');
  return facts;
}

function setFacts(db: Db, id: number, facts: PersonFacts): void {
  run(
    db,
    `UPDATE contacts SET custom_name = :custom_name, profile_name = :profile_name, username = :username,
       profile_seen_at = :profile_seen_at, opted_out_at = :opted_out_at, opt_out_source = :opt_out_source
     WHERE id = :id`,
    { ...facts, id },
  );
}

const listIds = (db: Db, sql: string, contactId: number): number[] =>
  listRows<{ id: number }>(db, sql, [contactId]).map(({ id }) => id);
