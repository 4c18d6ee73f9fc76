import { randomUUID } from 'node:crypto';
import { type MessagePort, MessageChannel as NodeMessageChannel, Worker } from 'node:worker_threads';
import type { MessagePortMain } from 'electron';
import type { DesktopFacts } from '../hub.ts';
import type { FromHub, HubWorkerData, ToHub } from '../hub-messages.ts';
import { redactText } from '../redact.ts';
import type { HubAddress } from './console-protocol.ts';

/** Why the hub could not start or has stopped; the sentence is for the person in front of the screen. */
export class HubFailure extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'HubFailure';
    this.code = code;
  }
}

export interface HubHostOptions {
  workerFile: URL;
  data: Omit<HubWorkerData, 'closed'>;
  env: NodeJS.ProcessEnv;
  /** The sentence for a hub that ended without one. */
  stoppedSentence(): string;
  onMessage(message: FromHub): void;
  /** At most once, and never after `close`. */
  onFailure(failure: HubFailure): void;
}

export interface HubHost {
  /** Settles when the hub listens; rejects with a HubFailure. */
  address(): Promise<HubAddress>;
  /** Joins a window's port to the hub; works before the hub is ready. The returned function ends the connection. */
  connect(windowPort: MessagePortMain): () => void;
  /** Tells the hub that the computer woke up. */
  woke(): void;
  /** Tells the hub how the program stands on this computer. */
  tellDesktop(facts: DesktopFacts): void;
  /** Hands on what somebody answered in a notification. */
  reply(conversationId: number, text: string): void;
  /** How many messages would still go out; none when the hub cannot say. */
  countPending(): Promise<number>;
  /** Lets the hub finish what it does, at most `limitMs`, and ends its thread. */
  close(limitMs: number): Promise<void>;
  /** The same while this thread stands still: for a system that ends the program as soon as it goes on. */
  closeNow(limitMs: number): void;
}

/**
 * For what the hub makes and soon forgets. By itself V8 takes a hundred megabytes and more for the rows of a long import, of
 * which some twenty are alive, and does not give them back; with these it is as fast.
 */
const YOUNG_MEGABYTES = 24;

/** Starts the hub in a thread of its own, so that a slow query never delays a key stroke. */
export function startHubHost(options: HubHostOptions): HubHost {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const workerData: HubWorkerData = { ...options.data, closed: closed.buffer };
  const worker = new Worker(options.workerFile, {
    workerData,
    env: options.env,
    name: 'hub',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const address = new Promise<HubAddress>((resolve, reject) => {
    worker.on('message', (message: FromHub) => {
      if (message.kind === 'ready') resolve({ apiUrl: message.apiUrl, apiToken: message.apiToken });
      if (message.kind === 'failed') reject(new HubFailure(message.code, message.sentence));
    });
    worker.on('exit', () => reject(new HubFailure('HUB_STOPPED', options.stoppedSentence())));
  });
  // Nobody may have asked for the address yet when it fails; the failure itself goes to onFailure.
  address.catch(() => undefined);
  const ended = new Promise<void>((resolve) => worker.on('exit', () => resolve()));
  let isClosing = false;
  let hasFailed = false;

  const fail = (failure: HubFailure) => {
    if (isClosing || hasFailed) return;
    hasFailed = true;
    options.onFailure(failure);
  };

  worker.on('message', (message: FromHub) => {
    if (message.kind === 'failed') fail(new HubFailure(message.code, message.sentence));
    options.onMessage(message);
  });
  worker.on('error', (error) =>
    fail(new HubFailure('HUB_STOPPED', `${options.stoppedSentence()} (${redactText(error.message)})`)),
  );
  worker.on('exit', () => fail(new HubFailure('HUB_STOPPED', options.stoppedSentence())));
  const tell = (message: ToHub, transfer: MessagePort[] = []) => worker.postMessage(message, transfer);

  return {
    address: () => address,
    connect(windowPort) {
      const channel = new NodeMessageChannel();
      tell({ kind: 'connect', port: channel.port2 }, [channel.port2]);
      return relay(windowPort, channel.port1);
    },
    woke: () => tell({ kind: 'woke' }),
    tellDesktop: (facts) => tell({ kind: 'desktop', facts }),
    reply: (conversationId, text) => tell({ kind: 'reply', conversationId, text, clientId: randomUUID() }),
    countPending: () => askPending(worker, tell),
    async close(limitMs) {
      isClosing = true;
      tell({ kind: 'close', patienceMs: 0 });
      const limit = setTimeout(() => void worker.terminate(), limitMs);
      await ended;
      clearTimeout(limit);
    },
    closeNow(limitMs) {
      isClosing = true;
      // Closing itself takes its part of the time.
      tell({ kind: 'close', patienceMs: limitMs / 2 });
      Atomics.wait(closed, 0, 0, limitMs);
    },
  };
}

const PENDING_LIMIT_MS = 1_500;

function askPending(worker: Worker, tell: (message: ToHub) => void): Promise<number> {
  return new Promise((resolve) => {
    const end = (count: number) => {
      clearTimeout(limit);
      worker.off('message', hear);
      resolve(count);
    };
    const hear = (message: FromHub) => {
      if (message.kind === 'pending') end(message.count);
    };
    // A hub that is still starting, or hangs, must not keep the program from ending.
    const limit = setTimeout(() => end(0), PENDING_LIMIT_MS);
    worker.on('message', hear);
    tell({ kind: 'count-pending' });
  });
}

/** Electron's ports cannot be transferred to a worker thread: what comes at one end is passed on at the other. */
function relay(windowPort: MessagePortMain, hubPort: MessagePort): () => void {
  windowPort.on('message', (event) => hubPort.postMessage(event.data));
  hubPort.on('message', (data) => windowPort.postMessage(data));
  windowPort.on('close', () => hubPort.close());
  hubPort.on('close', () => windowPort.close());
  windowPort.start();
  return () => {
    windowPort.close();
    hubPort.close();
  };
}
