import type { ContactId } from '#shared/domain/ids.ts';
import { type Db, listRows, run } from '../statements.ts';
import { type AliasKind, refreshContact } from './contacts.ts';

/** The ids under which one webhook or one operator speaks of a person; at least one is needed. */
export interface PersonIds {
  parentBsuid: string | null;
  bsuid: string | null;
  /** Bare digits. */
  waId: string | null;
}

export interface Sighting {
  /** Meta's time of what was heard: decides whose a number was that changed hands. */
  seenAt: number;
  receivedAt: number;
}

export interface ResolvedContact {
  id: ContactId;
  isNew: boolean;
  /** Whether ids were learnt that were not known of this person. */
  hasChanged: boolean;
}

interface KnownAlias {
  id: number;
  contact_id: ContactId;
  superseded_at: number | null;
}

/**
 * The contact that these ids mean, made when there is none. Looked up by parent BSUID, then BSUID, then number. Ids
 * that were missing are added; an id that belongs to somebody else is recorded as a match of two contacts, which are
 * never merged here. Null when no id was given at all.
 */
export function resolveContact(db: Db, ids: PersonIds, sighting: Sighting): ResolvedContact | null {
  const given = listIds(ids);
  if (given.length === 0) return null;
  const owners = given.map(({ kind, value }) => ({
    kind,
    value,
    alias: findAlias(db, kind, value, sighting.seenAt),
  }));
  const found = owners.find((owner) => owner.alias !== null)?.alias?.contact_id;
  const id = found ?? insertContact(db, sighting.receivedAt);
  let hasChanged = false;
  for (const { kind, value, alias } of owners) {
    if (alias === null) {
      insertAlias(db, { contactId: id, kind, value, firstSeenAt: sighting.seenAt });
      hasChanged = true;
    } else if (alias.contact_id !== id) {
      recordContactMatch(db, {
        contactId: id,
        otherContactId: alias.contact_id,
        reason: kind,
        seenAt: sighting.receivedAt,
      });
    }
  }
  if (hasChanged) refreshContact(db, id);
  return { id, isNew: found === undefined, hasChanged };
}

/** Adds ids to a contact that is known by other means (the message that a status belongs to); true when one was new. */
export function learnContactIds(db: Db, contactId: number, ids: PersonIds, sighting: Sighting): boolean {
  let hasChanged = false;
  for (const { kind, value } of listIds(ids)) {
    const alias = findAlias(db, kind, value, sighting.seenAt);
    if (alias === null) {
      insertAlias(db, { contactId, kind, value, firstSeenAt: sighting.seenAt });
      hasChanged = true;
    } else if (alias.contact_id !== contactId) {
      recordContactMatch(db, {
        contactId,
        otherContactId: alias.contact_id,
        reason: kind,
        seenAt: sighting.receivedAt,
      });
    }
  }
  if (hasChanged) refreshContact(db, contactId);
  return hasChanged;
}

/** Ends the use of an id by this contact from `at` on; its history stays. False when it was not the contact's any more. */
export function supersedeAlias(
  db: Db,
  { contactId, kind, value, at }: { contactId: number; kind: AliasKind; value: string; at: number },
): boolean {
  const { changes } = run(
    db,
    'UPDATE contact_aliases SET superseded_at = ? WHERE contact_id = ? AND kind = ? AND value = ? AND superseded_at IS NULL',
    [at, contactId, kind, value],
  );
  if (changes > 0) refreshContact(db, contactId);
  return changes > 0;
}

const listIds = ({ parentBsuid, bsuid, waId }: PersonIds): { kind: AliasKind; value: string }[] =>
  [
    { kind: 'parent_bsuid' as const, value: parentBsuid },
    { kind: 'bsuid' as const, value: bsuid },
    { kind: 'wa_id' as const, value: waId },
  ].flatMap(({ kind, value }) => (value ? [{ kind, value }] : []));

/** The owner now; or who owned an id when something late was written, before it changed hands. */
function findAlias(db: Db, kind: AliasKind, value: string, seenAt: number): KnownAlias | null {
  // One row nearly always; sorting it in SQLite would cost more than the look-up.
  const owners = listRows<KnownAlias>(
    db,
    'SELECT id, contact_id, superseded_at FROM contact_aliases WHERE kind = ? AND value = ?',
    [kind, value],
  );
  const endOf = (alias: KnownAlias) => alias.superseded_at ?? Number.POSITIVE_INFINITY;
  const [owner] = owners.filter((alias) => endOf(alias) > seenAt).sort((a, b) => endOf(a) - endOf(b));
  return owner ?? null;
}

function insertContact(db: Db, createdAt: number): ContactId {
  const { lastInsertRowid } = run(db, 'INSERT INTO contacts (created_at) VALUES (?)', [createdAt]);
  // Row ids of this table are contact ids.
  return Number(lastInsertRowid) as ContactId;
}

function insertAlias(
  db: Db,
  alias: { contactId: number; kind: AliasKind; value: string; firstSeenAt: number },
): void {
  run(db, 'INSERT INTO contact_aliases (contact_id, kind, value, first_seen_at) VALUES (?, ?, ?, ?)', [
    alias.contactId,
    alias.kind,
    alias.value,
    alias.firstSeenAt,
  ]);
}

function recordContactMatch(
  db: Db,
  match: { contactId: number; otherContactId: number; reason: string; seenAt: number },
): void {
  const { contactId, otherContactId, reason, seenAt } = match;
  for (const [one, other] of [
    [contactId, otherContactId],
    [otherContactId, contactId],
  ] as const) {
    run(
      db,
      `INSERT INTO contact_matches (contact_id, other_contact_id, reason, seen_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (contact_id, other_contact_id) DO NOTHING`,
      [one, other, reason, seenAt],
    );
  }
}
