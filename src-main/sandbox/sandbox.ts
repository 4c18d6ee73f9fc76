import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Clock, Log } from '../ports.ts';
import { plays } from './connection/failures.ts';
import { freshSecrets } from './connection/secrets.ts';
import { createControl, type MediaUrl, type SandboxControl } from './control/control.ts';
import { controlRouter } from './control/http.ts';
import { Demo } from './customers/demo.ts';
import { playHistory } from './customers/history.ts';
import { resumeJourneys } from './customers/phone.ts';
import { postBatch, webhookFields } from './delivery/changes.ts';
import { Dispatcher, type DispatcherPorts } from './delivery/dispatcher.ts';
import { Directory } from './directory.ts';
import { freshIdentity, freshState } from './fresh-state.ts';
import { MediaUrls } from './graph/media.ts';
import { findSamplesFolder, sweepMediaFolder } from './graph/media-store.ts';
import { graphRouter } from './graph/router.ts';
import { subscribe } from './graph/subscriptions.ts';
import { resumeReviews } from './graph/templates.ts';
import { seededRandom } from './identifiers.ts';
import { RateLimits } from './limits.ts';
import type { PendingWebhook, SandboxState } from './state.ts';
import { readStateFile, StateWriter } from './state-file.ts';
import { calmTiming, type SandboxTiming } from './timing.ts';
import { Timers, type World } from './world.ts';

export interface SandboxOptions {
  /** Where the sandbox keeps what happened; uploads lie in a folder beside it. Secrets are never in it. */
  stateFile: string;
  clock: Clock;
  log: Log;
  /** Called soon after something changed that a screen may show. */
  onChange(): void;
  /** A fixed port; otherwise the port of the last run when it is free, or a random one. */
  port?: number;
  /** The same seed gives the same demo. */
  seed?: number;
  timing?: Partial<SandboxTiming>;
  /** Where the screen finds the files of a phone; without it they are on the sandbox's own server. */
  mediaUrl?: MediaUrl;
  /** A fresh sandbox starts without the conversations of its history. */
  isEmpty?: boolean;
}

export interface SandboxCredentials {
  appId: string;
  appSecret: string;
  accessToken: string;
  wabaId: string;
  phoneNumberId: string;
  displayPhoneNumber: string;
  verifiedName: string;
}

/** A pretend Meta with pretend customers, on loopback. */
export interface Sandbox {
  /** The origin to use instead of https://graph.facebook.com. */
  url: string;
  /** App secret and token are made anew at each start; the ids stay. */
  credentials: SandboxCredentials;
  /** How far the sandbox's clock is ahead of the given one. */
  clockOffsetMs(): number;
  /** Shakes hands with the webhook as Meta does, then delivers what waits. Throws HandshakeError. */
  connectWebhook(target: { callbackUrl: string; verifyToken: string }): Promise<void>;
  control: SandboxControl;
  close(): Promise<void>;
}

/** Acknowledged ids beyond this many are forgotten, oldest first. */
const KEPT_ACKNOWLEDGED = 500_000;

/** Starts the sandbox on 127.0.0.1 and resumes what its state file tells. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const known = readStateFile(options.stateFile, options.log);
  const state = known ?? emptyState(options.clock.now());
  const { world, writer } = buildWorld(options, state);
  await sweepMediaFolder(world);

  const demo = new Demo(world);
  const control = createControl({
    world,
    demo,
    mediaUrl: options.mediaUrl ?? ((mediaId) => `${world.url}/sandbox/media/${mediaId}`),
    reset: () => reset(world, demo, options.isEmpty === true),
  });
  const application = express();
  application.disable('x-powered-by');
  application.use(controlRouter(world, control), graphRouter(world));
  const server = createServer(application);
  const port = await listen(server, options.port ?? null, state.port);
  world.url = `http://127.0.0.1:${port}`;
  world.state.port = port;

  if (!known && !options.isEmpty) await playHistory(world);
  world.dispatcher.restore(state.pending);
  resumeJourneys(world);
  resumeReviews(world);
  demo.resume();
  await writer.flush();

  let closing: Promise<void> | null = null;
  return {
    url: world.url,
    credentials: credentialsOf(world),
    clockOffsetMs: () => world.state.clockOffsetMs,
    connectWebhook: (target) => subscribe(world, { ...target, fields: [...webhookFields] }),
    control,
    close: () => {
      closing ??= close(world, writer, server);
      return closing;
    },
  };
}

const emptyState = (now: number): SandboxState =>
  freshState(
    {
      identity: freshIdentity(),
      port: null,
      subscription: null,
      isAppSubscribed: true,
      limits: { pairRate: true, throughput: true },
    },
    now,
  );

const credentialsOf = (world: World): SandboxCredentials => {
  const { appId, wabaId, phoneNumberId, displayPhoneNumber, verifiedName } = world.state.identity;
  const { appSecret, accessToken } = world.secrets;
  return { appId, wabaId, phoneNumberId, displayPhoneNumber, verifiedName, appSecret, accessToken };
};

function buildWorld(options: SandboxOptions, state: SandboxState): { world: World; writer: StateWriter } {
  const timing = { ...calmTiming, ...options.timing };
  const random = seededRandom(options.seed ?? randomInt(2 ** 31));
  // A callback of the last run had another secret: it is heard of again when the product connects.
  state.subscription = null;
  const world: World = {
    state,
    secrets: freshSecrets(),
    url: '',
    timing,
    random,
    log: options.log,
    mediaFolder: `${options.stateFile.replace(/\.json$/, '')}-media`,
    samplesFolder: findSamplesFolder(),
    directory: new Directory(state),
    mediaUrls: new MediaUrls(
      () => world.url,
      () => world.now(),
    ),
    limits: new RateLimits(),
    dispatcher: new Dispatcher(dispatcherPorts(() => world, random, timing)),
    timers: new Timers(options.log),
    lastVerifyToken: null,
    acknowledged: [],
    now: () => options.clock.now() + world.state.clockOffsetMs,
    isClosed: false,
    changed: () => {
      if (world.isClosed) return;
      writer.touch();
      notify();
    },
    changedNow: () => {
      if (world.isClosed) return;
      writer.touch();
      options.onChange();
    },
    onBusinessMessage: () => undefined,
  };
  const writer = new StateWriter({
    file: options.stateFile,
    delayMs: timing.saveDelayMs,
    log: options.log,
    read: () => ({ ...world.state, pending: world.dispatcher.pending() }),
  });
  const notify = soon(() => {
    if (!world.isClosed) options.onChange();
  }, timing.notifyDelayMs);
  return { world, writer };
}

/** The world is handed in as a function: it and its dispatcher need each other. */
function dispatcherPorts(world: () => World, random: () => number, timing: SandboxTiming): DispatcherPorts {
  return {
    isConnected: () => world().state.subscription !== null && !plays(world(), 'computer_was_away'),
    post: (batch) => postBatch(world(), batch),
    settled: (batch, outcome) => settle(world(), batch, outcome),
    random,
    retryFirstMs: timing.retryFirstMs,
    retryLargestMs: timing.retryLargestMs,
  };
}

/** Many changes in a row are one call. */
function soon(action: () => void, delayMs: number): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      action();
    }, delayMs);
  };
}

/** The business has the change: the customer's own message gets its second tick. */
function settle(world: World, batch: readonly PendingWebhook[], outcome: 'acknowledged' | 'given_up'): void {
  if (outcome === 'given_up') {
    world.log.warn('sandbox.webhooks_given_up', { changes: batch.length });
    return;
  }
  for (const name of batch.flatMap((change) => change.names)) {
    world.acknowledged.push(name);
    const found = world.directory.line(name);
    if (found?.line.from === 'customer' && found.line.state === 'sent') found.line.state = 'delivered';
  }
  if (world.acknowledged.length > KEPT_ACKNOWLEDGED) world.acknowledged.splice(0, KEPT_ACKNOWLEDGED / 10);
  world.changed();
}

async function reset(world: World, demo: Demo, isEmpty: boolean): Promise<void> {
  world.timers.clear();
  world.dispatcher.clear();
  world.limits.clear();
  world.acknowledged.length = 0;
  const realNow = world.now() - world.state.clockOffsetMs;
  world.state = freshState(world.state, realNow);
  world.directory.rebuild(world.state);
  await sweepMediaFolder(world);
  demo.resume();
  world.changed();
  if (isEmpty) return;
  // The product forgets its own part after this call; a history that came at once would be forgotten with it.
  world.timers.later(world.timing.historyAfterResetMs, 'history', () => {
    playHistory(world).catch((error: unknown) => {
      world.log.error('sandbox.history_failed', { reason: String(error) });
    });
  });
}

async function close(world: World, writer: StateWriter, server: Server): Promise<void> {
  world.timers.clear();
  await world.dispatcher.close();
  world.timers.clear();
  world.isClosed = true;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  await writer.flush();
}

/** A fixed port must be had; the port of the last run only if it is free. */
async function listen(server: Server, fixed: number | null, remembered: number | null): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  if (fixed !== null) return tryPort(fixed);
  if (remembered === null) return tryPort(0);
  try {
    return await tryPort(remembered);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return tryPort(0);
  }
}
