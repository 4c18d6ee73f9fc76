import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Operator } from '#shared/contract/app.ts';
import { openWorkspace } from '../../src-main/db/open.ts';
import { createRecordImports } from '../../src-main/services/records/imports/imports.ts';
import { createRecords } from '../../src-main/services/records/records.ts';
import { createSilentLog } from '../helpers/workspace.ts';
import type { QuietGate } from './quiet.ts';
import { progress, type Row } from './stats.ts';
import { tableOf } from './table.ts';
import { turnsOf, turnsRow } from './turns.ts';

const ME = { id: 1, name: 'Олена', role: 'admin' } as Operator;

/**
 * R1 to R3: how long an import of many records, looking through them, and deleting ten thousand of them keeps everything else
 * waiting.
 */
export async function benchRecords(options: { records: number; quiet: QuietGate }): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-records-'));
  const workspace = openWorkspace(dataDir, { now: Date.now });
  const ground = { db: workspace.db, clock: { now: Date.now }, publish: () => undefined };
  const imports = createRecordImports({ ...ground, log: createSilentLog(), dataDir });
  const records = createRecords({ ...ground, language: 'uk', imports: imports.procedures });
  try {
    progress(`an import of ${options.records} records`);
    const { id } = await imports.receive(tableOf(options.records), { type: 'Order', fileName: 'orders.csv' });
    await options.quiet.wait();
    const importing = await turnsOf(async () => {
      await records.startImport({ id }, ME);
      while ((await records.import({ id }, ME)).state === 'running') await sleep(50);
    });
    await options.quiet.wait();
    progress('questions to them');
    const asking = await turnsOf(async () => {
      for (const question of questions) {
        await records.list({ type: 'Order', order: 'key', limit: 50, ...question });
        await records.count({ type: 'Order', ...question });
      }
    });
    await options.quiet.wait();
    progress('ten thousand are deleted and put back');
    const keys = Array.from({ length: DELETED }, (_, index) => `A-${index}`);
    const deleting = await turnsOf(async () => {
      const { undoId } = await records.delete({ type: 'Order', keys });
      if (undoId !== null) await records.restore({ undoId });
    });
    return [
      turnsRow('R1', 'import: everything else waits at most', importing, `${options.records} records`),
      turnsRow('R2', 'records, search and filters: the same', asking, `${questions.length} questions, twice`),
      turnsRow('R3', 'records deleted and put back: the same', deleting, `${DELETED} records`),
    ];
  } finally {
    await imports.close();
    workspace.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const DELETED = 10_000;

/** None of them finds anything before the last record. */
const questions = [
  { search: 'zzzz', filters: [] },
  { search: '', filters: [{ field: 'total', is: 'less' as const, value: '0' }] },
  { search: '', filters: [{ field: 'placedOn', is: 'less' as const, value: '2000-01-01' }] },
  { search: '', filters: [{ field: 'customer.name', is: 'not_empty' as const, value: '' }] },
  { search: '', filters: [{ field: 'status', is: 'contains' as const, value: 'zzzz' }] },
];
