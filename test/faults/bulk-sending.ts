import { setTimeout as sleep } from 'node:timers/promises';
import type { Sending, SendingRecipient } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { type SandboxServer, startSandboxServer } from '../helpers/sandbox-server.ts';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { callApi, requireApi } from './api.ts';

export interface BulkSendingResult {
  /** Recipients that were to get it. */
  wanted: number;
  /** Numbers that the pretend Meta accepted a message to, and how many of them more than once. */
  served: number;
  servedTwice: string[];
  /** The same by our own id of a message. */
  sentTwice: string[];
  /** Told as delivered or accepted here, although Meta never had it. */
  wronglySent: number;
  /** Accepted by Meta, but not told so in the end. */
  wronglyOpen: number;
  /** Lost on the way when all was quiet: what happens to each is a person's decision. */
  lost: number;
  /** Of those, sent again by a person because Meta had said nothing of them, and what is unknown of in the end. */
  resent: number;
  unconfirmed: number;
  failed: number;
  retried: number;
  kills: number;
  state: Sending['state'];
  seconds: number;
}

interface Options {
  recipients: number;
  kills: number;
  /** What Node runs as the headless hub. */
  script: string;
  dataDir: string;
  log: (line: string) => void;
}

/** Failures of Meta and of the network while many are sent to, each with how often it happens. */
const faults = [
  { kind: 'graph_html', code: 429, chance: 0.0005, count: null, on: 'messages' },
  { kind: 'graph_error', code: 131_056, chance: 0.005, count: null, on: 'messages' },
  { kind: 'status_failed', code: 131_049, chance: 0.01, count: null },
  { kind: 'graph_drop_after_accept', code: null, chance: 0.005, count: null, on: 'messages' },
  { kind: 'graph_timeout', code: null, count: 5, chance: 0.002, on: 'messages' },
] as const;

/** A hub whose clock goes a quarter of an hour ahead when it is told so, as time passes in an office. */
const AHEAD = `data:text/javascript,${encodeURIComponent(
  'const { now } = Date; let ahead = 0; Date.now = () => now() + ahead; process.on("SIGUSR2", () => { ahead = 15 * 60_000; });',
)}`;

const answers = { values: { 'body:1': 'Олено', 'body:2': '118', 'body:3': '20:00' } };
/** Nobody of the sending. */
const ONE_MORE = '380679999999';

const waIdOf = (index: number): string => `38067${String(3_000_000 + index)}`;

/**
 * Sends a template to many through the pretend Meta, over HTTP, while both fail and the hub is killed; then counts at Meta's side
 * who got it.
 */
export async function runBulkSending(options: Options): Promise<BulkSendingResult> {
  const started = Date.now();
  const meta = await startSandboxServer({ saveDelayMs: 600_000, readMs: 50, sentMs: 20, deliveredMs: 50 });
  const start = () =>
    startServe({
      command: [process.execPath, '--import', AHEAD, options.script],
      dataDir: options.dataDir,
      env: { ROZMOVA_GRAPH_URL: meta.url, ROZMOVA_LOG: 'error' },
    });
  let hub = await start();
  try {
    await tellSandbox(meta.url, 'limits', {
      pairRate: false,
      throughput: false,
      messagingTier: 'TIER_UNLIMITED',
    });
    const accountId = await connect(hub, meta);
    const sendingId = await begin(hub, accountId, options);
    options.log(`prepared after ${Date.now() - started} ms`);
    await tellSandbox(meta.url, 'faults', { faults });
    for (let kill = 1; kill <= options.kills; kill += 1) {
      const share = kill / (options.kills + 1);
      await until(hub, sendingId, ({ counts }) => counts.waiting < counts.total * (1 - share));
      await hub.kill();
      hub = await start();
      await giveSecretsBack(hub, meta, accountId);
      options.log(`killed after ${Date.now() - started} ms`);
    }
    await until(hub, sendingId, ({ state }) => state === 'done');
    options.log(`done after ${Date.now() - started} ms`);
    await tellSandbox(meta.url, 'faults', { faults: [] });
    const retried = await retryPairs(hub, sendingId);
    const { counts } = await untilQuiet(hub, sendingId);
    options.log(`quiet after ${Date.now() - started} ms, ${counts.unconfirmed} lost`);
    const resent = await resendUnheard(hub, sendingId);
    const quiet = await untilQuiet(hub, sendingId);
    return {
      ...(await count(hub, meta, quiet)),
      lost: counts.unconfirmed,
      resent,
      retried,
      kills: options.kills,
      seconds: secondsSince(started),
    };
  } finally {
    await hub.stop();
    await meta.close();
  }
}

const secondsSince = (started: number): number => Math.round((Date.now() - started) / 1000);

async function connect(hub: ServeProcess, meta: SandboxServer): Promise<number> {
  const { appId, appSecret, accessToken, wabaId, phoneNumberId } = meta.credentials;
  const account = await requireApi<{ id: number }>(hub.ready, 'POST', '/accounts', {
    name: 'Bulk',
    appId,
    appSecret,
    accessToken,
    wabaId,
    phoneNumberId,
  });
  await tellWebhook(hub, meta, account.id);
  await requireApi(hub.ready, 'POST', `/accounts/${account.id}/templates/sync`, {});
  return account.id;
}

async function tellWebhook(hub: ServeProcess, meta: SandboxServer, accountId: number): Promise<void> {
  const setup = await requireApi<{ localUrl: string; verifyToken: string }>(
    hub.ready,
    'GET',
    `/accounts/${accountId}/webhook`,
  );
  const { localUrl: callbackUrl, verifyToken } = setup;
  await tellSandbox(meta.url, 'webhook', { callbackUrl, verifyToken });
}

/** Without a keychain the secrets live in memory only: a restarted hub is given them again, as its owner would. */
async function giveSecretsBack(hub: ServeProcess, meta: SandboxServer, accountId: number): Promise<void> {
  const { accessToken, appSecret } = meta.credentials;
  await requireApi(hub.ready, 'PATCH', `/accounts/${accountId}`, { accessToken, appSecret });
  await tellWebhook(hub, meta, accountId);
  await tellSandbox(meta.url, 'retry');
}

/** Contacts by the thousand, a template for them, and the sending begun. */
async function begin(hub: ServeProcess, accountId: number, { recipients }: Options): Promise<number> {
  for (let from = 0; from < recipients; from += 1_000) {
    const records = Array.from({ length: Math.min(1_000, recipients - from) }, (_, index) => ({
      phone: `+${waIdOf(from + index)}`,
      name: `Клієнт ${from + index}`,
    }));
    await requireApi(hub.ready, 'PUT', '/records/Contact', { records });
  }
  const templates = await requireApi<Template[]>(hub.ready, 'GET', `/templates?accountId=${accountId}`);
  const template = templates.find(({ name, language }) => name === 'order_ready' && language === 'uk');
  if (!template) throw new Error('The sandbox has no template order_ready');
  const clientId = crypto.randomUUID();
  const body = {
    templateId: template.id,
    clientId,
    source: { kind: 'record_query', query: { type: 'Contact' } },
    answers,
  };
  const { id } = await requireApi<Sending>(hub.ready, 'POST', '/sendings', body);
  const again = await requireApi<Sending>(hub.ready, 'POST', '/sendings', body);
  if (again.id !== id) throw new Error('A repeated call made a second sending');
  await until(hub, id, ({ state }) => state === 'ready');
  await requireApi(hub.ready, 'POST', `/sendings/${id}/start`, {});
  return id;
}

/** What failed for a reason that passes is sent again by a person, as often as there is something; Meta's cap of a day is not. */
async function retryPairs(hub: ServeProcess, id: number): Promise<number> {
  const { retried } = await requireApi<{ retried: number }>(hub.ready, 'POST', '/sendings/retry', { id });
  if (retried > 0) await until(hub, id, ({ state }) => state === 'done');
  return retried;
}

/** Work goes on meanwhile: what Meta says of this one shows that it is heard. */
async function writeToOneMore(hub: ServeProcess, id: number): Promise<void> {
  const { templateId } = await requireApi<Sending>(hub.ready, 'GET', `/sendings/${id}`);
  const key = `+${ONE_MORE}`;
  await requireApi(hub.ready, 'PUT', '/records/Contact', { records: [{ phone: key, name: 'Пізніше' }] });
  const target = { kind: 'record', type: 'Contact', key };
  await requireApi(hub.ready, 'POST', `/templates/${templateId}/send`, { target, answers });
}

/** A quarter of an hour later a person sends again to those of whom Meta said nothing while it spoke of others. */
async function resendUnheard(hub: ServeProcess, id: number): Promise<number> {
  await writeToOneMore(hub, id);
  hub.child.kill('SIGUSR2');
  const { counts } = await until(
    hub,
    id,
    ({ counts: { unconfirmed }, unheard }) => unheard === null || unheard.ready === unconfirmed,
  );
  if (counts.unconfirmed === 0) return 0;
  const { retried } = await requireApi<{ retried: number }>(
    hub.ready,
    'POST',
    `/sendings/${id}/resend-unheard`,
    {},
  );
  await until(hub, id, ({ state }) => state === 'done');
  return retried;
}

async function until(
  hub: ServeProcess,
  id: number,
  isReached: (sending: Sending) => boolean,
  limitMs = 600_000,
): Promise<Sending> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const sending = (await callApi(hub.ready, 'GET', `/sendings/${id}`))?.json as Sending | undefined;
    if (sending && isReached(sending)) return sending;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${JSON.stringify(sending)}`);
    await sleep(100);
  }
}

/** Waits until no status comes in any more. */
async function untilQuiet(hub: ServeProcess, id: number): Promise<Sending> {
  let before = '';
  for (;;) {
    const sending = await requireApi<Sending>(hub.ready, 'GET', `/sendings/${id}`);
    const now = JSON.stringify(sending.counts);
    if (now === before && sending.counts.accepted === 0) return sending;
    before = now;
    await sleep(1_500);
  }
}

async function listRecipients(hub: ServeProcess, id: number): Promise<SendingRecipient[]> {
  const rows: SendingRecipient[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: SendingRecipient[]; next: string | null } = await requireApi(
      hub.ready,
      'GET',
      `/sendings/${id}/recipients?limit=200${query}`,
    );
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

async function count(
  hub: ServeProcess,
  meta: SandboxServer,
  sending: Sending,
): Promise<Omit<BulkSendingResult, 'lost' | 'resent' | 'retried' | 'kills' | 'seconds'>> {
  const recipients = await listRecipients(hub, sending.id);
  const answer = await fetch(`${meta.url}/sandbox/accepted`);
  const all = (await answer.json()) as {
    accepted: { to: string; callbackData: string | null; wamid: string }[];
  };
  const accepted = all.accepted.filter(({ to }) => !to.includes(ONE_MORE));
  const byNumber = countBy(accepted.map(({ to }) => to));
  const reached = ['accepted', 'delivered', 'read'];
  // Meta's cap comes as a status after Meta has accepted the message: it is served, and failed in the end.
  const known = [...reached, 'failed'];
  return {
    wanted: recipients.length,
    served: byNumber.size,
    servedTwice: doubled(byNumber),
    sentTwice: doubled(countBy(accepted.map(({ callbackData }) => callbackData ?? 'none'))),
    wronglySent: recipients.filter(
      ({ state, phone }) => reached.includes(state) && !byNumber.has(phone ?? ''),
    ).length,
    wronglyOpen: recipients.filter(({ state, phone }) => byNumber.has(phone ?? '') && !known.includes(state))
      .length,
    unconfirmed: sending.counts.unconfirmed,
    failed: sending.counts.failed,
    state: sending.state,
  };
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const doubled = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].filter(([, times]) => times > 1).map(([name]) => name);
