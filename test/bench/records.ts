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
import { judged, progress, quantile, type Row, round } from './stats.ts';

/** Nothing in the hub may keep everything else waiting for longer (design.md), in milliseconds. */
const MOST_HELD_MS = 40;
const ME = { id: 1, name: 'Олена', role: 'admin' } as Operator;

/** R1 and R2: how long an import of many records, and looking through them, keeps everything else waiting. */
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
    return [
      rowOf('R1', 'import: everything else waits at most', importing, `${options.records} records`),
      rowOf('R2', 'records, search and filters: the same', asking, `${questions.length} questions, twice`),
    ];
  } finally {
    await imports.close();
    workspace.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** None of them finds anything before the last record. */
const questions = [
  { search: 'zzzz', filters: [] },
  { search: '', filters: [{ field: 'total', is: 'less' as const, value: '0' }] },
  { search: '', filters: [{ field: 'placedOn', is: 'less' as const, value: '2000-01-01' }] },
  { search: '', filters: [{ field: 'customer.name', is: 'not_empty' as const, value: '' }] },
  { search: '', filters: [{ field: 'status', is: 'contains' as const, value: 'zzzz' }] },
];

async function* tableOf(count: number): AsyncGenerator<Buffer> {
  yield Buffer.from('Номер;Клієнт;Дата замовлення;Сума, грн;Стан\n');
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => {
      const index = from + offset;
      const phone = `+38067${1_000_000 + (index % (count / 2))}`;
      return `A-${index};${phone};${1 + (index % 28)}.${1 + (index % 12)}.2026;${index},50;у дорозі\n`;
    });
    yield Buffer.from(rows.join(''));
  }
}

/** How long a turn of the event loop took, and how much of it was computing of ours, in milliseconds. */
interface Turn {
  ms: number;
  ownMs: number;
}

/** Every turn while this was done. */
async function turnsOf(work: () => Promise<void>): Promise<Turn[]> {
  const turns: Turn[] = [];
  let isOver = false;
  let last = performance.now();
  let spent = process.threadCpuUsage();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(spent);
    turns.push({ ms: now - last, ownMs: (user + system) / 1_000 });
    last = now;
    spent = process.threadCpuUsage();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  return turns;
}

function rowOf(id: string, what: string, turns: readonly Turn[], asked: string): Row {
  const over = turns.filter(({ ms }) => ms > MOST_HELD_MS).length;
  const own = Math.max(...turns.map(({ ownMs }) => ownMs));
  const all = turns.map(({ ms }) => ms);
  // The disk of a machine that does other things as well may hold a single turn up for as long as it likes.
  const value = round(quantile(all, 0.9999), 1);
  const detail = `${asked}; ${over} of ${turns.length} turns were longer; computing ${round(own, 1)} ms at most`;
  return judged({ id, what, value, unit: 'ms', detail }, { max: MOST_HELD_MS });
}
