import type { ContactId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

export interface DuplicatePair {
  /** The older contact first. */
  ids: [ContactId, ContactId];
  reason: 'meta' | 'number' | 'name';
}

/** So many contacts are looked through at once; more in one go would keep everybody else waiting. */
const SLICE = 10_000;

/** Part of an index: behind `after` and up to `upTo`, of which null is its end. */
interface Slice {
  after: string;
  upTo: string | null;
}

/** Contacts with one key of an index, each against the first of them: after one merge the next is asked for. */
const pairsOf = (key: string, more: string, index: string): string =>
  `SELECT first.id AS one, member.id AS other
   FROM (SELECT ${[key, more].join('')}, min(id) AS id FROM contacts INDEXED BY ${index}
     WHERE merged_into_id IS NULL AND ${key} > :after AND ${key} <= :upTo
     GROUP BY ${[key, more].join('')} HAVING count(*) > 1) AS first
   JOIN contacts AS member INDEXED BY ${index}
     ON member.merged_into_id IS NULL AND member.${key} = first.${key} AND member.id > first.id`;

/**
 * Each source with its SQL, the surest first. Groups are found along a covering index; exported for the test that looks at
 * the plans.
 */
export const DUPLICATE_SQL: Record<DuplicatePair['reason'], string> = {
  meta: `SELECT contact_id AS one, other_contact_id AS other FROM contact_matches
    WHERE contact_id < other_contact_id`,
  number: pairsOf('number_key', '', 'contacts_by_number'),
  // Names that are only a number or nothing at all say nothing about who it is.
  name: `${pairsOf('sort_name', ', number_tail', 'contacts_by_name_and_number')} AND member.number_tail = first.number_tail
    WHERE first.sort_name <> char(65535) AND first.sort_name NOT GLOB '+[0-9]*'`,
};

/** Where a slice ends; exported for the same test. */
export const SLICE_END_SQL: Record<'number' | 'name', string> = {
  number: `SELECT number_key AS end FROM contacts INDEXED BY contacts_by_number
    WHERE number_key > ? ORDER BY number_key LIMIT 1 OFFSET ${SLICE}`,
  name: `SELECT sort_name AS end FROM contacts INDEXED BY contacts_by_name_and_number
    WHERE sort_name > ? ORDER BY sort_name LIMIT 1 OFFSET ${SLICE}`,
};

/**
 * Pairs that may be one person, at most `limit`: by Meta's word, by number, by name. Each step of the generator looks
 * through one slice of the contacts, so that others have their turn between two of them.
 */
export function* findDuplicates(db: Db, limit: number): Generator<undefined, DuplicatePair[]> {
  const found = new Map<string, DuplicatePair>();
  for (const reason of ['meta', 'number', 'name'] as const) {
    let after: string | null = '';
    while (after !== null && found.size < limit) {
      const upTo: string | null = reason === 'meta' ? null : endOfSlice(db, reason, after);
      for (const ids of listPairs(db, reason, { after, upTo }, limit)) {
        const key = ids.join('/');
        if (found.size < limit && !found.has(key)) found.set(key, { ids, reason });
      }
      after = upTo;
      yield;
    }
  }
  return [...found.values()];
}

const endOfSlice = (db: Db, reason: 'number' | 'name', after: string): string | null =>
  getRow<{ end: string }>(db, SLICE_END_SQL[reason], [after])?.end ?? null;

/** Behind every name and number: the end of an index. */
const LAST = '\u{10ffff}';

const listPairs = (
  db: Db,
  reason: DuplicatePair['reason'],
  { after, upTo }: Slice,
  limit: number,
): [ContactId, ContactId][] =>
  listRows<{ one: ContactId; other: ContactId }>(
    db,
    `SELECT one, other FROM (${DUPLICATE_SQL[reason]}) AS pairs
     WHERE NOT EXISTS (SELECT 1 FROM contact_distinct WHERE contact_id = one AND other_contact_id = other)
       AND (SELECT merged_into_id FROM contacts WHERE id = one) IS NULL
       AND (SELECT merged_into_id FROM contacts WHERE id = other) IS NULL
     LIMIT :limit`,
    { limit, ...(reason === 'meta' ? {} : { after, upTo: upTo ?? LAST }) },
  ).map(({ one, other }) => [one, other]);

/** Remembers that two contacts are two people. */
export function setContactsDistinct(db: Db, ids: readonly [number, number], decidedAt: number): void {
  run(
    db,
    `INSERT INTO contact_distinct (contact_id, other_contact_id, decided_at) VALUES (?, ?, ?)
     ON CONFLICT (contact_id, other_contact_id) DO NOTHING`,
    [Math.min(...ids), Math.max(...ids), decidedAt],
  );
}

/** Nobody said after all that two contacts are two people. */
export function forgetContactsDistinct(db: Db, ids: readonly [number, number]): void {
  run(db, 'DELETE FROM contact_distinct WHERE contact_id = ? AND other_contact_id = ?', [
    Math.min(...ids),
    Math.max(...ids),
  ]);
}
