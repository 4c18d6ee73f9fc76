import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { localtunnel, publicUrlOf } from '../../../src-main/tunnel/localtunnel.ts';
import { openInTime } from '../../../src-main/tunnel/open-in-time.ts';
import { type OpenTunnel, TunnelOpenError } from '../../../src-main/tunnel/provider.ts';
import { waitFor } from '../../helpers/hub.ts';
import { openTunnelRelay, type TunnelRelay } from '../../helpers/tunnel-relay.ts';

const NAME = 'rabcdefghijklmnopqrstuvw';

let relay: TunnelRelay;
let local: Server;
let localPort: number;
const opened: OpenTunnel[] = [];

beforeEach(async () => {
  relay = await openTunnelRelay();
  local = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => local.listen(0, '127.0.0.1', resolve));
  localPort = (local.address() as AddressInfo).port;
});

afterEach(async () => {
  for (const tunnel of opened.splice(0)) await tunnel.close();
  local.closeAllConnections();
  local.close();
  await relay.stop();
});

async function open({ limitMs = 3_000, life = new AbortController(), onDoubt = (): void => undefined } = {}) {
  const wish = { host: relay.url, name: NAME };
  const tunnel = await openInTime(localtunnel, { localPort, wish, onDoubt }, life.signal, limitMs);
  opened.push(tunnel);
  return tunnel;
}

const troubleOf = async (opening: Promise<unknown>): Promise<string> => {
  const error = await opening.catch((thrown: unknown) => thrown);
  return error instanceof TunnelOpenError ? error.trouble : `not refused: ${String(error)}`;
};

describe('a tunnel through localtunnel', () => {
  test('has an address by https where the relay is reached by https, whatever it says itself', () => {
    expect(publicUrlOf('https://relay.example', 'http://name.relay.example/')).toBe(
      'https://name.relay.example',
    );
    expect(publicUrlOf('http://localhost:8080', 'http://name.localhost:8080')).toBe(
      'http://name.localhost:8080',
    );
  });

  test('brings a body through byte for byte, however its letters are cut into pieces', async () => {
    const tunnel = await open();
    const body = Buffer.from(`x${'ї😀'.repeat(60_000)}`);
    const answer = await fetch(tunnel.url, { method: 'POST', body });
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
  });

  test('passes many requests at once', async () => {
    const tunnel = await open();
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const answer = await fetch(tunnel.url, { method: 'POST', body: `message ${index}` });
        return answer.text();
      }),
    );
    expect(answers).toEqual(Array.from({ length: 30 }, (_, index) => `message ${index}`));
  });

  test('asks for one name once and gives up when the relay never answers', async () => {
    relay.fault = 'mute';
    expect(await troubleOf(open({ limitMs: 150 }))).toBe('relay_unreachable');
    expect(relay.asked).toEqual([NAME]);
  });

  test('gives up at once when the hub ends while the relay is silent', async () => {
    relay.fault = 'mute';
    const life = new AbortController();
    const opening = troubleOf(open({ life, limitMs: 60_000 }));
    await waitFor('the question', () => relay.asked.length === 1);
    life.abort();
    expect(await opening).toBe('relay_unreachable');
  });

  test.each([
    ['refuses', 'relay_refused'],
    ['page', 'foreign_page'],
    ['wrong-name', 'name_taken'],
  ] as const)('when the relay %s, the trouble is %s', async (fault, trouble) => {
    relay.fault = fault;
    expect(await troubleOf(open())).toBe(trouble);
  });

  test('a relay that is not there is unreachable', async () => {
    await relay.stop();
    expect(await troubleOf(open())).toBe('relay_unreachable');
  });

  test('has itself proved when the relay cuts its connections, and ends nothing by its errors', async () => {
    const onDoubt = vi.fn<() => void>();
    await open({ onDoubt });
    relay.dropTunnels();
    await vi.waitFor(() => expect(onDoubt).toHaveBeenCalled(), { timeout: 15_000 });
  });

  test('lets go of the name when it is closed', async () => {
    const tunnel = await open();
    await tunnel.close();
    const again = await open();
    expect(again.url).toBe(tunnel.url);
  });
});
