import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ReadyLine, type ServeProcess, startServe } from '../helpers/serve.ts';
import { callApi, requireApi } from './api.ts';
import { type FakeMeta, startFakeMeta } from './fake-meta.ts';
import { connectAccount, inboundBody, listAllMessages, postBody, shop, untilProjected } from './shop.ts';
import { seededRandom } from './signing.ts';

export interface KillLoopResult {
  cycles: number;
  /** Webhook messages answered with 200, and those of them that are missing or doubled in the end. */
  acknowledged: number;
  missing: string[];
  doubled: string[];
  /** Messages that the hub took to send, and how they ended. */
  taken: number;
  /** Those of them that Meta accepted. */
  accepted: number;
  lostSends: string[];
  sentTwice: string[];
  /** Accepted by Meta, but not shown as such in the end. */
  wronglyOpen: string[];
  /** Never reached Meta and honestly shown as unconfirmed. */
  unconfirmed: number;
  statusesSettled: boolean;
  cleanExit: number | null;
}

/** Many, since a message whose fate a kill left open holds up the later ones of its conversation for two minutes. */
const CUSTOMERS = 60;

/** Kills the running hub again and again under load in both directions, then counts what is there. */
export async function runKillLoop(options: {
  cycles: number;
  command: readonly [string, ...string[]];
  dataDir: string;
  seed: number;
  log: (line: string) => void;
}): Promise<KillLoopResult> {
  const random = seededRandom(options.seed);
  const meta = await startFakeMeta({ dropAfterAccept: 0.05, random });
  const load = createLoad(random);
  const start = () =>
    startServe({
      command: options.command,
      dataDir: options.dataDir,
      env: { ROZMOVA_GRAPH_URL: meta.url, ROZMOVA_LOG: 'error' },
    });

  let hub = await start();
  const account = await connectAccount(hub.ready);
  for (let cycle = 0; cycle < options.cycles; cycle += 1) {
    meta.deliverTo(`${hub.ready.webhookUrl}/${account.key}`);
    const stop = load.run(hub, account.key);
    await underWay(load.acknowledged, Math.ceil(random() * 60));
    await sleep(random() * 20);
    await hub.kill();
    await stop();
    hub = await start();
    await giveSecretsBack(hub, account.id);
    if ((cycle + 1) % 25 === 0)
      options.log(
        `${cycle + 1} kills, ${load.acknowledged.size} acknowledged, ${load.taken.size} taken to send`,
      );
  }
  return await settleAndCount({ hub, meta, load, account, cycles: options.cycles });
}

/** Waits for so many more acknowledgements, so that a slow machine is killed under load as well; at most two seconds. */
async function underWay(acknowledged: ReadonlySet<string>, more: number): Promise<void> {
  const wanted = acknowledged.size + more;
  const deadline = Date.now() + 2000;
  while (acknowledged.size < wanted && Date.now() < deadline) await sleep(5);
}

/** Without a keychain the secrets live in memory only, so a restarted hub is given them again, as its owner would. */
async function giveSecretsBack(hub: ServeProcess, accountId: number): Promise<void> {
  const accounts = await requireApi<{ id: number; accessTokenHint: string | null }[]>(
    hub.ready,
    'GET',
    '/accounts',
  );
  if (accounts.find((account) => account.id === accountId)?.accessTokenHint) return;
  await requireApi(hub.ready, 'PATCH', `/accounts/${accountId}`, {
    accessToken: shop.accessToken,
    appSecret: shop.appSecret,
  });
}

function createLoad(random: () => number) {
  const acknowledged = new Set<string>();
  const taken = new Map<string, number>();
  const openWebhooks = new Map<string, string>();
  const openSends = new Map<string, number>();
  let counter = 0;

  /** Posts new and unacknowledged bodies until stopped: Meta repeats what was not answered with 200. */
  async function postWebhooks(hub: ServeProcess, key: string, isRunning: () => boolean): Promise<void> {
    while (isRunning()) {
      const again = openWebhooks.entries().next().value;
      counter += 1;
      const wamid = again?.[0] ?? `wamid.IN${counter}`;
      const body =
        again?.[1] ?? inboundBody({ wamid, customer: counter % CUSTOMERS, ageSeconds: random() * 60 });
      openWebhooks.delete(wamid);
      const status = await postBody(hub.ready, key, body);
      if (status === 200) acknowledged.add(wamid);
      else openWebhooks.set(wamid, body);
    }
  }

  async function sendMessages(hub: ServeProcess, isRunning: () => boolean): Promise<void> {
    while (isRunning()) {
      const page = await callApi(hub.ready, 'GET', '/conversations?limit=200');
      const conversations = (page?.json as { items?: { id: number }[] } | undefined)?.items ?? [];
      for (const conversation of conversations) {
        if (!isRunning()) return;
        const [clientId, conversationId] = openSends.entries().next().value ?? [
          randomUUID(),
          conversation.id,
        ];
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
    run(hub: ServeProcess, key: string): () => Promise<void> {
      let running = true;
      const isRunning = () => running;
      const workers = [
        ...Array.from({ length: 6 }, () => postWebhooks(hub, key, isRunning)),
        sendMessages(hub, isRunning),
      ];
      return async () => {
        running = false;
        await Promise.all(workers);
      };
    },
  };
}

async function settleAndCount(run: {
  hub: ServeProcess;
  meta: FakeMeta;
  load: ReturnType<typeof createLoad>;
  account: { key: string };
  cycles: number;
}): Promise<KillLoopResult> {
  const { hub, meta, load } = run;
  meta.deliverTo(`${hub.ready.webhookUrl}/${run.account.key}`);
  await untilOutboxIsEmpty(hub.ready);
  const statusesSettled = await meta.settled(60_000);
  await untilProjected(hub.ready);
  const rows = await listAllMessages(hub.ready);

  const byWamid = countBy(rows.filter((row) => row.direction === 'in').map((row) => row.wamid ?? ''));
  const byClientId = new Map(rows.filter((row) => row.clientId !== null).map((row) => [row.clientId, row]));
  const clientIdCounts = countBy(rows.flatMap((row) => (row.clientId === null ? [] : [row.clientId])));
  const result: KillLoopResult = {
    cycles: run.cycles,
    acknowledged: load.acknowledged.size,
    missing: [...load.acknowledged].filter((wamid) => !byWamid.has(wamid)),
    doubled: [...byWamid, ...clientIdCounts].filter(([, count]) => count > 1).map(([id]) => id),
    taken: load.taken.size,
    accepted: meta.accepted.size,
    lostSends: [...load.taken.keys()].filter((clientId) => !byClientId.has(clientId)),
    sentTwice: [...meta.accepted].filter(([, wamids]) => wamids.length > 1).map(([clientId]) => clientId),
    wronglyOpen: [...meta.accepted.keys()].filter(
      (clientId) => !['sent', 'delivered', 'read'].includes(byClientId.get(clientId)?.status ?? ''),
    ),
    unconfirmed: rows.filter((row) => row.status === 'unconfirmed').length,
    statusesSettled,
    cleanExit: await hub.stop(),
  };
  await meta.close();
  return result;
}

async function untilOutboxIsEmpty(ready: ReadyLine): Promise<void> {
  // A message whose fate a kill left open holds up its conversation for two minutes.
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    const health = await requireApi<{ outbox: { queued: number; sending: number } }>(ready, 'GET', '/health');
    if (health.outbox.queued === 0 && health.outbox.sending === 0) return;
    await sleep(100);
  }
  throw new Error('The outbox did not empty within three minutes');
}

function countBy(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
