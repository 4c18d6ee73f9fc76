import type { BusinessRecord } from '#shared/contract/records.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import { foldText } from '../../db/search-text.ts';
import type { Db } from '../../db/statements.ts';
import { walkRecords } from './walk.ts';

/** Who has not found what is meant among so many rows types another letter. */
const MOST_WINDOWS = 200;

/** Records whose key or words begin as typed: those whose key does come first. */
export function* suggestRecords(
  db: Db,
  { type, search, limit }: { type: string; search: string; limit: number },
): Generator<undefined, BusinessRecord[]> {
  const needle = foldText(search);
  const byKey: BusinessRecord[] = [];
  const byWord: BusinessRecord[] = [];
  const walk = walkRecords(db, { type, search, filters: [], order: 'key', wanted: limit });
  let windows = 0;
  for (const found of walk) {
    if (byKey.length === limit) break;
    if (found === undefined) {
      windows += 1;
      const isEnough = byKey.length + byWord.length >= limit && windows > MOST_WINDOWS / 10;
      if (isEnough || windows > MOST_WINDOWS) break;
      yield undefined;
    } else if (needle === '' || beginsLike(found.record.key, needle)) byKey.push(found.record);
    else if (byWord.length < limit && hasWordLike(found.record, needle)) byWord.push(found.record);
  }
  return [...byKey, ...byWord].slice(0, limit);
}

/** The key of a contact begins with a plus that nobody types. */
const beginsLike = (key: string, needle: string): boolean => {
  const folded = foldText(key);
  return folded.startsWith(needle) || folded.startsWith(`+${needle.replace(/[\s()-]/g, '')}`);
};

function hasWordLike({ fields }: BusinessRecord, needle: string): boolean {
  // Numbers are found by any part of them: few people begin with the country.
  const digits = /^[+()\d\s-]+$/.test(needle) ? needle.replace(/\D/g, '') : '';
  return Object.values(fields).some((value) => {
    if (typeof value === 'object') return false;
    const text = ` ${foldText(writeCellOf(value))}`;
    if (digits.length > 2 && text.replace(/\D/g, '').includes(digits)) return true;
    return (
      text.includes(needle) &&
      text.split(/(?=[\s.,;:/"«(-])/u).some((part) => part.slice(1).startsWith(needle))
    );
  });
}
