import { z } from 'zod';
import type { Operator } from '#shared/contract/app.ts';
import type { Change } from '#shared/contract/events.ts';
import { contract, type HubClient } from '#shared/contract/index.ts';
import type { ImportMapping, RecordImport } from '#shared/contract/records.ts';
import type { Db } from '../../../../src-main/db/statements.ts';
import { createContactFields } from '../../../../src-main/services/contact-fields.ts';
import { createRecordImports } from '../../../../src-main/services/records/imports/imports.ts';
import { createRecords, type RecordsService } from '../../../../src-main/services/records/records.ts';
import {
  createFakeClock,
  createSilentLog,
  type FakeClock,
  makeTemporaryFolder,
  openTemporaryWorkspace,
} from '../../../helpers/workspace.ts';

const somebody = { id: 1, name: 'Оля', role: 'admin' } as Operator;

/** The services of records over a real workspace. */
export function openRecords() {
  const clock = createFakeClock();
  const workspace = openTemporaryWorkspace(clock);
  const folder = makeTemporaryFolder();
  const services = openServices(workspace.db, folder.path, clock);
  return {
    ...services,
    clock,
    db: workspace.db,
    dataDir: folder.path,
    async remove() {
      await services.imports.close();
      workspace.remove();
      folder.remove();
    },
  };
}

export type RecordsRig = ReturnType<typeof openRecords>;

/** What a start of the hub makes; a second one over the same files is a start after a crash. */
export function openServices(db: Db, dataDir: string, clock: FakeClock) {
  const published: Change[] = [];
  const log = createSilentLog();
  const ground = { db, clock, publish: (changes: readonly Change[]) => void published.push(...changes) };
  const imports = createRecordImports({ ...ground, log, dataDir });
  const records = asSeat(createRecords({ ...ground, language: 'uk', imports: imports.procedures }));
  return { records, imports, fields: createContactFields(ground), published, log };
}

/** The procedures as a seat has them: promises, asked by somebody. */
function asSeat(service: RecordsService): HubClient['records'] {
  const procedures = Object.entries(service).map(([name, procedure]) => [
    name,
    async (input: unknown) =>
      (procedure as (...given: unknown[]) => unknown)(
        ...(input === undefined ? [] : [completed(name, input)]),
        somebody,
      ),
  ]);
  return Object.fromEntries(procedures) as HubClient['records']; // the same names, from the service itself
}

/** With what the door fills in; what the door would refuse goes on as it is, so that the service itself says what it thinks. */
function completed(name: string, input: unknown): unknown {
  const schema: unknown = contract.records[name as keyof typeof contract.records]['~orpc'].inputSchema;
  const parsed = schema instanceof z.ZodType ? schema.safeParse(input) : null;
  return parsed?.success ? parsed.data : input;
}

/** Bytes as they come over a line, in pieces. */
export async function* streamOf(content: string | Buffer, piece = 10_000): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
}

/** Hands a file over and, when asked for, chooses columns: field names in their order. */
export async function addFile(
  { records, imports }: Pick<RecordsRig, 'records' | 'imports'>,
  type: string,
  content: string | Buffer,
  mapping: Partial<ImportMapping> = {},
): Promise<RecordImport> {
  const added = await imports.receive(streamOf(content), { type, fileName: 'file.csv' });
  if (Object.keys(mapping).length === 0) return added;
  return records.setImport({ id: added.id, mapping: { ...added.mapping, ...mapping } });
}

/** Runs an import to its end. */
export async function runToEnd(
  { records }: Pick<RecordsRig, 'records'>,
  id: RecordImport['id'],
): Promise<RecordImport> {
  await records.startImport({ id });
  for (;;) {
    const now = await records.import({ id });
    if (now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** `12: column: sentence` of each problem. */
export async function errorsOf(
  { records }: Pick<RecordsRig, 'records'>,
  id: RecordImport['id'],
): Promise<string[]> {
  const { items } = await records.importErrors({ id, limit: 100 });
  return items.map(({ line, column, sentence }) => `${line}: ${column ?? '-'}: ${sentence.en}`);
}
