import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProgram, versionOf } from '../../../src-main/tunnel/find-program.ts';
import { openInTime } from '../../../src-main/tunnel/open-in-time.ts';
import { programTunnel } from '../../../src-main/tunnel/program-tunnel.ts';
import { cloudflared, ngrok, tailscale } from '../../../src-main/tunnel/programs.ts';
import { TunnelOpenError } from '../../../src-main/tunnel/provider.ts';
import { createTunnelProviders } from '../../../src-main/tunnel/providers.ts';
import { waitFor } from '../../helpers/hub.ts';
import { makeTemporaryFolder } from '../../helpers/workspace.ts';

const programs = { cloudflared, ngrok, tailscale };
type Name = keyof typeof programs;

let folder: ReturnType<typeof makeTemporaryFolder>;

beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => folder.remove());

/** A program that notes how it was called, says these lines and then runs until it is ended. */
function install(name: string, lines: readonly string[], then = 'exec sleep 60'): string {
  const file = join(folder.path, name);
  const says = lines.map((line) => `cat <<'LINE'\n${line}\nLINE`).join('\n');
  writeFileSync(file, `#!/bin/sh\necho "$@" > "$0.args"\necho $$ > "$0.pid"\n${says}\n${then}\n`, {
    mode: 0o755,
  });
  return file;
}
const find = async (name: string) => {
  const file = join(folder.path, name);
  return existsSync(file) ? file : null;
};
const written = (name: string) => readFileSync(join(folder.path, name), 'utf8').trim();
const isRunning = (name: string): boolean => {
  try {
    return process.kill(Number(written(`${name}.pid`)), 0);
  } catch {
    return false;
  }
};

function open(name: Name, limitMs = 5_000) {
  const opening = { localPort: 41_873, wish: { host: '', name: '' }, onDoubt: () => undefined };
  return openInTime(programTunnel(programs[name], find), opening, new AbortController().signal, limitMs);
}
const troubleOf = async (opening: Promise<unknown>): Promise<string> => {
  const error = await opening.catch((thrown: unknown) => thrown);
  return error instanceof TunnelOpenError ? error.trouble : `not refused: ${String(error)}`;
};

const said: Record<Name, { lines: string[]; url: string; args: string }> = {
  cloudflared: {
    lines: [
      '2026-11-22T10:00:00Z INF Requesting new quick Tunnel on trycloudflare.com...',
      '2026-11-22T10:00:01Z INF POST https://api.trycloudflare.com/tunnel',
      '2026-11-22T10:00:03Z INF |  https://four-quiet-words-here.trycloudflare.com            |',
    ],
    url: 'https://four-quiet-words-here.trycloudflare.com',
    args: 'tunnel --no-autoupdate --url http://127.0.0.1:41873',
  },
  ngrok: {
    lines: [
      '{"lvl":"info","msg":"starting web service","addr":"127.0.0.1:4040"}',
      '{"addr":"http://127.0.0.1:41873","lvl":"info","msg":"started tunnel","name":"x","url":"https://own.ngrok-free.app"}',
    ],
    url: 'https://own.ngrok-free.app',
    args: 'http 127.0.0.1:41873 --log stdout --log-format json',
  },
  tailscale: {
    lines: [
      'Available on the internet:',
      '',
      'https://pc.tail1234.ts.net/',
      '|-- proxy http://127.0.0.1:41873',
    ],
    url: 'https://pc.tail1234.ts.net',
    args: 'funnel 41873',
  },
};

describe('a way through an installed program', () => {
  test.each(Object.keys(said) as Name[])('%s is started with fixed words, read, and ended', async (name) => {
    install(name, said[name].lines);
    const tunnel = await open(name);
    expect(tunnel.url).toBe(said[name].url);
    expect(written(`${name}.args`)).toBe(said[name].args);
    expect(isRunning(name)).toBe(true);
    await tunnel.close();
    await tunnel.closed;
    expect(isRunning(name)).toBe(false);
  });

  test.each([
    ['ngrok', '{"lvl":"eror","msg":"session closed","err":"authentication failed: ERR_NGROK_4018"}'],
    [
      'tailscale',
      'Funnel is not enabled on your tailnet. To enable, visit: https://login.tailscale.com/f/funnel',
    ],
    ['cloudflared', 'ERR Error unmarshaling QuickTunnel response: status_code="429 Too Many Requests"'],
  ] as const)('%s that refuses and goes on waiting is ended', async (name, line) => {
    install(name, [line]);
    expect(await troubleOf(open(name))).toBe('relay_refused');
    await waitFor('the end of the program', () => !isRunning(name));
  });

  test('a program that is not there is said to be missing', async () => {
    expect(await troubleOf(open('ngrok'))).toBe('program_missing');
  });

  test('a program that ends before it has an address has ended', async () => {
    install('cloudflared', ['2026-11-22T10:00:00Z ERR something'], 'exit 1');
    expect(await troubleOf(open('cloudflared'))).toBe('program_ended');
  });

  test('a program that says nothing is ended when the time is up, even one that does not want to', async () => {
    install('cloudflared', [], `trap '' TERM\nwhile true; do sleep 0.1; done`);
    expect(await troubleOf(open('cloudflared', 300))).toBe('relay_unreachable');
    await waitFor('the end of the program', () => !isRunning('cloudflared'));
  });

  test('its end is told when it dies later', async () => {
    install('tailscale', said.tailscale.lines, 'sleep 0.2');
    const tunnel = await open('tailscale');
    await expect(tunnel.closed).resolves.toBeUndefined();
  });
});

describe('programs that this computer has', () => {
  test('are found in absolute folders of the PATH, with their version', async () => {
    const file = install('cloudflared', ['cloudflared version 2026.11.0 (built 2026-11-01)'], 'exit 0');
    const environment = { PATH: `relative:${folder.path}`, platform: 'linux' as const };
    expect(await findProgram('cloudflared', environment)).toBe(file);
    expect(await findProgram('no-such-program', environment)).toBeNull();
    expect(await versionOf(file, ['--version'])).toBe('2026.11.0');
  });

  test('are candidates, and stand in for the chosen one only when the owner allowed it', async () => {
    install('ngrok', ['ngrok version 3.9.0'], 'exit 0');
    const { candidates, providers } = createTunnelProviders(find);
    await new Promise<void>((resolve) => {
      candidates(resolve);
    });
    expect(candidates(() => undefined)).toEqual([
      { provider: 'cloudflared', isFound: false, version: null },
      { provider: 'ngrok', isFound: true, version: '3.9.0' },
      { provider: 'tailscale', isFound: false, version: null },
    ]);
    const names = async (choice: Parameters<typeof providers>[0]) =>
      (await providers(choice)).map(({ name }) => name);
    const own = { provider: 'own' as const, mayFallBack: false, consentGiven: true };
    expect(await names(own)).toEqual(['own']);
    expect(await names({ ...own, mayFallBack: true })).toEqual(['own', 'ngrok', 'localtunnel']);
    expect(await names({ ...own, mayFallBack: true, consentGiven: false })).toEqual(['own', 'ngrok']);
  });
});
