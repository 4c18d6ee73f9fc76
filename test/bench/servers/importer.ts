import { setTimeout as sleep } from 'node:timers/promises';
import type { Operator } from '#shared/contract/app.ts';
import { openWorkspace } from '../../../src-main/db/open.ts';
import { createRecordImports } from '../../../src-main/services/records/imports/imports.ts';
import { createRecords } from '../../../src-main/services/records/records.ts';
import { createSilentLog } from '../../helpers/workspace.ts';
import { tableOf } from '../table.ts';

// A process that only imports: tables of as many rows as its arguments say, one after the other, into the folder that the first
// one names. Prints of each, in bytes, how much memory was in use at most, and how large the process became.

const ME = { id: 1, name: 'Олена', role: 'admin' } as Operator;
/** The cache of the database, of a fixed size, is full after the first rows, as that of a shop that works is. */
const CACHE_KIBIBYTES = 1024;
/** What nobody needs any more is collected for each look: when V8 does so by itself says nothing of what an import keeps. */
const LOOK_EVERY_MS = 150;

const [dataDir = '', ...sizes] = process.argv.slice(2);
const workspace = openWorkspace(dataDir, { now: Date.now });
workspace.db.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
const ground = { db: workspace.db, clock: { now: Date.now }, publish: () => undefined };
const imports = createRecordImports({ ...ground, log: createSilentLog(), dataDir });
const records = createRecords({ ...ground, language: 'uk', imports: imports.procedures });

const { gc } = globalThis;
if (gc === undefined) throw new Error('Start it with --expose-gc');
const results: { inUse: number; process: number }[] = [];
for (const size of sizes) {
  const most = { inUse: 0, process: 0 };
  const look = () => {
    most.process = Math.max(most.process, process.memoryUsage.rss());
    gc();
    const { heapUsed, external } = process.memoryUsage();
    most.inUse = Math.max(most.inUse, heapUsed + external);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const count = Number(size);
  const { id } = await imports.receive(tableOf(count, `${size}-`), { type: 'Order', fileName: 'orders.csv' });
  await records.startImport({ id }, ME);
  while ((await records.import({ id }, ME)).state === 'running') await sleep(50);
  clearInterval(timer);
  const { state, inserted } = await records.import({ id }, ME);
  if (state !== 'done' || inserted !== count)
    throw new Error(`${inserted} of ${size} rows came in: ${state}`);
  results.push(most);
}
await imports.close();
workspace.close();
console.log(JSON.stringify(results));
