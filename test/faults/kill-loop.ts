import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callApi, requireApi } from './api.ts';
import { type FakeMeta, startFakeMeta } from './fake-meta.ts';
import { type HubProcess, startHubProcess } from './hub-process.ts';
import { seededRandom, signedHeaders } from './signing.ts';

export interface KillLoopResult {
  cycles: number;
  /** Webhook messages answered with 200, and those of them that are missing or doubled in the end. */
  acknowledged: number;
  missing: string[];
  doubled: string[];
  /** Messages that the hub took to send, and how they ended. */
  taken: number;
  lostSends: string[];
  sentTwice: string[];
  /** Accepted by Meta, but not shown as such in the end. */
  wronglyOpen: string[];
  /** Never reached Meta and honestly shown as unconfirmed. */
  unconfirmed: number;
  statusesSettled: boolean;
  cleanExit: number | null;
}

interface Ids {
  appSecret: string;
  accessToken: string;
  phoneNumberId: string;
  wabaId: string;
}

const ids: Ids = {
  appSecret: '0123456789abcdef0123456789abcdef',
  accessToken: 'EAAfaultloop0123456789',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
};
const CUSTOMERS = 12;

/** Kills the running hub again and again under load in both directions, then counts what is there. */
export async function runKillLoop(options: { cycles: number; command: string[]; dataDir: string; seed: number; log: (line: string) => void }): Promise<KillLoopResult> {
  const random = seededRandom(options.seed);
  const meta = await startFakeMeta({ ...ids, dropAfterAccept: 0.05, random });
  const load = createLoad(random);
  const start = () => startHubProcess({ command: options.command, dataDir: options.dataDir, graphUrl: meta.url });

  let hub = await start();
  const account = await connect(hub);
  for (let cycle = 0; cycle < options.cycles; cycle += 1) {
    meta.deliverTo(`${hub.ready.webhookUrl}/${account.key}`);
    const stop = load.run(hub, account.key);
    await sleep(60 + random() * 340);
    await hub.kill();
    await stop();
    hub = await start();
    await giveSecretsBack(hub, account.id);
    if ((cycle + 1) % 25 === 0) options.log(`${cycle + 1} kills, ${load.acknowledged.size} acknowledged, ${load.taken.size} taken to send`);
  }
  return await settleAndCount({ hub, meta, load, account, cycles: options.cycles });
}

async function connect(hub: HubProcess): Promise<{ id: number; key: string }> {
  return await requireApi(hub.ready, 'POST', '/accounts', { name: 'Fault loop', appId: '1234567890123', ...ids });
}

/** Without a keychain the secrets live in memory only, so a restarted hub is given them again, as its owner would. */
async function giveSecretsBack(hub: HubProcess, accountId: number): Promise<void> {
  const accounts = await requireApi<{ id: number; accessTokenHint: string | null }[]>(hub.ready, 'GET', '/accounts');
  if (accounts.find((account) => account.id === accountId)?.accessTokenHint) return;
  await requireApi(hub.ready, 'PATCH', `/accounts/${accountId}`, { accessToken: ids.accessToken, appSecret: ids.appSecret });
}

function createLoad(random: () => number) {
  const acknowledged = new Set<string>();
  const taken = new Map<string, number>();
  const openWebhooks = new Map<string, string>();
  const openSends = new Map<string, number>();
  let counter = 0;

  /** Posts new and unacknowledged bodies until stopped: Meta repeats what was not answered with 200. */
  async function postWebhooks(hub: HubProcess, key: string, isRunning: () => boolean): Promise<void> {
    while (isRunning()) {
      const again = openWebhooks.entries().next().value;
      const wamid = again?.[0] ?? `wamid.IN${(counter += 1)}`;
      const body = again?.[1] ?? inboundBody(wamid, counter % CUSTOMERS, random);
      openWebhooks.delete(wamid);
      const status = await fetch(`${hub.ready.webhookUrl}/${key}`, { method: 'POST', body, headers: signedHeaders(body, ids.appSecret) }).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => 0,
      );
      if (status === 200) acknowledged.add(wamid);
      else openWebhooks.set(wamid, body);
    }
  }

  async function sendMessages(hub: HubProcess, isRunning: () => boolean): Promise<void> {
    while (isRunning()) {
      const page = await callApi(hub.ready, 'GET', '/conversations?limit=50');
      const conversations = (page?.json as { items?: { id: number }[] } | undefined)?.items ?? [];
      for (const conversation of conversations) {
        if (!isRunning()) return;
        const [clientId, conversationId] = openSends.entries().next().value ?? [randomUUID(), conversation.id];
        openSends.set(clientId, conversationId);
        const answer = await callApi(hub.ready, 'POST', `/conversations/${conversationId}/messages`, {
          clientId,
          content: { kind: 'text', body: `Reply ${clientId}` },
        });
        if (answer === null) return;
        openSends.delete(clientId);
        if (answer.status === 201) taken.set(clientId, conversationId);
        else throw new Error(`The hub refused to send: ${JSON.stringify(answer)}`);
      }
      await sleep(5);
    }
  }

  return {
    acknowledged,
    taken,
    run(hub: HubProcess, key: string): () => Promise<void> {
      let running = true;
      const isRunning = () => running;
      const workers = [...Array.from({ length: 6 }, () => postWebhooks(hub, key, isRunning)), sendMessages(hub, isRunning)];
      return async () => {
        running = false;
        await Promise.all(workers);
      };
    },
  };
}

function inboundBody(wamid: string, customer: number, random: () => number): string {
  const from = `38067${String(1_000_000 + customer)}`;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '380440000000', phone_number_id: ids.phoneNumberId },
    contacts: [{ profile: { name: `Customer ${customer}` }, wa_id: from }],
    messages: [{ from, id: wamid, timestamp: String(Math.floor(Date.now() / 1000 - random() * 60)), type: 'text', text: { body: `Hello ${wamid}` } }],
  };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: ids.wabaId, changes: [{ field: 'messages', value }] }] });
}

async function settleAndCount(run: { hub: HubProcess; meta: FakeMeta; load: ReturnType<typeof createLoad>; account: { key: string }; cycles: number }): Promise<KillLoopResult> {
  const { hub, meta, load } = run;
  meta.deliverTo(`${hub.ready.webhookUrl}/${run.account.key}`);
  await untilOutboxIsEmpty(hub);
  const statusesSettled = await meta.settled(60_000);
  await untilProjected(hub);
  const rows = await listAllMessages(hub);

  const byWamid = countBy(rows.filter((row) => row.direction === 'in').map((row) => row.wamid ?? ''));
  const byClientId = new Map(rows.filter((row) => row.clientId !== null).map((row) => [row.clientId, row]));
  const clientIdCounts = countBy([...rows.flatMap((row) => (row.clientId === null ? [] : [row.clientId]))]);
  const result: KillLoopResult = {
    cycles: run.cycles,
    acknowledged: load.acknowledged.size,
    missing: [...load.acknowledged].filter((wamid) => !byWamid.has(wamid)),
    doubled: [...byWamid, ...clientIdCounts].filter(([, count]) => count > 1).map(([id]) => id),
    taken: load.taken.size,
    lostSends: [...load.taken.keys()].filter((clientId) => !byClientId.has(clientId)),
    sentTwice: [...meta.accepted].filter(([, wamids]) => wamids.length > 1).map(([clientId]) => clientId),
    wronglyOpen: [...meta.accepted.keys()].filter((clientId) => !['sent', 'delivered', 'read'].includes(byClientId.get(clientId)?.status ?? '')),
    unconfirmed: rows.filter((row) => row.status === 'unconfirmed').length,
    statusesSettled,
    cleanExit: await hub.stop(),
  };
  await meta.close();
  return result;
}

interface Row {
  direction: string;
  wamid: string | null;
  clientId: string | null;
  status: string | null;
}

async function listAllMessages(hub: HubProcess): Promise<Row[]> {
  const rows: Row[] = [];
  const conversations = await requireApi<{ items: { id: number }[] }>(hub.ready, 'GET', '/conversations?limit=200');
  for (const conversation of conversations.items) {
    let before: string | null = '';
    while (before !== null) {
      const query: string = before === '' ? '' : `&before=${encodeURIComponent(before)}`;
      const page = await requireApi<{ items: Row[]; before: string | null }>(hub.ready, 'GET', `/conversations/${conversation.id}/messages?limit=200${query}`);
      rows.push(...page.items);
      before = page.before;
    }
  }
  return rows;
}

async function untilOutboxIsEmpty(hub: HubProcess): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const health = await requireApi<{ outbox: { queued: number; sending: number } }>(hub.ready, 'GET', '/health');
    if (health.outbox.queued === 0 && health.outbox.sending === 0) return;
    await sleep(100);
  }
  throw new Error('The outbox did not empty within two minutes');
}

async function untilProjected(hub: HubProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const counts = await requireApi<{ lastSeq: number; projectedSeq: number }>(hub.ready, 'GET', '/journal');
    if (counts.projectedSeq >= counts.lastSeq) return;
    await sleep(50);
  }
  throw new Error('The journal was not projected within a minute');
}

function countBy(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
