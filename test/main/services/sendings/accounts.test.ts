import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccountId } from '#shared/domain/ids.ts';
import { failToConnect, metaConsoleOf, tellSandbox } from '../../../helpers/sandbox-control.ts';
import { type SandboxServer, startSandboxServer } from '../../../helpers/sandbox-server.ts';
import { numbers, openSendingRig, playFaults, type SendingRig } from './rig.ts';

/** The pretend Meta of a second account, which the hub takes for the real one. */
let meta: SandboxServer;
let rig: SendingRig;
let secondId: AccountId;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  meta = await startSandboxServer({ readMs: 50, sentMs: 20, deliveredMs: 50 });
  rig = await openSendingRig({ graphUrl: meta.url });
  const { hub } = rig;
  for (const url of [hub.sandboxUrl, meta.url]) await tellSandbox(url, 'limits', { pairRate: false });
  const { displayPhoneNumber: _number, verifiedName: _name, ...ids } = meta.credentials;
  secondId = (await hub.client.accounts.create({ name: 'Ремонт', color: 'moss', ...ids })).id;
  const { localUrl, verifyToken } = await hub.client.accounts.webhookSetup({ id: secondId });
  await tellSandbox(meta.url, 'webhook', { callbackUrl: localUrl, verifyToken });
  await hub.client.templates.sync({ accountId: secondId });
});
afterAll(async () => {
  await rig.remove();
  await meta.close();
});

const MANY = 200;
const isOver = ({ state, counts }: { state: string; counts: { accepted: number } }) =>
  state === 'done' && counts.accepted === 0;

/** The template of the second account, with the binding of the first one. */
async function templateOfSecond() {
  const { hub, template } = rig;
  const templates = await hub.client.templates.list({ accountId: secondId });
  const found = templates.find(({ name, language }) => name === 'order_ready' && language === 'uk');
  if (!found) throw new Error('The second account has no template order_ready');
  return (await hub.client.templates.save({ id: found.id, binding: template.binding })).id;
}

const acceptedAt = async (url: string | null, phones: readonly string[]): Promise<string[]> => {
  const answer = await fetch(`${url}/sandbox/accepted`);
  const { accepted } = (await answer.json()) as { accepted: { to: string }[] }; // what the control answers
  return accepted.map(({ to }) => `+${to.replace('+', '')}`).filter((to) => phones.includes(to));
};

it('two accounts send at the same time, each to its own people over its own number', async () => {
  const [ours, theirs] = [numbers(674_100_000, 60), numbers(674_110_000, 60)];
  const first = await rig.begin(await rig.addOrders('AA', ours));
  const second = await rig.begin(await rig.addOrders('AB', theirs), await templateOfSecond());
  for (const { id } of [first, second]) {
    const done = await rig.until(id, isOver);
    expect(done.counts.delivered + done.counts.read).toBe(60);
  }
  expect((await acceptedAt(rig.hub.sandboxUrl, [...ours, ...theirs])).sort()).toEqual([...ours].sort());
  expect((await acceptedAt(meta.url, [...ours, ...theirs])).sort()).toEqual([...theirs].sort());
});

describe('an account that cannot send while a sending runs', () => {
  /** Begun, and Meta has taken something. */
  const underWay = async (prefix: string, phones: readonly string[], templateId?: number) => {
    const { id } = await rig.begin(await rig.addOrders(prefix, phones), templateId);
    await rig.until(id, ({ counts }) => counts.accepted + counts.delivered + counts.read > 0);
    return id;
  };
  const servedOnce = async (id: number, url: string | null, phones: readonly string[]) => {
    const done = await rig.until(id, isOver);
    expect(done.counts).toMatchObject({ failed: 0, unconfirmed: 0, leftOut: 0 });
    expect((await acceptedAt(url, phones)).sort()).toEqual([...phones].sort());
  };

  it('pauses it, and it goes on by itself when the account does', async () => {
    const phones = numbers(674_120_000, MANY);
    const id = await underWay('AC', phones);
    const { accounts } = rig.hub.client;
    await accounts.update({ id: rig.accountId, state: 'paused' });
    const paused = await rig.until(id, ({ state }) => state === 'paused');
    expect(paused.pause?.sentence.en).toMatch(/number is paused/i);
    expect(paused.counts.waiting).toBeGreaterThan(0);
    await accounts.update({ id: rig.accountId, state: 'active' });
    await servedOnce(id, rig.hub.sandboxUrl, phones);
  });

  it('pauses it when the token dies, says so, and another token takes it on', async () => {
    const phones = numbers(674_130_000, MANY);
    const id = await underWay('AD', phones, await templateOfSecond());
    await failToConnect(meta.url, 'token_revoked');
    const paused = await rig.until(id, ({ state }) => state === 'paused');
    expect(paused.pause?.sentence.en).toMatch(/token/i);
    expect(paused.counts.failed).toBe(0);
    // The one that came out of Meta's console meanwhile works for sixty days.
    await failToConnect(meta.url, 'token_sixty_days');
    const { accessToken } = await metaConsoleOf(meta.url);
    await failToConnect(meta.url);
    await rig.hub.client.accounts.update({ id: secondId, accessToken });
    await servedOnce(id, meta.url, phones);
  });

  it('stops it when the token is dead, and nothing of it leaves with another token', async () => {
    const phones = numbers(674_160_000, MANY);
    const id = await underWay('AG', phones, await templateOfSecond());
    await tellSandbox(meta.url, 'faults', {
      faults: [{ kind: 'graph_error', code: 190, count: 1_000, on: 'messages' }],
    });
    const paused = await rig.until(id, ({ state }) => state === 'paused', 20_000);
    expect(paused.counts.queued).toBeGreaterThan(0);
    await rig.hub.client.sendings.cancel({ id: paused.id });
    const stopped = await rig.until(id, ({ counts }) => counts.waiting + counts.queued === 0, 20_000);
    expect(stopped.state).toBe('cancelled');
    const before = (await acceptedAt(meta.url, phones)).length;
    expect(stopped.counts.cancelled).toBe(MANY - before);
    await tellSandbox(meta.url, 'faults', { faults: [] });
    const { accessToken } = meta.credentials;
    await rig.hub.client.accounts.update({ id: secondId, accessToken });
    // What is sent afterwards arrives, so that what had waited before it would have left by now.
    const after = numbers(674_170_000, 3);
    const { id: next } = await rig.begin(await rig.addOrders('AH', after), await templateOfSecond());
    await servedOnce(next, meta.url, after);
    expect(await acceptedAt(meta.url, phones)).toHaveLength(before);
  });

  it('pauses it when the account is disconnected, and nothing leaves until it is connected again', async () => {
    const phones = numbers(674_140_000, MANY);
    const id = await underWay('AE', phones, await templateOfSecond());
    await rig.hub.client.accounts.disconnect({ id: secondId });
    const paused = await rig.until(id, ({ state }) => state === 'paused');
    expect(paused.pause?.sentence.en).toMatch(/disconnected/i);
    await expect(rig.hub.client.sendings.resume({ id: paused.id })).rejects.toMatchObject({
      code: 'SEND_OBSTACLE',
    });
    const before = (await acceptedAt(meta.url, phones)).length;
    expect(before).toBeLessThan(MANY);
    const { accessToken, appSecret } = meta.credentials;
    await rig.hub.client.accounts.update({ id: secondId, accessToken, appSecret, state: 'active' });
    const { localUrl, verifyToken } = await rig.hub.client.accounts.webhookSetup({ id: secondId });
    await tellSandbox(meta.url, 'webhook', { callbackUrl: localUrl, verifyToken });
    const served = await rig.until(id, ({ state }) => state === 'done');
    expect(served.counts.failed).toBe(0);
    expect((await acceptedAt(meta.url, phones)).sort()).toEqual([...phones].sort());
  });
});

it('goes on when the clock jumps forward and back while it runs', async () => {
  const phones = numbers(674_150_000, MANY);
  await playFaults(rig, { kind: 'graph_error', code: 131_056, count: 5, on: 'messages' });
  const { id } = await rig.begin(await rig.addOrders('AF', phones));
  for (const hours of [30, -60, 29, 1]) {
    rig.moveClock(hours * 60 * 60 * 1000);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const done = await rig.until(id, isOver);
  expect(done.counts).toMatchObject({ failed: 0, unconfirmed: 0, leftOut: 0 });
  expect((await acceptedAt(rig.hub.sandboxUrl, phones)).sort()).toEqual([...phones].sort());
});
