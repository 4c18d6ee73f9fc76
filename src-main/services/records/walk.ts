import { z } from 'zod';
import type { BusinessRecord, RecordQuery } from '#shared/contract/records.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import { decodeCursor, encodeCursor } from '../../db/cursor.ts';
import {
  CONTACT,
  type ContactRecord,
  listContactRecordsByAge,
  listContactRecordsByName,
} from '../../db/queries/record-contacts.ts';
import { listRecordsByAge, listRecordsInOrder } from '../../db/queries/records.ts';
import { foldText } from '../../db/search-text.ts';
import type { Db } from '../../db/statements.ts';
import { compileFilters } from './filters.ts';
import { findRecord } from './paths.ts';
import { listTypes } from './types.ts';

export type RecordOrder = 'key' | 'updated';

/** Rows that are looked at between two turns of everybody else: some milliseconds. */
const WINDOW = 500;
/** References that are remembered on one walk: many orders are of one customer. */
const REMEMBERED = 20_000;
/** References and conditions take time as well: others have their turn after so much of it at the latest. */
const TURN_MS = 10;

interface Candidate {
  /** Null when the searched text is not in it. */
  record: BusinessRecord | null;
  /** Behind which the next one stands; written as a cursor only where somebody needs one. */
  place: readonly (string | number)[];
}

/** Candidates behind a cursor, fewer than `limit` only at the end. */
type Source = (cursor: string | undefined, limit: number) => Candidate[];

export interface FoundRecord {
  record: BusinessRecord;
  cursor: string;
}

/**
 * The records that fit a query, one after the other, `undefined` between two windows: who walks lets everybody else have
 * their turn there (`inTurns`). Throws BAD_INPUT for filters and cursors that cannot be read.
 */
export function* walkRecords(
  db: Db,
  query: RecordQuery & { order: RecordOrder; cursor?: string | undefined; wanted: number },
): Generator<FoundRecord | undefined, void> {
  const source = sourceOf(db, query);
  const types = listTypes(db);
  const fits = compileFilters(types, query.type, query.filters, valueReader(db, types, query.type));
  const isPlain = query.filters.length === 0 && (query.search ?? '') === '';
  const window = isPlain ? Math.min(query.wanted, WINDOW) : WINDOW;
  let { cursor } = query;
  let turnBegan = performance.now();
  for (;;) {
    const candidates = source(cursor, window);
    for (const { record, place } of candidates) {
      if (performance.now() - turnBegan > TURN_MS) {
        yield undefined;
        turnBegan = performance.now();
      }
      if (record !== null && fits(record)) yield { record, cursor: encodeCursor(place) };
    }
    const last = candidates.at(-1);
    if (candidates.length < window || !last) return;
    cursor = encodeCursor(last.place);
    yield undefined;
    turnBegan = performance.now();
  }
}

const keyPlace = z.tuple([z.string(), z.string()]);
const agePlace = z.tuple([z.number(), z.number()]);
const namePlace = z.tuple([z.string(), z.number()]);
const newest: [number, number] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

function sourceOf(db: Db, query: RecordQuery & { order: RecordOrder }): Source {
  const needle = foldText(query.search ?? '');
  const { type } = query;
  if (type === CONTACT) return contactSource(db, needle, query.order);
  if (query.order === 'key') {
    return (cursor, limit) => {
      const [sortKey, key] = cursor === undefined ? ['', ''] : decodeCursor(cursor, keyPlace);
      return listRecordsInOrder(db, { type, needle, sortKey, key, limit }).map((row) => ({
        record: row.record,
        place: [row.sortKey, row.key],
      }));
    };
  }
  return (cursor, limit) => {
    const [updatedAt, id] = cursor === undefined ? newest : decodeCursor(cursor, agePlace);
    return listRecordsByAge(db, { type, needle, updatedAt, id, limit }).map((row) => ({
      record: row.record,
      place: [row.updatedAt, row.id],
    }));
  };
}

function contactSource(db: Db, needle: string, order: RecordOrder): Source {
  // A number is looked for by its digits, in whatever way it is written.
  const digits = /^[+()\d\s-]*\d[+()\d\s-]*$/.test(needle) ? needle.replace(/\D/g, '') : null;
  const candidate = (placeOf: (row: ContactRecord) => Candidate['place']) => (row: ContactRecord) => {
    const isFound = row.searchText.includes(needle) || (digits !== null && row.searchText.includes(digits));
    return { record: isFound ? row.record : null, place: placeOf(row) };
  };
  if (order === 'key') {
    return (cursor, limit) => {
      const after = cursor === undefined ? (['', 0] as const) : decodeCursor(cursor, namePlace);
      const rows = listContactRecordsByName(db, { after, limit });
      return rows.map(candidate((row) => [row.sortName, row.id]));
    };
  }
  return (cursor, limit) => {
    const before = cursor === undefined ? newest : decodeCursor(cursor, agePlace);
    const rows = listContactRecordsByAge(db, { before, limit });
    return rows.map(candidate((row) => [row.record.updatedAt, row.id]));
  };
}

/** Follows paths from records at hand and remembers where references led. */
function valueReader(db: Db, types: ReturnType<typeof listTypes>, typeName: string) {
  const known = new Map<string, BusinessRecord | null>();
  const find = (type: string, key: string): BusinessRecord | null => {
    const name = `${type}\n${key}`;
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED) known.clear();
    const found = findRecord(db, { type, key });
    known.set(name, found);
    return found;
  };
  return (record: BusinessRecord, path: readonly string[]): unknown => {
    let at: BusinessRecord | null = record;
    let type = types.find(({ name }) => name === typeName);
    for (const [index, name] of path.entries()) {
      const value: unknown = at?.fields[name];
      if (index === path.length - 1) return value ?? null;
      const to = type?.fields.find((field) => field.name === name)?.referenceTo ?? null;
      if (to === null || value === undefined || value === null) return null;
      at = find(to, writeCellOf(value));
      type = types.find((candidate) => candidate.name === to);
    }
    return null;
  };
}
