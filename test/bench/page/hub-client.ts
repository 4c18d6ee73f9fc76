import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { HubClient } from '#shared/contract/index.ts';

/** Runs inside the window under test: opens a second line to the hub and measures calls on it. */
declare global {
  interface Window {
    /** Milliseconds from each key to the paint after it. */
    benchKeys?: number[];
    benchHub?: {
      roundTrips(count: number): Promise<{ smallest: number[]; page: number[] }>;
      /** Asks one slow question every 300 ms for so long; how long each took in the hub and back. */
      askSlowly(forMs: number): Promise<number[]>;
    };
  }
}

const client = new Promise<HubClient>((resolve) => {
  window.addEventListener('message', (event) => {
    const data = event.data as { kind?: string } | null;
    const port = event.ports[0];
    if (data?.kind !== 'rozmova:port' || port === undefined) return;
    port.start();
    resolve(createORPCClient(new RPCLink({ port })));
  });
  window.postMessage({ kind: 'rozmova:want-port' }, location.origin);
});

window.benchHub = {
  async roundTrips(count) {
    const hub = await client;
    const time = async (call: () => Promise<unknown>): Promise<number[]> => {
      const samples: number[] = [];
      for (let index = 0; index < count; index += 1) {
        const started = performance.now();
        await call();
        samples.push(performance.now() - started);
      }
      return samples;
    };
    const first = (await hub.conversations.list({ limit: 1 })).items[0];
    if (first === undefined) throw new Error('The workspace has no conversation');
    await hub.messages.list({ conversationId: first.id, limit: 50 });
    return {
      smallest: await time(() => hub.app.bootstrap()),
      page: await time(() => hub.messages.list({ conversationId: first.id, limit: 50 })),
    };
  },
  async askSlowly(forMs) {
    const hub = await client;
    const samples: number[] = [];
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      const started = performance.now();
      // Part of a name that nobody has: every row is looked at.
      await hub.contacts.list({ search: 'zqxjzqxj', limit: 50 });
      samples.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 300 - (performance.now() - started))));
    }
    return samples;
  },
};
