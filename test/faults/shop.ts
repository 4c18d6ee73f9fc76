import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadyLine } from '../helpers/serve.ts';
import { requireApi } from './api.ts';
import { signedHeaders } from './signing.ts';

/** The one business of the fault tests, as Meta knows it. */
export const shop = {
  appSecret: '0123456789abcdef0123456789abcdef',
  accessToken: 'EAAfaultloop0123456789',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  appId: '1234567890123456',
};

/** Creates its account through the local interface. */
export function connectAccount(ready: ReadyLine): Promise<{ id: number; key: string }> {
  return requireApi(ready, 'POST', '/accounts', { name: 'Fault loop', ...shop });
}

/** A text of one of its customers, as Meta posts it. */
export function inboundBody(message: {
  wamid: string;
  customer: number;
  text?: string;
  ageSeconds?: number;
}): string {
  const from = `38067${String(1_000_000 + message.customer)}`;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '380440000000', phone_number_id: shop.phoneNumberId },
    contacts: [{ profile: { name: `Customer ${message.customer}` }, wa_id: from }],
    messages: [
      {
        from,
        id: message.wamid,
        timestamp: String(Math.floor(Date.now() / 1000 - (message.ageSeconds ?? 0))),
        type: 'text',
        text: { body: message.text ?? `Hello ${message.wamid}` },
      },
    ],
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: shop.wabaId, changes: [{ field: 'messages', value }] }],
  });
}

/** Posts a body signed by the shop's app; the status of the answer, or 0 where there was none. */
export async function postBody(
  ready: Pick<ReadyLine, 'webhookUrl'>,
  key: string,
  body: string,
): Promise<number> {
  try {
    const response = await fetch(`${ready.webhookUrl}/${key}`, {
      method: 'POST',
      body,
      headers: signedHeaders(body, shop.appSecret),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // The hub was killed while it answered: Meta would post the body again.
    return 0;
  }
}

export interface StoredMessage {
  direction: string;
  wamid: string | null;
  clientId: string | null;
  status: string | null;
}

/** Every message of every conversation, page by page. */
export async function listAllMessages(ready: ReadyLine): Promise<StoredMessage[]> {
  const rows: StoredMessage[] = [];
  const conversations = await requireApi<{ items: { id: number }[] }>(
    ready,
    'GET',
    '/conversations?limit=200',
  );
  for (const { id } of conversations.items) {
    let before: string | null = '';
    while (before !== null) {
      const query: string = before === '' ? '' : `&before=${encodeURIComponent(before)}`;
      const page = await requireApi<{ items: StoredMessage[]; before: string | null }>(
        ready,
        'GET',
        `/conversations/${id}/messages?limit=200${query}`,
      );
      rows.push(...page.items);
      before = page.before;
    }
  }
  return rows;
}

/** Waits until the tables contain everything that the journal holds. */
export async function untilProjected(ready: ReadyLine, limitMs = 60_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const counts = await requireApi<{ lastSeq: number; projectedSeq: number }>(ready, 'GET', '/journal');
    if (counts.projectedSeq >= counts.lastSeq) return;
    await sleep(50);
  }
  throw new Error(`The journal was not projected within ${limitMs} ms`);
}
