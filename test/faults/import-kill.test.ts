import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { RecordImport } from '#shared/contract/records.ts';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { makeTemporaryFolder } from '../helpers/workspace.ts';
import { requireApi } from './api.ts';

const ROWS = 12_000;
/** Every so many rows one that fails. */
const BROKEN_EVERY = 100;

const folder = makeTemporaryFolder();
let hub: ServeProcess | null = null;
afterEach(async () => {
  await hub?.stop();
  folder.remove();
});

const start = () => startServe({ dataDir: folder.path, env: { ROZMOVA_LOG: 'error' } });

const table = (): string => {
  const rows = Array.from({ length: ROWS }, (_, index) =>
    index % BROKEN_EVERY === 0
      ? `A-${index};50 XXX;none`
      : `A-${index};${index},50 UAH;+38067${2_000_000 + index}`,
  );
  return ['Номер;Сума;Клієнт', ...rows].join('\r\n');
};

async function receive({ ready }: ServeProcess): Promise<RecordImport> {
  const answer = await fetch(new URL('/imports?type=Order&fileName=orders.csv', ready.apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${ready.apiToken}` },
    body: table(),
  });
  return (await answer.json()) as RecordImport;
}

const ask = <Result>(procedure: string, input: unknown): Promise<Result> => {
  if (hub === null) throw new Error('The hub does not run');
  return requireApi<Result>(hub.ready, 'POST', `/records/${procedure}`, input);
};

it('an import that is killed again and again ends with every row once, and says so', async () => {
  hub = await start();
  const { id } = await receive(hub);
  await ask('startImport', { id });
  for (const share of [0.1, 0.4, 0.7]) {
    for (;;) {
      const { readRows } = await ask<RecordImport>('import', { id });
      if (readRows > ROWS * share) break;
      await sleep(5);
    }
    await hub.kill();
    hub = await start();
  }
  let ended = await ask<RecordImport>('import', { id });
  while (ended.state === 'running') {
    await sleep(50);
    ended = await ask<RecordImport>('import', { id });
  }
  const failed = ROWS / BROKEN_EVERY;
  expect(ended).toMatchObject({
    state: 'done',
    readRows: ROWS,
    inserted: ROWS - failed,
    updated: 0,
    unchanged: 0,
    failed,
    share: 1,
    sentence: null,
  });
  expect(await ask('count', { type: 'Order' })).toEqual({ count: ROWS - failed });
  expect(await ask('count', { type: 'Contact' })).toEqual({ count: ROWS - failed });
  const lines = new Set<number>();
  let cursor: string | undefined;
  do {
    const page: { items: { line: number }[]; next: string | null } = await ask('importErrors', {
      id,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { line } of page.items) lines.add(line);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(lines.size).toBe(failed);
  // The file is not kept longer than it is needed.
  await expect.poll(() => readdirSync(join(folder.path, 'imports'))).toEqual([]);
}, 120_000);
