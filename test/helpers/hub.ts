import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { HubClient } from '#shared/contract/index.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { createHub, type DesktopNotification, type Hub, type HubOptions } from '../../src-main/hub.ts';
import { createMemorySecretStore } from '../../src-main/secrets/secret-store.ts';
import { makeTemporaryFolder } from './workspace.ts';

export interface ApiAnswer {
  status: number;
  /** Whatever was answered: reading it field by field, as a foreign program does, is the point of these tests. */
  // biome-ignore lint/suspicious/noExplicitAny: each test judges the fields that it reads
  json: any; // oxlint-disable-line typescript/no-explicit-any
  headers: Headers;
}

export interface TestHub extends Hub {
  dataDir: string;
  /** http://127.0.0.1:PORT */
  origin: string;
  /** The owner's seat over a message port. */
  client: HubClient;
  notifications: DesktopNotification[];
  cleared: number[];
  badges: number[];
  warnings: string[];
  /** A further seat over a message port; without an operator it is the owner's. */
  connect(operatorId?: OperatorId): { client: HubClient; disconnect(): void };
  /** A call to /api/v1 with the token. */
  api(method: string, path: string, body?: unknown): Promise<ApiAnswer>;
  /** Closes the hub and opens it again on the same workspace. */
  restart(options?: Partial<HubOptions>): Promise<TestHub>;
  /** Closes the hub and deletes its folder. */
  remove(): Promise<void>;
}

/** A whole hub in this process, on a temporary workspace, with secrets in memory and no way to Meta. */
export async function openTestHub(options: Partial<HubOptions> = {}): Promise<TestHub> {
  const folder = makeTemporaryFolder();
  const dataDir = options.dataDir ?? folder.path;
  const secrets = options.secrets ?? createMemorySecretStore('a test');
  return open({ ...options, dataDir, secrets }, folder.remove);
}

async function open(
  options: Partial<HubOptions> & Pick<HubOptions, 'dataDir' | 'secrets'>,
  removeFolder: () => void,
): Promise<TestHub> {
  const notifications: DesktopNotification[] = [];
  const cleared: number[] = [];
  const badges: number[] = [];
  const warnings: string[] = [];
  const hub = await createHub({
    rendererDir: null,
    defaultLanguage: 'en',
    // Nothing listens there: a test that forgets to say whom it talks to never reaches Meta.
    graphUrl: 'http://127.0.0.1:9',
    onNotify: (notification) => notifications.push(notification),
    onNotificationsCleared: (id) => cleared.push(id),
    onBadge: (unread) => badges.push(unread),
    onWarning: (line) => warnings.push(line),
    ...options,
  });
  const connect: TestHub['connect'] = (operatorId) => {
    const { port1, port2 } = new MessageChannel();
    const disconnect = hub.connectPort(port2, {
      kind: 'desktop',
      ...(operatorId === undefined ? {} : { operatorId }),
    });
    const client: HubClient = createORPCClient(new RPCLink({ port: port1 }));
    port1.unref();
    port2.unref();
    return { client, disconnect };
  };
  return {
    ...hub,
    get sandboxUrl() {
      return hub.sandboxUrl;
    },
    dataDir: options.dataDir,
    origin: new URL(hub.apiUrl).origin,
    client: connect().client,
    notifications,
    cleared,
    badges,
    warnings,
    connect,
    api: (method, path, body) => callApi(hub, method, path, body),
    async restart(changes = {}) {
      await hub.close();
      return open({ ...options, ...changes }, removeFolder);
    },
    async remove() {
      await hub.close();
      removeFolder();
    },
  };
}

/** A call to the local HTTP interface of any hub. */
export async function callApi(
  hub: Pick<Hub, 'apiUrl' | 'apiToken'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<ApiAnswer> {
  const response = await fetch(`${hub.apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${hub.apiToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text), headers: response.headers };
}

/** Waits until `condition` gives something; fails with `what` after the time limit. */
export async function waitFor<Result>(
  what: string,
  condition: () => Promise<Result | null | undefined | false> | Result | null | undefined | false,
  limitMs = 20_000,
): Promise<Result> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const result = await condition();
    if (result !== null && result !== undefined && result !== false) return result;
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
