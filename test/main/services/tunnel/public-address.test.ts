import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { createMemorySecretStore } from '../../../../src-main/secrets/secret-store.ts';
import { customerWrites } from '../../../helpers/customer-writes.ts';
import { goodForm } from '../../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import { openTunnelRelay, type TunnelRelay } from '../../../helpers/tunnel-relay.ts';

/** Everything as in the product, only faster: nothing here is farther away than this computer. */
const tunnelPace = { provedMs: 150, unprovedMs: 50, settlingMs: 20, openMs: 600, nameMs: 0 };
const localtunnel = { provider: 'localtunnel' as const, consent: true };

let relay: TunnelRelay;
let hub: TestHub;

beforeEach(async () => {
  relay = await openTunnelRelay();
  hub = await openTestHub({
    tunnelHost: relay.url,
    tunnelPace,
    secrets: createMemorySecretStore('a test'),
  });
});

afterEach(async () => {
  await hub.remove();
  await relay.stop();
});

const stateWhen = (what: string, isIt: (state: TunnelState) => boolean): Promise<TunnelState> =>
  waitFor(what, async () => {
    const state = await hub.client.tunnel.state();
    return isIt(state) && state;
  });
const isOnline = (state: TunnelState) => state.health === 'online';
const urlOf = ({ publicUrl }: TunnelState): string => publicUrl ?? 'nowhere';

/** Meta tries again until its webhook is taken. */
async function writeUntilTaken(url: string, account: Account, text: string, at = Date.now()): Promise<void> {
  const wamid = `wamid.${text}`;
  await waitFor(`the webhook of ${text}`, async () => {
    const status = await customerWrites({ webhookUrl: url }, account, { text, wamid, at }).catch(() => 0);
    return status === 200;
  });
}

async function textsOf(): Promise<string[]> {
  const { items } = await hub.client.conversations.list({ limit: 10 });
  const [conversation] = items;
  if (!conversation) return [];
  const page = await hub.client.messages.list({ conversationId: conversation.id, limit: 100 });
  return page.items.map(({ content }) => (content.kind === 'text' ? content.body : '')).toSorted();
}

const connect = (): Promise<Account> => hub.client.accounts.create(goodForm);

describe('the way from Meta to this computer', () => {
  test('nothing is open until a way is chosen', async () => {
    const state = await hub.client.tunnel.state();
    expect(state).toMatchObject({ provider: 'none', health: 'off', publicUrl: null, sentence: null });
    expect(relay.asked).toEqual([]);
  });

  test('the free relay needs a person who knows what it means, once', async () => {
    const choose = hub.client.tunnel.choose({ provider: 'localtunnel' });
    await expect(choose).rejects.toMatchObject({ code: 'TUNNEL_CONSENT_NEEDED' });
    expect((await hub.client.tunnel.state()).provider).toBe('none');
    await hub.client.tunnel.choose(localtunnel);
    await hub.client.tunnel.choose({ provider: 'none' });
    const again = await hub.client.tunnel.choose({ provider: 'localtunnel' });
    expect(again).toMatchObject({ provider: 'localtunnel', consentGiven: true });
  });

  test.each([
    [null, 'TUNNEL_ADDRESS_MISSING'],
    ['http://chat.example.com', 'TUNNEL_ADDRESS_NOT_HTTPS'],
    ['https://192.168.1.7', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['https://localhost:8443', 'TUNNEL_ADDRESS_NOT_PUBLIC'],
    ['chat example com', 'TUNNEL_ADDRESS_MALFORMED'],
  ])('an own address %s is refused as %s, and the choice stays', async (host, code) => {
    await expect(hub.client.tunnel.choose({ provider: 'own', host })).rejects.toMatchObject({ code });
    expect((await hub.client.tunnel.state()).provider).toBe('none');
  });

  test('a signed webhook posted to the public address arrives', async () => {
    const account = await connect();
    await hub.client.tunnel.choose(localtunnel);
    const state = await stateWhen('the address', isOnline);
    expect(state).toMatchObject({ trouble: null, sentence: null, host: relay.url });
    expect(state.lastProofMs).toBeGreaterThanOrEqual(0);
    await writeUntilTaken(urlOf(state), account, 'Добрий день!');
    await waitFor('the message', async () => (await textsOf()).length === 1);
  });

  test('a relay that is killed and comes back is used again by itself, and no message is lost', async () => {
    const account = await connect();
    await hub.client.tunnel.choose(localtunnel);
    const url = urlOf(await stateWhen('the address', isOnline));
    await relay.stop();
    const down = await stateWhen('the outage', ({ health }) => health === 'down');
    expect(down.sentence?.uk).toContain('чекають у Meta');
    const writing = Promise.all(
      ['one', 'two', 'three'].map((text) => writeUntilTaken(url, account, text, Date.now())),
    );
    await relay.start();
    const back = await stateWhen('the address again', isOnline);
    expect(back.publicUrl).toBe(url);
    await writing;
    await waitFor('all messages', async () => (await textsOf()).length === 3);
    expect(await textsOf()).toEqual(['one', 'three', 'two']);
    expect(new Set(relay.asked).size).toBe(1);
  });

  test('connections that vanish without a word are found by the probe', async () => {
    await hub.client.tunnel.choose(localtunnel);
    await stateWhen('the address', isOnline);
    relay.fault = 'silent';
    const lost = await stateWhen('the loss', ({ health }) => health === 'down');
    expect(lost.trouble).toBe('no_answer');
    relay.fault = 'none';
    await stateWhen('the address again', isOnline);
  });

  test('a relay that gives another address is followed, and the log says so', async () => {
    await hub.client.tunnel.choose(localtunnel);
    const before = urlOf(await stateWhen('the address', isOnline));
    relay.moveAddresses();
    const after = await stateWhen('the new address', (state) => isOnline(state) && urlOf(state) !== before);
    expect(after.log.map(({ sentence }) => sentence.en)).toContain('The address is a new one.');
  });

  test('a name that somebody else holds is given up for another one', async () => {
    relay.fault = 'wrong-name';
    await hub.client.tunnel.choose(localtunnel);
    const taken = await stateWhen('the refusal', ({ trouble }) => trouble === 'name_taken');
    expect(taken.health).toBe('down');
    relay.fault = 'none';
    await hub.client.tunnel.retryNow();
    await stateWhen('the address', isOnline);
    expect(new Set(relay.asked).size).toBeGreaterThan(1);
    expect(relay.asked.every((name) => /^r[a-z2-7]{23}$/.test(name))).toBe(true);
  });

  test('somebody else who answers at our address is recognised, and our name is changed', async () => {
    await hub.client.tunnel.choose(localtunnel);
    await stateWhen('the address', isOnline);
    relay.fault = 'stranger';
    await stateWhen(
      'the stranger',
      ({ health, trouble }) => health === 'down' && trouble === 'somebody_else',
    );
    relay.fault = 'none';
    const state = await stateWhen('the address', isOnline);
    expect(new Set(relay.asked).size).toBe(2);
    expect(state.log.some(({ sentence }) => sentence.en.includes('taken by somebody else'))).toBe(true);
  });

  test('the warning page for browsers is passed, a page for everybody is told of', async () => {
    relay.fault = 'warning';
    await hub.client.tunnel.choose(localtunnel);
    await stateWhen('the address', isOnline);
    relay.fault = 'page';
    const state = await stateWhen('the page', ({ health }) => health === 'down');
    expect(state.trouble).toBe('foreign_page');
  });

  test('an address that is lost again and again is called unsteady', async () => {
    await hub.client.tunnel.choose(localtunnel);
    for (let loss = 0; loss < 3; loss += 1) {
      await stateWhen('the address', isOnline);
      relay.fault = 'silent';
      await stateWhen('the loss', (state) => !isOnline(state));
      relay.fault = 'none';
    }
    const state = await stateWhen('the address', isOnline);
    expect(state.sentence?.en).toContain('lost 3 times within the last hour');
  });

  test('after a restart the chosen way opens by itself, under the same address', async () => {
    await hub.client.tunnel.choose(localtunnel);
    const before = urlOf(await stateWhen('the address', isOnline));
    hub = await hub.restart();
    expect(urlOf(await stateWhen('the address', isOnline))).toBe(before);
  });

  test('closing does not wait for a relay that never answers', async () => {
    relay.fault = 'mute';
    await hub.client.tunnel.choose(localtunnel);
    await waitFor('the question', () => relay.asked.length > 0);
    const startedAt = performance.now();
    await hub.close();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  test('our address and our name at the relay are in no log', async () => {
    await hub.client.tunnel.choose(localtunnel);
    await stateWhen('the address', isOnline);
    const { log } = await hub.client.tunnel.state();
    expect(JSON.stringify(log)).not.toContain(relay.asked[0]);
    expect(hub.warnings.join('\n')).not.toContain(relay.asked[0]);
  });
});

describe('what came late', () => {
  test('messages written during an outage are counted until they are dismissed', async () => {
    const account = await connect();
    await hub.client.tunnel.choose(localtunnel);
    const url = urlOf(await stateWhen('the address', isOnline));
    await relay.stop();
    const down = await stateWhen('the outage', ({ health }) => health === 'down');
    const at = down.since;
    await relay.start();
    await stateWhen('the address again', isOnline);
    await writeUntilTaken(url, account, 'written before', at - 3_600_000);
    await writeUntilTaken(url, account, 'one', at);
    await writeUntilTaken(url, account, 'two', at);
    await writeUntilTaken(url, account, 'written now', Date.now() + 2_000);
    const { caughtUp } = await stateWhen('the count', ({ caughtUp: late }) => late?.count === 2);
    expect(caughtUp).toMatchObject({ count: 2, isDone: false });
    expect(caughtUp?.since).toBeLessThanOrEqual(at);
    await hub.client.tunnel.dismissCaughtUp();
    expect((await hub.client.tunnel.state()).caughtUp).toBeNull();
  });

  test('a sleep that the address survived is an outage that ends', async () => {
    let slept = 0;
    hub = await hub.restart({
      clock: { now: () => Date.now() + slept },
      tunnelPace: { ...tunnelPace, tickMs: 50 },
    });
    const account = await connect();
    await hub.client.tunnel.choose(localtunnel);
    const url = urlOf(await stateWhen('the address', isOnline));
    const asleepAt = Date.now();
    slept = 3 * 3_600_000;
    const wokeAt = ({ log }: TunnelState) => log.find(({ sentence }) => sentence.en.includes('woke up'))?.at;
    const awake = await stateWhen(
      'a proof after the waking',
      (state) => (state.lastProofAt ?? 0) > (wokeAt(state) ?? Number.POSITIVE_INFINITY),
    );
    await writeUntilTaken(url, account, 'while asleep', asleepAt + 3_600_000);
    const { caughtUp } = await stateWhen('the count', ({ caughtUp: late }) => late !== null);
    expect(caughtUp).toMatchObject({ count: 1, isDone: false });
    // The proof ends it, which is written down a moment after the proof.
    expect(caughtUp?.until).toBeLessThan((awake.lastProofAt ?? 0) + 10_000);
    expect(relay.asked).toHaveLength(1);
  });

  test('a hub that did not run counts what was written meanwhile, and says so after another restart', async () => {
    const account = await connect();
    const start = Date.now();
    hub = await hub.restart({ clock: { now: () => Date.now() + 9 * 3_600_000 } });
    for (const text of ['one', 'two']) {
      await writeUntilTaken(hub.webhookUrl, account, text, start + 3_600_000);
    }
    await stateWhen('the count', ({ caughtUp }) => caughtUp?.count === 2);
    hub = await hub.restart({ clock: { now: () => Date.now() + 9 * 3_600_000 } });
    expect((await hub.client.tunnel.state()).caughtUp).toMatchObject({ count: 2 });
  });
});
