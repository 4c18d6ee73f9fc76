import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { HubClient } from '#shared/contract/index.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm, refused } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

const canaries = {
  accessToken: 'EAAGcanaryAccessTokenThatMustNeverBeSeen7391',
  appSecret: 'ca5a5e1ca5a5e1ca5a5e1ca5a5e1ca5a',
  replacedToken: 'EAAGsecondCanaryTokenAfterReplacing8265',
};
const words = 'канарка-у-тексті-повідомлення';

let graph: FakeGraph;
let hub: TestHub;
const frames: string[] = [];

beforeAll(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl, logLevel: 'debug' });
});
afterAll(async () => {
  await hub.remove();
  await graph.close();
});

/** A browser's seat of which every frame that the hub sends is kept. */
function openSeat(): { client: HubClient; close(): void } {
  const url = `${hub.origin.replace('http', 'ws')}/rpc`;
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${hub.apiToken}` } });
  socket.on('message', (data: Buffer) => frames.push(data.toString('latin1')));
  const link = new RPCLink({ websocket: socket });
  return { client: createORPCClient(link), close: () => socket.close() };
}

function readAllFiles(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? readAllFiles(path) : [{ name: path, bytes: readFileSync(path) }];
  });
}

/** As typed, and as it would look in base64 or in UTF-16. */
function findIn(bytes: Buffer | string, canary: string): boolean {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  const forms = [
    canary,
    Buffer.from(canary).toString('base64').slice(0, -3),
    Buffer.from(canary, 'utf16le').toString('latin1'),
  ];
  return forms.some((form) => text.includes(form));
}

describe('a token and an app secret that were typed in', () => {
  it('are found in no file, in no log line and in nothing that a screen is told, whatever happens with them', async () => {
    const seat = openSeat();
    const { client } = seat;
    const stream = await client.events.subscribe({ after: null });
    // Leaving while it waits for the next event ends the loop with an abort.
    const watching = (async () => {
      for await (const event of stream) frames.push(JSON.stringify(event));
    })().catch(() => undefined);

    const { accessToken, appSecret } = canaries;
    const form = { ...goodForm, accessToken, appSecret };
    await client.accounts.testForm(form);
    const account = await client.accounts.create(form);
    await client.accounts.test({ id: account.id });
    await client.accounts.webhookSetup({ id: account.id });
    // Every way in which it can go wrong: refused, torn, unreachable, and mistakes of the person.
    answerAsMeta(graph, { debug_token: refused(190, { message: `Malformed access token ${accessToken}` }) });
    await client.accounts.test({ id: account.id });
    graph.answer = () => ({ kind: 'drop' });
    await client.accounts.test({ id: account.id });
    await client.templates.sync({ accountId: account.id }).catch(() => null);
    await client.accounts.create(form).catch(() => null);
    await client.accounts.create({ ...form, phoneNumberId: 'x' }).catch(() => null);
    await client.accounts.create({ ...form, name: '' }).catch(() => null);
    answerAsMeta(graph);

    expect(await customerWrites(hub, account, { text: words, appSecret })).toBe(200);
    const conversation = await waitFor(
      'the message',
      async () => (await client.conversations.list({})).items[0],
    );
    const clientId = crypto.randomUUID();
    await client.messages.send({
      conversationId: conversation.id,
      clientId,
      content: { kind: 'text', body: words },
    });
    await waitFor('Meta to accept', () => graph.accepted.length > 0);
    await client.accounts.update({ id: account.id, accessToken: canaries.replacedToken });
    await client.app.bootstrap();
    await client.accounts.list();
    await client.app.health();
    await client.accounts.disconnect({ id: account.id });
    await stream.return(undefined);
    await watching;
    seat.close();

    expect(graph.requests.some(({ headers }) => headers.authorization === `Bearer ${accessToken}`)).toBe(
      true,
    );
    const [rolling, log] = [readAllFiles(hub.dataDir), readAllFiles(join(hub.dataDir, 'logs'))];
    expect(rolling.map(({ name }) => name.replace(/.*\//, ''))).toEqual(
      expect.arrayContaining(['rozmova.db', 'rozmova.db-wal', 'journal.db']),
    );
    for (const canary of Object.values(canaries)) {
      expect(rolling.filter(({ bytes }) => findIn(bytes, canary)).map(({ name }) => name)).toEqual([]);
      expect(frames.filter((frame) => findIn(frame, canary))).toEqual([]);
      expect(hub.warnings.filter((line) => findIn(line, canary))).toEqual([]);
    }
    // The search itself works, and the log knows neither words nor people.
    expect(frames.some((frame) => frame.includes(accessToken.slice(-4)))).toBe(true);
    expect(rolling.some(({ bytes }) => bytes.includes(Buffer.from(words)))).toBe(true);
    expect(log.length).toBeGreaterThan(0);
    for (const { bytes } of log) {
      expect(bytes.includes(Buffer.from(words)) || bytes.includes(Buffer.from('Олена'))).toBe(false);
      expect(bytes.toString('utf8')).not.toContain('380671234567');
    }
  });

  it('leave nothing when the hub is closed, with everything in its final files', async () => {
    const closed = await hub.restart();
    await closed.close();
    for (const canary of Object.values(canaries)) {
      expect(
        readAllFiles(hub.dataDir)
          .filter(({ bytes }) => findIn(bytes, canary))
          .map(({ name }) => name),
      ).toEqual([]);
    }
  });
});
