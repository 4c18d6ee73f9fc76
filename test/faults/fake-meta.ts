import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { shop } from './shop.ts';
import { signedHeaders } from './signing.ts';

/**
 * The least Meta that proves a claim about sending: it counts every accepted request by its callback data, answers
 * late, drops some answers after accepting, and reports `sent` and `delivered` by signed webhooks until they are taken.
 * It shares no code with the product's own sandbox, so that the two cannot agree on a mistake.
 */
export interface FakeMeta {
  url: string;
  /** Callback data -> wamids accepted under it. More than one wamid is a double send. */
  accepted: Map<string, string[]>;
  deliverTo(webhookUrl: string): void;
  /** Resolves when every status was taken with 200. */
  settled(timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

interface Options {
  /** 0 to 1: how often the connection is cut after the message was accepted. */
  dropAfterAccept: number;
  random: () => number;
}

export async function startFakeMeta(options: Options): Promise<FakeMeta> {
  const accepted = new Map<string, string[]>();
  let webhookUrl = '';
  let pending = 0;
  let closed = false;
  let counter = 0;

  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void answer(request.url ?? '', request.method ?? '', Buffer.concat(chunks).toString('utf8')).then(
        ({ json, drop }) => {
          if (drop) return request.socket.destroy();
          response.setHeader('content-type', 'application/json').end(JSON.stringify(json));
        },
      );
    });
  });

  async function answer(
    url: string,
    method: string,
    body: string,
  ): Promise<{ json: unknown; drop: boolean }> {
    if (method !== 'POST' || !url.endsWith('/messages')) return { json: { data: [] }, drop: false };
    const message = JSON.parse(body) as { biz_opaque_callback_data?: string; status?: string; to?: string };
    if (message.status === 'read') return { json: { success: true }, drop: false };
    const callbackData = message.biz_opaque_callback_data ?? '(none)';
    counter += 1;
    const wamid = `wamid.OUT${counter}`;
    accepted.set(callbackData, [...(accepted.get(callbackData) ?? []), wamid]);
    void reportStatuses(wamid, callbackData, (message.to ?? '').replace('+', ''));
    await sleep(options.random() * 20);
    const waId = (message.to ?? '').replace('+', '');
    return {
      json: {
        messaging_product: 'whatsapp',
        contacts: [{ input: message.to, wa_id: waId }],
        messages: [{ id: wamid }],
      },
      drop: options.random() < options.dropAfterAccept,
    };
  }

  async function reportStatuses(wamid: string, callbackData: string, recipient: string): Promise<void> {
    pending += 1;
    const seconds = Math.floor(Date.now() / 1000);
    for (const status of ['sent', 'delivered']) {
      const value = {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: '380440000000', phone_number_id: shop.phoneNumberId },
        statuses: [
          {
            id: wamid,
            status,
            timestamp: String(seconds),
            recipient_id: recipient,
            biz_opaque_callback_data: callbackData,
          },
        ],
      };
      await post(
        JSON.stringify({
          object: 'whatsapp_business_account',
          entry: [{ id: shop.wabaId, changes: [{ field: 'messages', value }] }],
        }),
      );
    }
    pending -= 1;
  }

  async function post(body: string): Promise<void> {
    while (!closed) {
      const taken = await fetch(webhookUrl, {
        method: 'POST',
        body,
        headers: signedHeaders(body, shop.appSecret),
      }).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status === 200;
        },
        () => false,
      );
      if (taken) return;
      await sleep(50 + options.random() * 100);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake Meta has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    accepted,
    deliverTo: (url) => {
      webhookUrl = url;
    },
    async settled(timeoutMs) {
      const deadline = Date.now() + timeoutMs;
      while (pending > 0 && Date.now() < deadline) await sleep(50);
      return pending === 0;
    },
    async close() {
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
