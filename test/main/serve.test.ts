import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { callApi, waitFor } from '../helpers/hub.ts';
import { runServe, type ServeProcess, startServe } from '../helpers/serve.ts';
import { makeTemporaryFolder } from '../helpers/workspace.ts';

// Each case starts whole processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const running: ServeProcess[] = [];
const folders: { remove(): void }[] = [];
const start = async (options: Parameters<typeof startServe>[0] = {}) => {
  const serve = await startServe(options);
  running.push(serve);
  return serve;
};
const makeFolder = () => {
  const folder = makeTemporaryFolder();
  folders.push(folder);
  return folder.path;
};
afterEach(async () => {
  for (const serve of running.splice(0)) await serve.remove();
  for (const folder of folders.splice(0)) folder.remove();
});

/** Another program on a port of this computer. */
async function occupy(port: number): Promise<() => Promise<void>> {
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return () => new Promise((resolve) => server.close(() => resolve()));
}

describe('the ready line', () => {
  it('is the only thing on standard output and has the addresses that outside programs rely on', async () => {
    const serve = await start();
    expect(serve.ready).toEqual({
      ready: true,
      consoleUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/),
      apiUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/),
      apiToken: expect.stringMatching(/^[\w-]{43}$/),
      webhookUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/webhook$/),
      sandboxUrl: null,
    });
    expect((await callApi(serve.ready, 'GET', '/health')).json).toMatchObject({
      ok: true,
      secrets: { kind: 'memory', persisted: false },
    });
    expect(await serve.stop()).toBe(0);
    expect(serve.stdout().trim().split('\n')).toHaveLength(1);
    expect(serve.stderr()).toBe('');
  });

  it('has the sandbox with --sandbox, whose customers have written already', async () => {
    const serve = await start({ args: ['--sandbox'] });
    expect(serve.ready.sandboxUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const accounts = await callApi(serve.ready, 'GET', '/accounts');
    expect(accounts.json).toEqual([expect.objectContaining({ kind: 'sandbox', state: 'active' })]);
    expect((await callApi(serve.ready, 'POST', '/sandbox/state', {})).json).toMatchObject({
      isRunning: true,
      url: serve.ready.sandboxUrl,
    });
  });
});

describe('stopping and starting again', () => {
  it('ends within three seconds with 0, closes the files cleanly, and keeps its ports', async () => {
    const first = await start();
    const { dataDir, ready } = first;
    await callApi(ready, 'PUT', '/records/Ticket', { records: [{ number: '1', subject: 'Kept' }] });
    const startedAt = performance.now();
    expect(await first.stop()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal') || name.endsWith('-shm'))).toEqual([]);

    const second = await start({ dataDir });
    const addresses = ({ apiUrl, webhookUrl }: typeof ready) => [apiUrl, webhookUrl];
    expect(addresses(second.ready)).toEqual(addresses(ready));
    expect((await callApi(second.ready, 'GET', '/records/Ticket')).json.items).toHaveLength(1);
  });

  it('comes back after a kill -9 with everything that was answered', async () => {
    const first = await start();
    await callApi(first.ready, 'PUT', '/records/Ticket', { records: [{ number: '1', subject: 'Kept' }] });
    await first.kill();
    const second = await start({ dataDir: first.dataDir });
    expect((await callApi(second.ready, 'GET', '/records/Ticket')).json.items).toHaveLength(1);
  });

  it('moves to another port when a kept one is taken, says so, and opens a wished one', async () => {
    const first = await start();
    const { dataDir, ready } = first;
    await first.stop();
    const release = await occupy(Number(new URL(ready.apiUrl).port));
    const second = await start({ dataDir });
    expect(second.ready.apiUrl).not.toBe(ready.apiUrl);
    expect(second.ready.webhookUrl).toBe(ready.webhookUrl);
    expect(second.stderr()).toContain('hub.port_taken');
    await release();
    const port = String(new URL(ready.apiUrl).port);
    await second.stop();
    const wished = await start({ args: ['--port', port], env: { ROZMOVA_DATA: dataDir }, dataDir });
    expect(wished.ready.apiUrl).toBe(ready.apiUrl);
  });
});

describe('starts that must fail', () => {
  it('show the usage for wrong arguments and end with 2', async () => {
    for (const args of [
      [],
      ['--data'],
      ['--data', 'x', '--port', 'many'],
      ['--data', 'x', '--port', '70000'],
      ['--data', 'x', '--verbose'],
      ['x'],
    ]) {
      const { code, stdout, stderr } = await runServe(args);
      expect([code, stdout], args.join(' ')).toEqual([2, '']);
      expect(stderr).toContain('Usage: serve --data DIR');
    }
    expect(existsSync('x')).toBe(false);
  });

  it('say in one sentence that the workspace is open already, in the language of the system', async () => {
    const { dataDir } = await start();
    const english = await runServe(['--data', dataDir]);
    expect([english.code, english.stdout, english.stderr.trim()]).toEqual([
      1,
      '',
      `Rozmova: This workspace is already open in another Rozmova (${dataDir}). Close it first; nothing was changed.`,
    ]);
    const ukrainian = await runServe(['--data', dataDir], { env: { LC_ALL: 'uk_UA.UTF-8' } });
    expect(ukrainian.stderr).toContain('Rozmova: Цей робочий простір уже відкрито в іншій Розмові');
  });

  it('refuse a workspace of a newer version, a damaged one, and a wished port that is taken', async () => {
    const future = makeFolder();
    const file = new Sqlite(join(future, 'rozmova.db'));
    file.pragma('user_version = 990');
    file.close();
    expect((await runServe(['--data', future])).stderr).toContain(
      'was written by a newer Rozmova (format 990',
    );

    const damaged = makeFolder();
    mkdirSync(damaged, { recursive: true });
    writeFileSync(
      join(damaged, 'rozmova.db'),
      'this is no database, only a text that is long enough to look like a file',
    );
    const answer = await runServe(['--data', damaged]);
    expect([answer.code, answer.stderr]).toEqual([1, expect.stringContaining('rozmova.db is damaged')]);

    const { ready } = await start();
    const { port } = new URL(ready.apiUrl);
    const taken = await runServe(['--data', makeFolder(), '--port', port]);
    expect([taken.code, taken.stderr.trim()]).toEqual([
      1,
      `Rozmova: Port ${port} on this computer is in use by another program. Choose another one.`,
    ]);
  });

  it('refuse words in the environment that nobody knows', async () => {
    const log = await runServe(['--data', makeFolder()], { env: { ROZMOVA_LOG: 'loud' } });
    expect([log.code, log.stderr]).toEqual([1, expect.stringContaining('ROZMOVA_LOG is "loud"')]);
    const secrets = await runServe(['--data', makeFolder()], { env: { ROZMOVA_SECRETS: 'file' } });
    expect([secrets.code, secrets.stderr]).toEqual([1, expect.stringContaining('ROZMOVA_SECRETS is "file"')]);
    const graph = await runServe(['--data', makeFolder()], { env: { ROZMOVA_GRAPH_URL: 'graph.example' } });
    expect([graph.code, graph.stderr]).toEqual([
      1,
      expect.stringContaining('ROZMOVA_GRAPH_URL is no address'),
    ]);
  });
});

describe('a terminal that was closed, or a program that started serve and has ended', () => {
  it('does not end the hub with its next warning', async () => {
    const serve = await start({ args: ['--sandbox'] });
    serve.child.stdout?.destroy();
    serve.child.stderr?.destroy();
    const fault = { kind: 'graph_error', code: 131000, count: 1 };
    await callApi(serve.ready, 'POST', '/sandbox/setFaults', { faults: [fault] });
    const [chat] = (await callApi(serve.ready, 'GET', '/conversations')).json.items;
    const sent = await callApi(serve.ready, 'POST', `/conversations/${chat.id}/messages`, {
      clientId: randomUUID(),
      content: { kind: 'text', body: 'Чи чути мене?' },
    });
    const isThrough = async () =>
      (await callApi(serve.ready, 'GET', `/messages/${sent.json.id}`)).json.wamid !== null;
    await waitFor('the second attempt', isThrough, 30_000);
    expect(serve.child.exitCode).toBeNull();
  });
});
