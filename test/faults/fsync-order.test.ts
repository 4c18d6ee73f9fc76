import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { connectAccount, inboundBody, listAllMessages, postBody, untilProjected } from './shop.ts';

/** kill -9 leaves the page cache whole, so only the order of the system calls says what a power cut would leave. */
const canTrace = findStrace();

describe.skipIf(!canTrace)('the order of system calls (needs strace: apt-get install strace)', () => {
  let folder: string;
  let trace: string;
  let hub: ServeProcess | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rozmova-trace-'));
    trace = join(folder, 'trace.txt');
  });
  afterEach(async () => {
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The hub under strace; -D keeps the hub our own child, so that signals reach it. */
  async function startTraced(...options: string[]): Promise<ServeProcess> {
    hub = await startServe({
      dataDir: join(folder, 'workspace'),
      command: [
        'strace',
        '-D',
        '-f',
        '-y',
        '-s',
        '40',
        '-o',
        trace,
        ...options,
        process.execPath,
        'src-main/serve.ts',
      ],
    });
    return hub;
  }

  it('no webhook is answered 200 while its journal entry is not synced', { timeout: 120_000 }, async () => {
    const { ready } = await startTraced('-e', 'trace=pwrite64,fsync,fdatasync,write,writev');
    const { key } = await connectAccount(ready);
    const one = (index: number) =>
      postBody(ready, key, inboundBody({ wamid: `wamid.SYNC${index}`, customer: index % 7 }));
    for (let index = 0; index < 60; index += 1) expect(await one(index)).toBe(200);
    for (let burst = 1; burst <= 10; burst += 1) {
      const statuses = await Promise.all(Array.from({ length: 40 }, (_, index) => one(burst * 100 + index)));
      expect(new Set(statuses)).toEqual(new Set([200]));
    }
    expect(await hub?.stop()).toBe(0);

    const { acknowledged, early, syncs } = readOrder(readFileSync(trace, 'utf8'));
    expect(early.slice(0, 3)).toEqual([]);
    expect(acknowledged).toBe(460);
    // One at a time each took a sync of its own; in bursts they shared some.
    expect(syncs).toBeGreaterThanOrEqual(60 + 10);
    expect(syncs).toBeLessThan(460);
  });

  it('a sync that fails is no 200: what was answered is there, the rest is taken when it comes again', {
    timeout: 120_000,
  }, async () => {
    // From the 60th sync on (the start needs some), every third one fails as a dying disk's would.
    const { ready } = await startTraced(
      '-e',
      'trace=fdatasync,fsync',
      '-e',
      'inject=fdatasync,fsync:error=EIO:when=60+3',
    );
    const { key } = await connectAccount(ready);
    const statuses = new Map<string, number>();
    for (let index = 0; index < 80; index += 1) {
      const wamid = `wamid.EIO${index}`;
      statuses.set(wamid, await postBody(ready, key, inboundBody({ wamid, customer: index % 3 })));
    }
    const taken = [...statuses].filter(([, status]) => status === 200).map(([wamid]) => wamid);
    const refused = [...statuses].filter(([, status]) => status !== 200);
    expect(refused.length).toBeGreaterThan(5);
    expect(new Set(refused.map(([, status]) => status))).toEqual(new Set([503]));
    expect(taken.length).toBeGreaterThan(20);
    await hub?.kill();

    hub = await startServe({ dataDir: join(folder, 'workspace') });
    await untilProjected(hub.ready);
    const stored = (await listAllMessages(hub.ready)).map(({ wamid }) => wamid);
    expect(stored).toEqual(expect.arrayContaining(taken));
    expect(new Set(stored).size).toBe(stored.length);
  });
});

/** Reads a trace: answers to webhooks, those of them that came before the journal was synced, and its syncs. */
function readOrder(text: string): { acknowledged: number; early: string[]; syncs: number } {
  let isDirty = false;
  let acknowledged = 0;
  let syncs = 0;
  const early: string[] = [];
  /** Threads whose sync of the journal is cut in two lines, since another thread called something meanwhile. */
  const syncing = new Set<string>();
  for (const line of text.split('\n')) {
    const thread = line.slice(0, line.indexOf(' '));
    const isJournal = line.includes('/journal.db-wal>');
    if (isJournal && /\bpwrite64\(/.test(line)) isDirty = true;
    if (isJournal && /\bf(?:data)?sync\(.*<unfinished \.\.\.>$/.test(line)) syncing.add(thread);
    const isResumed = /<\.\.\. f(?:data)?sync resumed>/.test(line) && syncing.delete(thread);
    if ((isResumed || (isJournal && /\bf(?:data)?sync\(/.test(line))) && line.endsWith(' = 0')) {
      isDirty = false;
      syncs += 1;
    } else if (isWebhookAnswer(line)) {
      acknowledged += 1;
      if (isDirty) early.push(line);
    }
  }
  return { acknowledged, early, syncs };
}

/** Answers of the webhook server have no Content-Type: their first header after the status is the length. */
const isWebhookAnswer = (line: string): boolean =>
  /\bwritev?\(.*HTTP\/1\.1 200 OK\\r\\nContent-Length: 0/.test(line);

function findStrace(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
