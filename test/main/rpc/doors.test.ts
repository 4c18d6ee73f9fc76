import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ChangeEvent } from '#shared/contract/events.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

let hub: TestHub;
let socket: WebSocket;
let browser: HubClient;

const bearer = () => ({ authorization: `Bearer ${hub.apiToken}` });
const rpcUrl = () => `${hub.origin.replace('http', 'ws')}/rpc`;

beforeAll(async () => {
  hub = await openTestHub();
  socket = new WebSocket(rpcUrl(), { headers: bearer() });
  // The link wants the browser's class; ws has the same methods and events.
  browser = createORPCClient(new RPCLink({ websocket: socket }));
});
afterAll(async () => {
  socket.close();
  await hub.remove();
});

type Stream = Awaited<ReturnType<HubClient['events']['subscribe']>>;

async function nextEvent(stream: Stream): Promise<ChangeEvent> {
  const { value, done } = await stream.next();
  if (done || value === undefined) throw new Error('The stream of changes has ended');
  return value;
}

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Not refused: ${String(error)}`);
  return { code: error.code, status: error.status, message: error.message, data: error.data };
}

describe('one contract behind three doors', () => {
  it('answers the same over a message port, a socket and HTTP', async () => {
    const records = [{ number: 'A-1', total: { amount: 10, currency: 'UAH' } }];
    expect(await hub.client.records.upsert({ type: 'Order', records })).toMatchObject({ inserted: 1 });
    const overPort = await hub.client.records.list({ type: 'Order' });
    expect(await browser.records.list({ type: 'Order' })).toEqual(overPort);
    expect((await hub.api('GET', '/records/Order')).json).toEqual(overPort);
    expect(overPort.items).toHaveLength(1);
  });

  it('knows what kind of seat asks', async () => {
    const seats = [
      await hub.client.app.bootstrap(),
      await browser.app.bootstrap(),
      (await hub.api('POST', '/app/bootstrap')).json,
    ];
    expect(seats.map(({ seat, operator }) => [seat, operator.role])).toEqual([
      ['desktop', 'admin'],
      ['browser', 'admin'],
      ['api', 'admin'],
    ]);
  });

  it('refuses with the same code, status and both sentences at each of them', async () => {
    const refused = {
      code: 'RECORD_TYPE_UNKNOWN',
      status: 404,
      message: 'There is no record type “Parcel”.',
      data: {
        sentence: { uk: 'Немає типу записів «Parcel».', en: 'There is no record type “Parcel”.' },
        values: { type: 'Parcel' },
      },
    };
    expect(await refusalOf(hub.client.records.list({ type: 'Parcel' }))).toEqual(refused);
    expect(await refusalOf(browser.records.list({ type: 'Parcel' }))).toEqual(refused);
    const { status, json } = await hub.api('GET', '/records/Parcel');
    expect(status).toBe(404);
    expect(json).toMatchObject(refused);
  });

  it('answers wrong input as BAD_INPUT and names the place', async () => {
    const detail = expect.stringMatching(/^limit: .*200/);
    const refused = { code: 'BAD_INPUT', status: 400, data: { values: { detail } } };
    expect(await refusalOf(hub.client.contacts.list({ limit: 1000 }))).toMatchObject(refused);
    expect(await refusalOf(browser.contacts.list({ limit: 1000 }))).toMatchObject(refused);
    expect((await hub.api('GET', '/contacts?limit=1000')).json).toMatchObject(refused);
    expect((await hub.api('GET', '/conversations/abc')).json).toMatchObject({ code: 'BAD_INPUT' });
    const torn = await fetch(`${hub.apiUrl}/records/Order`, {
      method: 'PUT',
      headers: { ...bearer(), 'content-type': 'application/json' },
      body: '{"records": [',
    });
    expect([torn.status, ((await torn.json()) as { code: string }).code]).toEqual([400, 'BAD_INPUT']);
  });

  it('answers an unknown procedure or path with NOT_FOUND, never with nothing', async () => {
    const unknown = browser as unknown as { nothing: { here(): Promise<unknown> } };
    expect(await refusalOf(unknown.nothing.here())).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    const overPort = hub.client as unknown as { nothing: { here(): Promise<unknown> } };
    expect(await refusalOf(overPort.nothing.here())).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    for (const path of ['/nothing', '/conversations/1/nothing']) {
      const { status, json } = await hub.api('GET', path);
      expect([status, json.code]).toEqual([404, 'NOT_FOUND']);
    }
    const outside = await fetch(`${hub.origin}/nothing`);
    expect([outside.status, ((await outside.json()) as { code: string }).code]).toEqual([404, 'NOT_FOUND']);
  });

  it('answers a bug as INTERNAL with an id and nothing of its inside', async () => {
    const failing = await openTestHub();
    const file = new Sqlite(`${failing.dataDir}/rozmova.db`);
    file.exec("UPDATE record_types SET definition = '{\"secret inside\": 1}' WHERE name = 'Order'");
    file.close();
    const refusal = await refusalOf(failing.client.records.types());
    expect(refusal).toMatchObject({ code: 'INTERNAL', status: 500 });
    const { requestId } = (refusal.data as { values: { requestId: string } }).values;
    expect(JSON.stringify(refusal)).not.toMatch(/secret inside|Zod|record_types/);
    expect(failing.warnings.join('\n')).toContain(requestId);
    await failing.remove();
  });
});

describe('change events', () => {
  it('reach every door; a seat that comes back continues where it was', async () => {
    const streams = [
      await hub.client.events.subscribe({ after: null }),
      await browser.events.subscribe({ after: null }),
    ];
    const starts = await Promise.all(streams.map(nextEvent));
    expect(starts.map(({ kind }) => kind)).toEqual(['resync', 'resync']);
    await hub.client.app.updateSettings({ enterSends: false });
    const changes = await Promise.all(streams.map(nextEvent));
    expect(changes[0]).toEqual(changes[1]);
    expect(changes[0]).toMatchObject({ kind: 'changes', changed: [{ entity: 'settings' }] });
    await Promise.all(streams.map((stream) => stream.return(undefined)));
    const back = await browser.events.subscribe({ after: starts[0]?.seq ?? null });
    expect(await nextEvent(back)).toEqual(changes[0]);
    await back.return(undefined);
  });

  it('reach a program over HTTP as server-sent events', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${hub.apiUrl}/events/subscribe`, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json' },
      body: '{"after":null}',
      signal: leaving.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('resync')) text += (await reader?.read())?.value ?? '';
    expect(text).toMatch(/id: \d+/);
    leaving.abort();
  });
});
