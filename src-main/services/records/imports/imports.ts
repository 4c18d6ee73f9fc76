import type { ImportMapping, ImportReading, RecordImport, RecordType } from '#shared/contract/records.ts';
import { displayFileName } from '#shared/domain/file-name.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  deleteOldRecordImports,
  endRecordImport,
  getRememberedMapping,
  insertRecordImport,
  listImportErrors,
  listRecordImports,
  listRecordImportsIn,
  rememberMapping,
  requireRecordImport,
  type StoredImport,
  startRecordImport,
  updateImportSettings,
} from '../../../db/queries/record-imports.ts';
import { type Db, inTransaction } from '../../../db/statements.ts';
import type { Clock, Log, Publish } from '../../../ports.ts';
import type { OperatorServiceOf } from '../../service-of.ts';
import { requireType } from '../types.ts';
import { createHeads, type Heads } from './heads.ts';
import { createImportFolder, type ImportFolder } from './import-file.ts';
import { blockersOf, previewImport } from './preview.ts';
import type { ReadableFile, TableHead } from './read-file.ts';
import { runImport } from './run-import.ts';
import { headerKey, homeCountries, suggestMapping } from './suggest-mapping.ts';

type Service = OperatorServiceOf<'records'>;

export interface RecordImports {
  /** What a seat asks for. */
  procedures: {
    list: Service['imports'];
    get: Service['import'];
    set: Service['setImport'];
    preview: Service['importPreview'];
    start: Service['startImport'];
    cancel: Service['cancelImport'];
    errors: Service['importErrors'];
    /** Throws RECORD_TYPE_IN_USE while rows of this type are coming in. */
    requireIdle(type: string): void;
  };
  /** Takes a file that is to be imported. Throws a Refusal, and has kept nothing then. */
  receive(
    stream: AsyncIterable<Uint8Array>,
    given: { type: string; fileName: string },
  ): Promise<RecordImport>;
  /** Goes on with what was running when the hub ended, and forgets files that nobody has imported. */
  start(): void;
  close(): Promise<void>;
}

interface ImportsOptions {
  db: Db;
  dataDir: string;
  clock: Clock;
  log: Log;
  publish: Publish;
}

const LISTED = 100;
const FORGOTTEN_AFTER_MS = 7 * 86_400_000;
const TIDY_EVERY_MS = 6 * 3_600_000;

/** Records from files. */
export function createRecordImports(options: ImportsOptions): RecordImports {
  const { db, clock, publish } = options;
  const folder = createImportFolder(options.dataDir);
  const heads = createHeads();
  const queue = createQueue({ ...options, folder, heads });
  const fileOf = (stored: StoredImport): ReadableFile => ({
    ...stored,
    path: folder.pathOf(stored.storedName),
  });
  let tidying: NodeJS.Timeout | undefined;

  const tidyUp = () => {
    tidy(options, folder).catch((error: unknown) => {
      // The files wait for the next time.
      if (db.open) options.log.error('record_imports.not_tidied', { error });
    });
  };

  return {
    procedures: {
      list: () => listRecordImports(db, LISTED).map(shown),
      get: ({ id }) => shown(requireRecordImport(db, id)),

      async set({ id, reading, mapping }) {
        const stored = requireMapping(db, id);
        const given = mapping && filled(mapping);
        const settings = reading
          ? settingsFor(db, requireType(db, stored.type), await heads.read(fileOf(stored), reading), reading)
          : { reading: stored.reading, mapping: stored.mapping };
        inTransaction(db, () => {
          requireMapping(db, id);
          updateImportSettings(db, id, { ...settings, ...(given ? { mapping: given } : {}) });
        });
        publish([{ entity: 'record_import', id }]);
        return shown(requireRecordImport(db, id));
      },

      async preview({ id }) {
        const stored = requireMapping(db, id);
        const head = await heads.read(fileOf(stored), stored.reading);
        const type = requireType(db, stored.type);
        return previewImport(db, type, { head, mapping: stored.mapping, now: clock.now() });
      },

      async start({ id }, by) {
        const stored = requireMapping(db, id);
        const head = await heads.read(fileOf(stored), stored.reading);
        begin(options, stored, head, by.id);
        queue.add(id);
        publish([{ entity: 'record_import', id }]);
        return shown(requireRecordImport(db, id));
      },

      async cancel({ id }) {
        const stored = inTransaction(db, () => {
          const found = requireRecordImport(db, id);
          if (found.state === 'mapping' || found.state === 'running') {
            endRecordImport(db, id, { state: 'cancelled', sentence: null, endedAt: clock.now() });
          }
          return found;
        });
        await queue.stop(id);
        await folder.discard(stored.storedName);
        publish([{ entity: 'record_import', id }]);
        return shown(requireRecordImport(db, id));
      },

      errors: ({ id, cursor, limit }) => {
        requireRecordImport(db, id);
        return listImportErrors(db, { id, cursor, limit });
      },

      requireIdle(type) {
        if (!listRecordImportsIn(db, 'running').some((running) => running.type === type)) return;
        throw new Refusal('RECORD_TYPE_IN_USE', {
          type,
          detail: 'rows of a file are being imported into it',
          detailUk: 'у нього саме імпортують рядки з файлу',
        });
      },
    },

    async receive(stream, { type: typeName, fileName }) {
      const type = requireType(db, typeName);
      const kept = await folder.receive(stream);
      const file = { ...kept, path: folder.pathOf(kept.storedName) };
      try {
        const { reading, sheets } = await heads.guess(file, kept.encoding);
        const settings = settingsFor(db, type, await heads.read(file, reading), reading);
        const { storedName, byteSize } = kept;
        const name = displayFileName(fileName, 'text/csv');
        const now = clock.now();
        const row = {
          type: type.name,
          fileName: name,
          storedName,
          byteSize,
          sheets,
          createdAt: now,
          ...settings,
        };
        const stored = insertRecordImport(db, row);
        publish([{ entity: 'record_import', id: stored.id }]);
        return shown(stored);
      } catch (error) {
        await folder.discard(kept.storedName);
        throw error;
      }
    },

    start() {
      for (const { id } of listRecordImportsIn(db, 'running')) queue.add(id);
      tidyUp();
      tidying = setInterval(tidyUp, TIDY_EVERY_MS);
      tidying.unref();
    },

    async close() {
      clearInterval(tidying);
      await queue.close();
    },
  };
}

const shown = ({ storedName: _storedName, ...stored }: StoredImport): RecordImport => stored;

/** Throws NOT_FOUND and IMPORT_NOT_MAPPING. */
function requireMapping(db: Db, id: number): StoredImport {
  const stored = requireRecordImport(db, id);
  if (stored.state !== 'mapping') throw new Refusal('IMPORT_NOT_MAPPING');
  return stored;
}

/** What a seat may leave out of a mapping. */
const filled = (mapping: Parameters<Service['setImport']>[0]['mapping'] & object): ImportMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => ({
    ...column,
    currency: column.currency ?? null,
    dateOrder: column.dateOrder ?? null,
  })),
});

/** The mapping that was used for such a file before, or the likely one. */
function settingsFor(
  db: Db,
  type: RecordType,
  head: TableHead,
  reading: ImportReading,
): { reading: ImportReading; mapping: ImportMapping } {
  const remembered = getRememberedMapping(db, type.name, headerKey(head, reading.hasHeader));
  if (!remembered) return { reading, mapping: suggestMapping(type, head, homeCountries(db)) };
  const columns = remembered.columns.filter(({ field }) => type.fields.some(({ name }) => name === field));
  return { reading, mapping: { ...remembered, columns } };
}

/** Lets it run unless something keeps it from that (IMPORT_NOT_READY), and remembers the mapping for the next such file. */
function begin(
  { db, clock }: ImportsOptions,
  stored: StoredImport,
  head: TableHead,
  operatorId: number,
): void {
  const [blocker] = blockersOf(requireType(db, stored.type), stored.mapping, head);
  if (blocker) throw new Refusal('IMPORT_NOT_READY', { detail: blocker.en, detailUk: blocker.uk });
  inTransaction(db, () => {
    const { mapping, type, reading } = requireMapping(db, stored.id);
    startRecordImport(db, stored.id, operatorId);
    rememberMapping(db, { type, header: headerKey(head, reading.hasHeader), mapping, usedAt: clock.now() });
  });
}

/** Imports run one after the other: two at once would only take each other's time. */
function createQueue(options: ImportsOptions & { folder: ImportFolder; heads: Heads }) {
  const running = new Map<number, { controller: AbortController; done: Promise<void> }>();
  let last = Promise.resolve();
  return {
    add(id: number): void {
      const controller = new AbortController();
      const done = last.then(async () => {
        if (!controller.signal.aborted) await runImport(options, id, controller.signal);
      });
      last = done
        .catch((error: unknown) => options.log.error('record_import.broke_off', { id, error }))
        .finally(() => running.delete(id));
      running.set(id, { controller, done: last });
    },
    async stop(id: number): Promise<void> {
      const job = running.get(id);
      job?.controller.abort();
      await job?.done;
    },
    async close(): Promise<void> {
      for (const { controller } of running.values()) controller.abort();
      await last;
    },
  };
}

async function tidy({ db, clock }: ImportsOptions, folder: ImportFolder): Promise<void> {
  const now = clock.now();
  const waiting = listRecordImportsIn(db, 'mapping');
  const forgotten = waiting.filter(({ createdAt }) => createdAt < now - FORGOTTEN_AFTER_MS);
  inTransaction(db, () => {
    for (const { id } of forgotten)
      endRecordImport(db, id, { state: 'cancelled', sentence: null, endedAt: now });
    deleteOldRecordImports(db, LISTED);
  });
  const known = [...listRecordImportsIn(db, 'mapping'), ...listRecordImportsIn(db, 'running')];
  await folder.clean(new Set(known.map(({ storedName }) => storedName)));
}
