import type { Change } from '#shared/contract/events.ts';
import type { BusinessRecord, RecordFilter, RecordQuery, RecordType } from '#shared/contract/records.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import { type Language, Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { countContacts } from '../../db/queries/contacts.ts';
import { CONTACT } from '../../db/queries/record-contacts.ts';
import { countRecords, insertMissingRecordType } from '../../db/queries/records.ts';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import { type Db, flushCommits, inTransaction } from '../../db/statements.ts';
import type { Clock, Publish } from '../../ports.ts';
import { contactChanges } from '../contact-changes.ts';
import { inSteps } from '../in-steps.ts';
import { inTurns } from '../in-turns.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { createDeletedRecords } from './deleted-records.ts';
import type { RecordImports } from './imports/imports.ts';
import { moveContactRecords } from './move-contacts.ts';
import { requireRecordDetails, titleOf } from './record-details.ts';
import { titlesOfReferences } from './reference-titles.ts';
import { deleteType, saveType } from './save-type.ts';
import { shippedRecordTypes } from './shipped-record-types.ts';
import { suggestRecords } from './suggest.ts';
import { listTypes, requireType } from './types.ts';
import { type RecordOrder, walkRecords } from './walk.ts';
import { writeRecord } from './write-record.ts';

const SHIPPED = 'records.shipped';
const EXPORT_PAGE = 1_000;
/** Nobody who waits behind it feels this. */
const STEP_MS = 15;
/** On a computer that is busy with other things a step takes so many all the same: each one ends with a commit. */
const LEAST_ROWS = 20;

export interface UpsertResult {
  inserted: number;
  updated: number;
  unchanged: number;
  failed: { index: number; sentence: { uk: string; en: string }; field: string | null }[];
}

export type RecordsService = OperatorServiceOf<'records'>;

interface RecordsOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  /** For the names of what is made at the first start. */
  language: Language;
  imports: RecordImports['procedures'];
}

/** The business data that fills templates; contacts are a part of it. */
export function createRecords({ db, clock, publish, language, imports }: RecordsOptions) {
  moveContactRecords(db, { language, now: clock.now() });
  insertShippedTypes(db);
  const trash = createDeletedRecords({ db, now: () => clock.now() });

  return {
    types: () => listTypes(db),

    async saveType({ type, isNew }) {
      const saved = await saveType(db, type, isNew, () => clock.now());
      publish([{ entity: 'record_type' }, { entity: 'record', type: type.name }]);
      return saved;
    },

    async deleteType({ name }) {
      imports.requireIdle(name);
      const result = await deleteType(db, name);
      publish([{ entity: 'record_type' }, { entity: 'record', type: name }]);
      return result;
    },

    async count({ type, search = '', filters }) {
      requireType(db, type);
      if (search === '' && filters.length === 0) {
        return { count: type === CONTACT ? countContacts(db) : countRecords(db, type) };
      }
      return { count: await countFound(db, { type, search, filters: filled(filters) }) };
    },

    async list({ type, search, filters, order, cursor, limit }) {
      const definition = requireType(db, type);
      const page = await collect(
        db,
        { type, search, filters: filled(filters), order, cursor, limit },
        (record) => record,
      );
      return { ...page, references: titlesOfReferences(db, definition, page.items) };
    },

    get: ({ type, key }) => {
      requireType(db, type);
      return requireRecordDetails(db, type, key);
    },

    async suggest({ type, search, limit }) {
      requireType(db, type);
      const found = await inTurns(suggestRecords(db, { type, search, limit }));
      return found.map((record) => ({ key: record.key, title: titleOf(record) }));
    },

    async upsert({ type: typeName, records }) {
      const type = requireType(db, typeName);
      return inTurns(upsertSteps({ db, clock, publish }, type, records));
    },

    async delete({ type, keys }) {
      requireType(db, type);
      if (type === CONTACT) throw new Refusal('CONTACTS_STAY');
      const result = await inTurns(trash.delete(type, keys));
      if (result.deleted > 0) publish([{ entity: 'record', type }]);
      return result;
    },

    async restore({ undoId }) {
      const { type, restored } = await inTurns(trash.restore(undoId));
      if (restored > 0) publish([{ entity: 'record', type }]);
      return { restored };
    },

    async exportRows({ type, search, filters, cursor }) {
      const { fields } = requireType(db, type);
      const query = {
        type,
        search,
        filters: filled(filters),
        order: 'key' as const,
        cursor,
        limit: EXPORT_PAGE,
      };
      const { items, next } = await collect(db, query, (record) =>
        fields.map(({ name }) => writeCellOf(record.fields[name])),
      );
      return { rows: items, next };
    },

    imports: imports.list,
    import: imports.get,
    setImport: imports.set,
    importPreview: imports.preview,
    startImport: imports.start,
    cancelImport: imports.cancel,
    importErrors: imports.errors,
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

/** Conditions without a value are asked about emptiness. */
const filled = (
  filters: readonly (Omit<RecordFilter, 'value'> & { value?: string | undefined })[],
): RecordFilter[] => filters.map((filter) => ({ ...filter, value: filter.value ?? '' }));

/** A page of what fits a query, with everybody else having their turn in between. */
function collect<Item>(
  db: Db,
  { limit, ...query }: RecordQuery & { order: RecordOrder; cursor?: string | undefined; limit: number },
  toItem: (record: BusinessRecord) => Item,
): Promise<{ items: Item[]; next: string | null }> {
  return inTurns(
    (function* (): Generator<undefined, { items: Item[]; next: string | null }> {
      const items: Item[] = [];
      let last: string | null = null;
      for (const found of walkRecords(db, { ...query, wanted: limit + 1 })) {
        if (found === undefined) yield undefined;
        else if (items.length === limit) return { items, next: last };
        else {
          items.push(toItem(found.record));
          last = found.cursor;
        }
      }
      return { items, next: null };
    })(),
  );
}

function countFound(db: Db, query: RecordQuery): Promise<number> {
  return inTurns(
    (function* (): Generator<undefined, number> {
      let count = 0;
      const walk = walkRecords(db, { ...query, order: 'key', wanted: Number.POSITIVE_INFINITY });
      for (const found of walk) {
        if (found === undefined) yield undefined;
        else count += 1;
      }
      return count;
    })(),
  );
}

/**
 * So many rows at a time, each time in a transaction of its own; each row stands or falls by itself. All are on the disk at the
 * end: waiting for it at each step would take longer than the work itself.
 */
function* upsertSteps(
  { db, clock, publish }: Pick<RecordsOptions, 'db' | 'clock' | 'publish'>,
  type: RecordType,
  records: readonly Record<string, unknown>[],
): Generator<undefined, UpsertResult> {
  const result: UpsertResult = { inserted: 0, updated: 0, unchanged: 0, failed: [] };
  const changes: Change[] = [];
  yield* inSteps(db, records, {
    stepMs: STEP_MS,
    least: LEAST_ROWS,
    work(record, index) {
      try {
        const { outcome, contactId } = writeRecord(db, type, record, clock.now());
        result[outcome] += 1;
        if (outcome === 'unchanged') return;
        changes.push({ entity: 'record', type: type.name });
        if (contactId !== null) changes.push(...contactChanges(db, contactId));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, values } = error;
        const sentence = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
        const field = typeof values.field === 'string' ? values.field : null;
        result.failed.push({ index, sentence, field });
      }
    },
    after() {
      const [first, ...others] = changes.splice(0);
      if (first) publish([first, ...others.filter(({ entity }) => entity !== 'record')]);
    },
  });
  flushCommits(db);
  return result;
}
