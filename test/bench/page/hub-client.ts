import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { HubClient } from '#shared/contract/index.ts';

/** Runs inside the window under test, on a page without the console: opens a line to the hub and measures calls on it. */
declare global {
  interface Window {
    /** Milliseconds from each key to the paint after it. */
    benchKeys?: number[];
    benchHub?: {
      roundTrips(count: number): Promise<{ smallest: number[]; page: number[] }>;
      /** How a program outside asks the same hub. */
      access(): Promise<{ apiUrl: string; token: string }>;
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
  access: async () => (await client).app.apiToken(),
};
