import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { callApi, requireApi } from './api.ts';
import { connectAccount, inboundBody, listAllMessages, postBody, untilProjected } from './shop.ts';

/** Mounting a small disk takes root; elsewhere the rule itself is held by test/main/webhook/connections.test.ts. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const MEBIBYTE = 1024 * 1024;

describe.skipIf(!canMount)('a disk that is full (needs root, to mount a small one)', () => {
  let disk: string;
  let hub: ServeProcess | undefined;

  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'rozmova-small-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${12 * MEBIBYTE}`, 'tmpfs', disk]);
    // What can be deleted later, as a person would who makes room.
    writeFileSync(join(disk, 'films.bin'), Buffer.alloc(6 * MEBIBYTE));
  });
  afterEach(async () => {
    await hub?.stop();
    execFileSync('umount', [disk]);
    rmdirSync(disk);
  });

  it('is told to Meta by 503, loses nothing that was answered 200, and is forgotten when there is room again', {
    timeout: 120_000,
  }, async () => {
    const dataDir = join(disk, 'workspace');
    hub = await startServe({ dataDir });
    const { key } = await connectAccount(hub.ready);
    const { acknowledged, refused } = await fillUp(hub, key);
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
    expect(acknowledged.length).toBeGreaterThan(10);

    // The console still answers, and says in words what it cannot do.
    const health = await requireApi<{ ok: boolean }>(hub.ready, 'GET', '/health');
    expect(health.ok).toBe(false);
    const records = Array.from({ length: 1000 }, (_, index) => ({
      number: `A-${index}`,
      status: 'x'.repeat(4000),
    }));
    const refusal = await callApi(hub.ready, 'PUT', '/records/Order', { records });
    expect(refusal).toMatchObject({ status: 507, json: { code: 'DISK_FULL' } });

    rmSync(join(disk, 'films.bin'));
    for (const { wamid, body } of refused) {
      expect(await postBody(hub.ready, key, body)).toBe(200);
      acknowledged.push(wamid);
    }
    await untilProjected(hub.ready);
    expect(await storedWamids(hub)).toEqual([...acknowledged].sort());

    expect(await hub.stop()).toBe(0);
    hub = await startServe({ dataDir });
    expect(await storedWamids(hub)).toEqual([...acknowledged].sort());
  });
});

/** Posts long messages until five in a row were not taken. */
async function fillUp(hub: ServeProcess, key: string) {
  const acknowledged: string[] = [];
  const refused: { wamid: string; body: string; status: number }[] = [];
  for (let index = 0; index < 2000 && refused.length < 5; index += 1) {
    const wamid = `wamid.FULL${index}`;
    const body = inboundBody({ wamid, customer: index % 5, text: `${wamid} ${'x'.repeat(20_000)}` });
    const status = await postBody(hub.ready, key, body);
    if (status === 200) acknowledged.push(wamid);
    else refused.push({ wamid, body, status });
  }
  return { acknowledged, refused };
}

async function storedWamids(hub: ServeProcess): Promise<string[]> {
  const rows = await listAllMessages(hub.ready);
  return rows.map(({ wamid }) => wamid ?? '').sort();
}
