import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';
import { makeTemporaryFolder } from '../../../helpers/workspace.ts';

let hub: TestHub;
let elsewhere: ReturnType<typeof makeTemporaryFolder>;

beforeEach(async () => {
  elsewhere = makeTemporaryFolder();
  hub = await openTestHub();
});
afterEach(async () => {
  await hub.remove();
  elsewhere.remove();
});

/** A busy machine may take longer than the second that is usual. */
const PATIENTLY = { timeout: 20_000 };
const job = async (of = hub) => (await of.client.workspace.state()).job;
const ended = (of = hub) =>
  vi.waitFor(async () => {
    const current = await job(of);
    expect(current?.state).not.toBe('running');
    return current;
  }, PATIENTLY);

async function makeCopy(): Promise<string> {
  const { folder } = await hub.client.workspace.export({ folder: elsewhere.path });
  expect(await ended()).toMatchObject({ state: 'done', sentence: null });
  return folder;
}

/** A file below media/ as the store keeps them. */
function addMedia(bytes: Buffer): string {
  const name = randomBytes(32).toString('hex');
  const folder = join(hub.dataDir, 'media', name.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return `media/${name.slice(0, 2)}/${name}`;
}

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ORPCError) return String(error.code);
    throw error;
  }
}

describe('a copy of the workspace', () => {
  it('brings people, labels and files to another computer, and no secret', async () => {
    await hub.client.labels.create({ name: 'Опт', color: 'green' });
    const token = `EAA${'x'.repeat(60)}`;
    await hub.client.accounts.create({
      name: 'Квіти',
      color: 'moss',
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      appId: '174829003346123',
      appSecret: '0123456789abcdef0123456789abcdef',
      accessToken: token,
    });
    const photo = randomBytes(300_000);
    const name = addMedia(photo);
    const folder = await makeCopy();

    const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const entry of written) {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect(bytes.includes(token)).toBe(false);
      expect(bytes.includes('0123456789abcdef0123456789abcdef')).toBe(false);
    }

    const other = await openTestHub();
    try {
      expect(await other.client.workspace.inspect({ folder })).toMatchObject({ accounts: 1, files: 1 });
      await other.client.workspace.bring({ folder });
      expect(await ended(other)).toMatchObject({ state: 'done' });
      expect((await other.client.workspace.state()).incoming).toMatchObject({ accounts: 1 });
      expect(await other.client.labels.list()).toEqual([]);

      const moved = await other.restart();
      expect((await moved.client.labels.list()).map((label) => label.name)).toEqual(['Опт']);
      const [account] = await moved.client.accounts.list();
      expect(account).toMatchObject({ name: 'Квіти', accessTokenHint: null, appSecretHint: null });
      expect(readFileSync(join(moved.dataDir, name)).equals(photo)).toBe(true);
      expect((await moved.client.workspace.state()).incoming).toBeNull();
      // What was here before stands aside.
      const aside = readdirSync(moved.dataDir).find((each) => each.startsWith('replaced-'));
      expect(aside && existsSync(join(moved.dataDir, aside, 'rozmova.db'))).toBe(true);
    } finally {
      await other.remove();
    }
  });

  it.runIf(process.platform !== 'win32')('is refused when a link stands in the place of a file', async () => {
    const bytes = randomBytes(10_000);
    const name = addMedia(bytes);
    const folder = await makeCopy();
    const target = join(folder, '..', 'target');
    writeFileSync(target, bytes);
    rmSync(join(folder, name));
    symlinkSync(target, join(folder, name));
    await expect(hub.client.workspace.inspect({ folder })).rejects.toMatchObject({ code: 'COPY_INCOMPLETE' });
  });

  it('that was changed on the way is refused, and nothing waits for the next start', async () => {
    const name = addMedia(randomBytes(10_000));
    const folder = await makeCopy();
    const bytes = readFileSync(join(folder, name));
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(join(folder, name), bytes);
    await hub.client.workspace.bring({ folder });
    expect(await ended()).toMatchObject({ state: 'failed', sentence: { en: expect.stringContaining(name) } });
    expect((await hub.client.workspace.state()).incoming).toBeNull();
    expect(existsSync(join(hub.dataDir, 'incoming'))).toBe(false);
  });

  it('is not taken for one when files are missing, when it is of a newer Rozmova, or when there is none', async () => {
    const name = addMedia(randomBytes(10));
    const folder = await makeCopy();
    expect(await codeOf(hub.client.workspace.inspect({ folder: elsewhere.path }))).toBe('COPY_NOT_FOUND');
    const manifestFile = join(folder, 'rozmova-workspace.json');
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
      formats: { tables: number };
      files: { name: string }[];
    };
    writeFileSync(
      manifestFile,
      JSON.stringify({ ...manifest, formats: { ...manifest.formats, tables: 9_990 } }),
    );
    expect(await codeOf(hub.client.workspace.bring({ folder }))).toBe('WORKSPACE_FROM_FUTURE');
    // A name that would lead out of the folder makes the whole thing no copy.
    const outside = { ...manifest.files[0], name: '../../outside' };
    writeFileSync(manifestFile, JSON.stringify({ ...manifest, files: [...manifest.files, outside] }));
    expect(await codeOf(hub.client.workspace.bring({ folder }))).toBe('COPY_NOT_FOUND');
    writeFileSync(manifestFile, JSON.stringify(manifest));
    rmSync(join(folder, name));
    expect(await codeOf(hub.client.workspace.inspect({ folder }))).toBe('COPY_INCOMPLETE');
  });

  it('is neither written into the workspace nor to where nobody may write', async () => {
    for (const folder of [hub.dataDir, join(hub.dataDir, 'media'), 'relative/path', '/proc/1']) {
      expect(await codeOf(hub.client.workspace.export({ folder }))).toBe('FOLDER_NOT_USABLE');
    }
    expect(await job()).toBeNull();
  });

  it('that is cancelled leaves nothing behind, and the next one is made', async () => {
    for (let number = 0; number < 40; number += 1) addMedia(randomBytes(500_000));
    const { folder } = await hub.client.workspace.export({ folder: elsewhere.path });
    expect(await codeOf(hub.client.workspace.export({ folder: elsewhere.path }))).toBe('COPY_RUNNING');
    await hub.client.workspace.cancel();
    expect(await job()).toMatchObject({ state: 'cancelled' });
    expect(readdirSync(elsewhere.path)).toEqual([]);
    expect(await makeCopy()).toBe(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it('that waits takes its place when the program starts itself anew, where it can', async () => {
    expect(await hub.client.workspace.state()).toMatchObject({ canRestart: false });
    expect(await codeOf(hub.client.workspace.restart())).toBe('RESTART_NOT_POSSIBLE');
    const asked: string[] = [];
    const inWindow = await openTestHub({ onRestart: () => asked.push('restart') });
    try {
      expect(await inWindow.client.workspace.state()).toMatchObject({ canRestart: true });
      await inWindow.client.workspace.restart();
      expect(asked).toEqual(['restart']);
    } finally {
      await inWindow.remove();
    }
  });

  it('that waits can be forgotten', async () => {
    const folder = await makeCopy();
    await hub.client.workspace.bring({ folder });
    await ended();
    await hub.client.workspace.forgetIncoming();
    expect((await hub.client.workspace.state()).incoming).toBeNull();
  });
});
