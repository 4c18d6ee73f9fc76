import { setTimeout as sleep } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { ConversationId } from '#shared/domain/ids.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { parseGraphUrl } from './graph-url.ts';
import { createHub, type Hub } from './hub.ts';
import type { FromHub, HubWorkerData, ToHub } from './hub-messages.ts';
import { parseLogLevel } from './log.ts';
import { redactText } from './redact.ts';
import { openSecretStore, parseSecretsMode } from './secrets/secret-store.ts';
import { parseTunnelHost } from './tunnel/relay-host.ts';

/** A locked keychain shows its own question in the desktop host: the person gets the time to answer it. */
const KEYCHAIN_PATIENCE_MS = 30_000;
/** Between two looks whether everything has gone out. */
const LOOK_MS = 50;

// The hub's own thread in the Electron host. Everything it says goes through `tell`, everything it hears comes as ToHub.
if (parentPort === null) throw new Error('hub-worker.js is started by the Electron host only');
const host: MessagePort = parentPort;
const data = workerData as HubWorkerData; // written by hub-host.ts, the only starter
const tell = (message: FromHub) => host.postMessage(message);

const starting = start();

host.on('message', (message: ToHub) => {
  if (message.kind === 'close') void close(message.patienceMs);
  else void starting.then((hub) => hub && hear(hub, message));
});

function hear(hub: Hub, message: Exclude<ToHub, { kind: 'close' }>): void {
  switch (message.kind) {
    case 'connect':
      hub.connectPort(message.port, { kind: 'desktop' });
      break;
    case 'woke':
      hub.nudge();
      break;
    case 'desktop':
      hub.learnDesktop(message.facts);
      break;
    case 'reply': {
      const { text, clientId } = message;
      // It came back from a notification that named it.
      hub.reply({ conversationId: message.conversationId as ConversationId, text, clientId });
      break;
    }
    case 'count-pending':
      tell({ kind: 'pending', count: hub.countPending() });
      break;
  }
}

async function start(): Promise<Hub | null> {
  try {
    const secrets = await openSecretStore({
      mode: parseSecretsMode(process.env.ROZMOVA_SECRETS),
      service: 'Rozmova',
      probeTimeoutMs: KEYCHAIN_PATIENCE_MS,
    });
    const graphUrl = parseGraphUrl(process.env.ROZMOVA_GRAPH_URL);
    const hub = await createHub({
      ...data,
      secrets,
      logLevel: parseLogLevel(process.env.ROZMOVA_LOG),
      onWarning: (line) => process.stderr.write(`Rozmova: ${line}\n`),
      ...(graphUrl === undefined ? {} : { graphUrl }),
      tunnelHost: parseTunnelHost(process.env.ROZMOVA_TUNNEL_HOST),
      desktop: {
        update: (changes) => tell({ kind: 'desktop-update', changes }),
        testNotification: (words) => tell({ kind: 'test-notification', ...words }),
        speak: (language) => tell({ kind: 'language', language }),
      },
      onNotify: (notification) => tell({ kind: 'notify', notification }),
      onNotificationsCleared: (conversationId) => tell({ kind: 'notifications-cleared', conversationId }),
      onDoctor: (summary) => tell({ kind: 'doctor', summary }),
      onRestart: () => tell({ kind: 'restart' }),
      onBadge: (unread) => tell({ kind: 'badge', unread }),
    });
    tell({ kind: 'ready', apiUrl: hub.apiUrl, apiToken: hub.apiToken });
    return hub;
  } catch (error) {
    tell({ kind: 'failed', ...describe(error) });
    return null;
  }
}

async function close(patienceMs: number): Promise<void> {
  const hub = await starting;
  const until = performance.now() + patienceMs;
  while (hub && hub.countPending() > 0 && performance.now() < until) await sleep(LOOK_MS);
  await hub?.close();
  const closed = new Int32Array(data.closed);
  Atomics.store(closed, 0, 1);
  Atomics.notify(closed, 0);
  // Ends this thread only. Whatever still holds a handle has nothing left to lose once the hub is closed.
  process.exit(0);
}

function describe(error: unknown): { code: string; sentence: string } {
  if (error instanceof Refusal) {
    return { code: error.code, sentence: refusalSentence(error.code, error.values, data.defaultLanguage) };
  }
  return { code: 'HUB_FAILED', sentence: redactText(error instanceof Error ? error.message : String(error)) };
}
