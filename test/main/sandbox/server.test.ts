import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const server = fileURLToPath(new URL('../../../src-main/sandbox/server.ts', import.meta.url));

async function start(...options: string[]): Promise<{ child: ChildProcess; line: Record<string, unknown> }> {
  const child = spawn(process.execPath, [server, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return { child, line: JSON.parse(line) as Record<string, unknown> };
}

describe('the sandbox on its own', () => {
  it('prints one line of JSON, serves, ends cleanly on SIGTERM and resumes from its state', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rozmova-sandbox-server-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const state = join(folder, 'state.json');
    const { child, line } = await start(
      '--state',
      state,
      '--empty',
      '--seed',
      '1',
      '--timing',
      '{"saveDelayMs":5000}',
    );
    expect(line).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      credentials: {
        appId: expect.any(String) as string,
        appSecret: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        accessToken: expect.stringMatching(/^EAA\w{80,}$/) as string,
        wabaId: expect.any(String) as string,
        phoneNumberId: expect.any(String) as string,
        displayPhoneNumber: '+380 44 000 0007',
        verifiedName: 'Voloshka',
      },
    });
    const url = String(line.url);
    await fetch(`${url}/sandbox/customers/olena/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"kept?"}',
    });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    // Nothing was saved before: closing has to do it.
    expect(await readFile(state, 'utf8')).toContain('kept?');
    const again = await start('--state', state);
    expect(again.line.url).toBe(url);
    const phone = await (await fetch(`${url}/sandbox/customers/olena/phone`)).json();
    expect(phone).toMatchObject([{ text: 'kept?' }]);
  });
});
