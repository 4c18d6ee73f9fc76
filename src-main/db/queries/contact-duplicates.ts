import type { ContactId } from '#shared/domain/ids.ts';
import { type Db, listRows, run } from '../statements.ts';

export interface DuplicatePair {
  /** The older contact first. */
  ids: [ContactId, ContactId];
  reason: 'meta' | 'number' | 'name';
}

/** Pairs of a group of ten are shown against its first: after one merge the next is asked for. */
const SAME = (columns: string, where: string): string => `
  SELECT first.id AS one, contacts.id AS other FROM (
    SELECT ${columns}, min(id) AS id FROM contacts WHERE ${where} GROUP BY ${columns} HAVING count(*) > 1
  ) AS first JOIN contacts`;

/**
 * Each source with its SQL, the surest first. Groups are found along an index of their own; pairs that somebody looked
 * at (contact_distinct) and contacts that were merged are left out. Exported for the test that looks at the plans.
 */
export const DUPLICATE_SQL: Record<DuplicatePair['reason'], string> = {
  meta: `SELECT contact_id AS one, other_contact_id AS other FROM contact_matches
    WHERE contact_id < other_contact_id`,
  number: `${SAME('number_key', 'number_key IS NOT NULL AND merged_into_id IS NULL')}
    INDEXED BY contacts_by_number ON contacts.number_key = first.number_key AND contacts.id > first.id
    WHERE contacts.number_key IS NOT NULL`,
  // Names that are only a number or nothing at all say nothing about who it is.
  name: `SELECT first.id AS one, contacts.id AS other FROM (
      SELECT sort_name, coalesce(substr(wa_id, -7), '') AS tail, min(id) AS id FROM contacts INDEXED BY contacts_by_name_and_number
      WHERE merged_into_id IS NULL
      GROUP BY sort_name, coalesce(substr(wa_id, -7), '') HAVING count(*) > 1
    ) AS first
    JOIN contacts INDEXED BY contacts_by_name_and_number ON contacts.merged_into_id IS NULL AND contacts.sort_name = first.sort_name
      AND coalesce(substr(contacts.wa_id, -7), '') = first.tail AND contacts.id > first.id
    WHERE first.sort_name NOT IN ('', char(65535)) AND first.sort_name NOT GLOB '+[0-9]*'`,
};

/** Pairs that may be one person, at most `limit`: by Meta's word, by number, by name. */
export function listDuplicates(db: Db, limit: number): DuplicatePair[] {
  const found = new Map<string, DuplicatePair>();
  for (const reason of ['meta', 'number', 'name'] as const) {
    if (found.size >= limit) break;
    const rows = listRows<{ one: ContactId; other: ContactId }>(
      db,
      `SELECT one, other FROM (${DUPLICATE_SQL[reason]}) AS pairs
       WHERE NOT EXISTS (SELECT 1 FROM contact_distinct WHERE contact_id = one AND other_contact_id = other)
         AND (SELECT merged_into_id FROM contacts WHERE id = one) IS NULL
         AND (SELECT merged_into_id FROM contacts WHERE id = other) IS NULL
       LIMIT ?`,
      [limit],
    );
    for (const { one, other } of rows) {
      const key = `${one}/${other}`;
      if (found.size < limit && !found.has(key)) found.set(key, { ids: [one, other], reason });
    }
  }
  return [...found.values()];
}

/** Remembers that two contacts are two people. */
export function setContactsDistinct(db: Db, ids: readonly [number, number], decidedAt: number): void {
  run(
    db,
    `INSERT INTO contact_distinct (contact_id, other_contact_id, decided_at) VALUES (?, ?, ?)
     ON CONFLICT (contact_id, other_contact_id) DO NOTHING`,
    [Math.min(...ids), Math.max(...ids), decidedAt],
  );
}
