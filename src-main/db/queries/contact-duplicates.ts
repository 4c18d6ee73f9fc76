import type { ContactId } from '#shared/domain/ids.ts';
import { type Db, listRows, run } from '../statements.ts';

export interface DuplicatePair {
  /** The older contact first. */
  ids: [ContactId, ContactId];
  reason: 'meta' | 'number' | 'name';
}

/** The groups of an index with more than one contact, each with its first. */
const groups = (columns: string, index: string): string =>
  `SELECT ${columns}, min(id) AS id FROM contacts INDEXED BY ${index}
   WHERE merged_into_id IS NULL${columns === 'number_key' ? ' AND number_key IS NOT NULL' : ''} GROUP BY ${columns} HAVING count(*) > 1`;

/**
 * Each source with its SQL, the surest first. The members of a group are shown against its first: after one merge the
 * next is asked for. Groups are found along a covering index; exported for the test that looks at the plans.
 */
export const DUPLICATE_SQL: Record<DuplicatePair['reason'], string> = {
  meta: `SELECT contact_id AS one, other_contact_id AS other FROM contact_matches
    WHERE contact_id < other_contact_id`,
  number: `SELECT first.id AS one, member.id AS other
    FROM (${groups('number_key', 'contacts_by_number')}) AS first
    JOIN contacts AS member INDEXED BY contacts_by_number
      ON member.merged_into_id IS NULL AND member.number_key = first.number_key AND member.id > first.id`,
  // Names that are only a number or nothing at all say nothing about who it is.
  name: `SELECT first.id AS one, member.id AS other
    FROM (${groups('sort_name, number_tail', 'contacts_by_name_and_number')}) AS first
    JOIN contacts AS member INDEXED BY contacts_by_name_and_number
      ON member.merged_into_id IS NULL AND member.sort_name = first.sort_name
        AND member.number_tail = first.number_tail AND member.id > first.id
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
