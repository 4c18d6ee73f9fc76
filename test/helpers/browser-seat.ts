import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { HubClient } from '#shared/contract/index.ts';
import type { TestHub } from './hub.ts';

export interface BrowserSeat {
  client: HubClient;
  /** Settles with the close code when the hub, or the test, ends the line. */
  closed: Promise<number>;
  close(): void;
}

/** Lets a browser in by the token or an invitation; gives the `Cookie` header that it sends from then on, or null. */
export async function letIn(
  hub: Pick<TestHub, 'origin'>,
  by: { token: string } | { invite: string },
  headers: Record<string, string> = {},
): Promise<string | null> {
  const answer = await fetch(`${hub.origin}/seat`, { method: 'POST', body: JSON.stringify(by), headers });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? null;
}

/** A browser that came by an invitation of this operator. */
export async function letInOperator(hub: TestHub, operatorId: number): Promise<string> {
  const { url } = await hub.client.team.invite({ id: operatorId });
  const cookie = await letIn(hub, { invite: url.split('#invite=')[1] ?? '' });
  if (cookie === null) throw new Error('The invitation was refused');
  return cookie;
}

/** Opens the line of a browser that was let in; rejects with the status when the hub refuses it. */
export async function openBrowserSeat(hub: Pick<TestHub, 'origin'>, cookie: string): Promise<BrowserSeat> {
  const socket = new WebSocket(`${hub.origin.replace('http', 'ws')}/rpc`, { headers: { cookie } });
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  // The link wants the browser's class; ws has the same methods and events.
  const client: HubClient = createORPCClient(new RPCLink({ websocket: socket }));
  return { client, closed, close: () => socket.close() };
}
