import { z } from 'zod';
import type { RecordType } from '#shared/contract/records.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../db/cursor.ts';
import {
  getRecord,
  getRecordType,
  insertMissingRecordType,
  insertRecord,
  listRecords,
  listRecordTypes,
  updateRecord,
} from '../../db/queries/records.ts';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import { foldText } from '../../db/search-text.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Publish } from '../../ports.ts';
import { notBuilt } from '../not-built.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { checkRecordFields, recordKey } from './record-fields.ts';
import { shippedRecordTypes } from './shipped-record-types.ts';

const SHIPPED = 'records.shipped';
const placeSchema = z.tuple([z.string()]);

export interface UpsertResult {
  inserted: number;
  updated: number;
  unchanged: number;
  failed: { index: number; sentence: { uk: string; en: string } }[];
}

export type RecordsService = OperatorServiceOf<'records'>;

/** The business data that fills templates. */
export function createRecords(options: { db: Db; clock: Clock; publish: Publish }) {
  const { db, clock, publish } = options;
  insertShippedTypes(db);

  return {
    types: () => listRecordTypes(db),

    list({ type, search = '', cursor, limit = 50 }) {
      requireType(db, type);
      const [afterKey] = cursor === undefined ? [''] : decodeCursor(cursor, placeSchema);
      const records = listRecords(db, { type, needle: foldText(search), afterKey, limit: limit + 1 });
      return cutPage(records, limit, (last) => encodeCursor([last.key]));
    },

    upsert({ type: typeName, records }) {
      const type = requireType(db, typeName);
      const result: UpsertResult = { inserted: 0, updated: 0, unchanged: 0, failed: [] };
      inTransaction(db, () => {
        for (const [index, given] of records.entries()) {
          try {
            result[upsertOne(db, type, given, clock.now())] += 1;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            const { code, values } = error;
            result.failed.push({
              index,
              sentence: { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') },
            });
          }
        }
      });
      if (result.inserted + result.updated > 0) publish([{ entity: 'record', type: typeName }]);
      return result;
    },
    saveType: () => notBuilt('records.saveType'),
    deleteType: () => notBuilt('records.deleteType'),
    count: () => notBuilt('records.count'),
    get: () => notBuilt('records.get'),
    suggest: () => notBuilt('records.suggest'),
    delete: () => notBuilt('records.delete'),
    exportRows: () => notBuilt('records.exportRows'),
    imports: () => notBuilt('records.imports'),
    import: () => notBuilt('records.import'),
    setImport: () => notBuilt('records.setImport'),
    importPreview: () => notBuilt('records.importPreview'),
    startImport: () => notBuilt('records.startImport'),
    cancelImport: () => notBuilt('records.cancelImport'),
    importErrors: () => notBuilt('records.importErrors'),
  } satisfies RecordsService;
}

/** Once per workspace: an example that an owner has deleted does not come back. */
function insertShippedTypes(db: Db): void {
  if (getSetting(db, SHIPPED) !== null) return;
  inTransaction(db, () => {
    for (const type of shippedRecordTypes) insertMissingRecordType(db, type);
    upsertSetting(db, SHIPPED, 'true');
  });
}

function requireType(db: Db, name: string): RecordType {
  const type = getRecordType(db, name);
  if (!type) throw new Refusal('RECORD_TYPE_UNKNOWN', { type: name });
  return type;
}

function upsertOne(
  db: Db,
  type: RecordType,
  given: Record<string, unknown>,
  now: number,
): 'inserted' | 'updated' | 'unchanged' {
  const checks = { recordExists: (name: string, key: string) => getRecord(db, name, key) !== null };
  const key = recordKey(type, given, checks);
  const before = getRecord(db, type.name, key);
  const fields = checkRecordFields(type, before?.fields ?? {}, given, checks);
  const record = { type: type.name, key, fields, searchText: searchText(fields), now };
  if (!before) {
    insertRecord(db, record);
    return 'inserted';
  }
  if (isSame(before.fields, fields)) return 'unchanged';
  updateRecord(db, record);
  return 'updated';
}

function searchText(fields: Record<string, unknown>): string {
  const words = Object.values(fields).map((value) =>
    typeof value === 'object' && value !== null ? Object.values(value).join(' ') : String(value),
  );
  return foldText(words.join('\n'));
}

/** Whether two sets of fields say the same, in whatever order. */
function isSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
