import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AddressProof } from '../../../src-main/ports.ts';
import { ownAddress } from '../../../src-main/tunnel/own-address.ts';
import { TunnelOpenError, type TunnelProvider } from '../../../src-main/tunnel/provider.ts';
import { type TunnelIncident, TunnelSupervisor } from '../../../src-main/tunnel/supervisor.ts';
import { createSilentLog } from '../../helpers/workspace.ts';

/** A way whose fate the test decides; the supervisor and its times are the real ones. */
function createWay(name: TunnelProvider['name'], change: Partial<TunnelProvider> = {}) {
  const way = {
    opened: 0,
    open: 0,
    refuses: false,
    die: (): void => undefined,
    doubt: (): void => undefined,
  };
  const provider: TunnelProvider = {
    name,
    settleMs: 4_000,
    isOpenedHere: true,
    hasName: false,
    async open({ onDoubt }) {
      way.opened += 1;
      if (way.refuses) throw new TunnelOpenError('relay_unreachable', 'a test');
      way.open += 1;
      way.doubt = onDoubt;
      const closed = new Promise<void>((resolve) => {
        way.die = resolve;
      });
      const close = async () => {
        way.open -= 1;
      };
      return { url: `https://${name}.example`, closed, close };
    },
    ...change,
  };
  return { way, provider };
}

const proved: AddressProof = { isProved: true, ms: 12 };
const missed = (trouble: 'no_answer' | 'no_network' | 'somebody_else' = 'no_answer'): AddressProof => ({
  isProved: false,
  trouble,
});

let answer: AddressProof;
let asked: string[];
let incidents: TunnelIncident['kind'][];
let renewed: number;
let supervisor: TunnelSupervisor;

function keep(...providers: [TunnelProvider, ...TunnelProvider[]]): TunnelSupervisor {
  supervisor = new TunnelSupervisor({
    providers,
    localPort: 1,
    wish: () => ({ host: 'https://own.example', name: 'a-name' }),
    renewName: async () => {
      renewed += 1;
    },
    prove: async (url) => {
      asked.push(url);
      return answer;
    },
    onChange: () => undefined,
    onIncident: ({ kind }) => incidents.push(kind),
    clock: { now: () => Date.now() },
    log: createSilentLog(),
    random: () => 0.5,
  });
  supervisor.start();
  return supervisor;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  answer = proved;
  asked = [];
  incidents = [];
  renewed = 0;
});
afterEach(async () => {
  await supervisor.close();
  vi.useRealTimers();
});

describe('the keeper of the public address', () => {
  test('tells of an address after two proofs and goes on asking every twenty seconds', async () => {
    const { provider } = createWay('localtunnel');
    keep(provider);
    await pass(0);
    expect(incidents).toEqual(['proved']);
    expect(supervisor.isSettled()).toBe(false);
    await pass(1_000);
    expect(incidents).toEqual(['proved', 'settled']);
    await pass(60_000);
    expect(asked).toHaveLength(5);
    expect(supervisor.view()).toMatchObject({ health: 'online', trouble: null, lastProofMs: 12 });
  });

  test('one miss is a doubt, the second an outage; then it is opened anew', async () => {
    const { way, provider } = createWay('localtunnel');
    keep(provider);
    await pass(1_000);
    answer = missed();
    await pass(20_000);
    expect(supervisor.view()).toMatchObject({ health: 'degraded', trouble: 'no_answer' });
    await pass(3_000);
    expect(supervisor.view()).toMatchObject({ health: 'down', publicUrl: 'https://localtunnel.example' });
    expect(way.open).toBe(0);
    answer = proved;
    await pass(1_000);
    expect(supervisor.view()).toMatchObject({ health: 'online', trouble: null, nextAttemptAt: null });
    expect(way.opened).toBe(2);
    expect(incidents).toEqual(['proved', 'settled', 'lost', 'proved']);
  });

  test('an accident of one question changes nothing but a moment', async () => {
    const { way, provider } = createWay('localtunnel');
    keep(provider);
    await pass(1_000);
    answer = missed();
    await pass(20_000);
    answer = proved;
    await pass(3_000);
    expect(supervisor.view().health).toBe('online');
    expect(way.opened).toBe(1);
  });

  test('an error of the provider has it proved at once, and then one miss is enough', async () => {
    const { way, provider } = createWay('localtunnel');
    keep(provider);
    await pass(1_000);
    answer = missed();
    way.doubt();
    await pass(600);
    expect(supervisor.view().health).toBe('down');
    answer = proved;
    await pass(1_100);
    expect(way.opened).toBe(2);
    expect(supervisor.view().health).toBe('online');
  });

  test('a new address gets its time to be known before it counts as lost', async () => {
    const { way, provider } = createWay('cloudflared', { settleMs: 30_000 });
    answer = missed();
    keep(provider);
    await pass(25_000);
    expect(way.opened).toBe(1);
    expect(supervisor.view().health).toBe('starting');
    answer = proved;
    await pass(1_000);
    expect(supervisor.view().health).toBe('online');
  });

  test('attempts come less and less often, and after ten minutes every five', async () => {
    const { way, provider } = createWay('localtunnel');
    way.refuses = true;
    keep(provider);
    await pass(0);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const waitMs = (supervisor.view().nextAttemptAt ?? 0) - Date.now();
      waits.push(waitMs / 1_000);
      await pass(waitMs);
    }
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(waits.slice(-3)).toEqual([300, 300, 300]);
    way.refuses = false;
    await pass(300_000);
    expect(supervisor.view()).toMatchObject({ health: 'online', nextAttemptAt: null });
  });

  test('a person who asks is not made to wait', async () => {
    const { way, provider } = createWay('localtunnel');
    way.refuses = true;
    keep(provider);
    await pass(200_000);
    way.refuses = false;
    supervisor.retryNow();
    await pass(0);
    expect(supervisor.view().health).toBe('online');
  });

  test('a program that ends is started again', async () => {
    const { way, provider } = createWay('cloudflared');
    keep(provider);
    await pass(1_000);
    way.die();
    await pass(0);
    expect(supervisor.view()).toMatchObject({ health: 'down', trouble: 'program_ended' });
    await pass(1_000);
    expect(way.opened).toBe(2);
    expect(supervisor.view().health).toBe('online');
  });

  test('another way takes over when the chosen one fails for long', async () => {
    const first = createWay('localtunnel');
    const second = createWay('cloudflared');
    first.way.refuses = true;
    keep(first.provider, second.provider);
    await pass(10_000);
    expect(incidents).toEqual(['fell_back', 'proved', 'settled']);
    expect(supervisor.view()).toMatchObject({ active: 'cloudflared', health: 'online' });
  });

  test('nothing takes over when the computer itself has no network', async () => {
    const first = createWay('localtunnel');
    const second = createWay('cloudflared');
    answer = missed('no_network');
    keep(first.provider, second.provider);
    await pass(300_000);
    expect(second.way.opened).toBe(0);
    expect(supervisor.view()).toMatchObject({ health: 'down', trouble: 'no_network' });
  });

  test('our name is changed when somebody else answers under it', async () => {
    const { provider } = createWay('localtunnel', { hasName: true });
    keep(provider);
    await pass(1_000);
    answer = missed('somebody_else');
    await pass(23_000);
    expect(renewed).toBe(1);
    expect(incidents).toContain('name_renewed');
  });

  test('a name that is taken is asked for again before another is made', async () => {
    const open = vi.fn<TunnelProvider['open']>(async () => {
      throw new TunnelOpenError('name_taken', 'a test');
    });
    const { provider } = createWay('localtunnel', { hasName: true, open });
    keep(provider);
    await pass(35_000);
    expect(renewed).toBe(0);
    expect(open.mock.calls.length).toBeGreaterThan(3);
    await pass(20_000);
    expect(renewed).toBe(1);
  });

  test('an own address is only asked again, never seldom', async () => {
    answer = missed();
    keep(ownAddress);
    await pass(30 * 60_000);
    expect(asked.length).toBeGreaterThan(85);
    answer = proved;
    await pass(20_000);
    expect(supervisor.view()).toMatchObject({ health: 'online', publicUrl: 'https://own.example' });
  });

  test('nothing happens any more once it is closed', async () => {
    const { way, provider } = createWay('localtunnel');
    keep(provider);
    await pass(1_000);
    await supervisor.close();
    const questions = asked.length;
    await pass(600_000);
    expect(asked).toHaveLength(questions);
    expect(way.open).toBe(0);
  });
});
