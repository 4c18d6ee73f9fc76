import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireApi } from '../faults/api.ts';
import { startServe } from '../helpers/serve.ts';
import { buildWebhookRequests, closedLoop, openLoop } from './http-load.ts';
import type { QuietGate } from './quiet.ts';
import { judged, median, progress, quantile, type Row, round, told } from './stats.ts';

const ids = {
  appSecret: '0123456789abcdef0123456789abcdef',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
};

interface WebhookBenchOptions {
  /** The program that runs the servers: Electron as Node where it is there, otherwise this Node. */
  runtime: { program: string; env: NodeJS.ProcessEnv; name: string };
  script: (name: 'bare-express' | 'receiver') => string;
  serveScript: string;
  requests: number;
  rounds: number;
  openLoopSeconds: number;
  quiet: QuietGate;
}

type Kind = 'express' | 'noStorage' | 'journal' | 'hub';

/** W1, W2 and W4: durable acknowledgements against bare Express and against the same receiver without storage, in turn. */
export async function benchWebhook(options: WebhookBenchOptions): Promise<Row[]> {
  const rounds: Record<Kind, { perSecond: number; p50: number; p99: number }>[] = [];
  for (let index = 0; index < options.rounds; index += 1) {
    rounds.push({
      express: await closed(options, 'express', index),
      noStorage: await closed(options, 'noStorage', index),
      journal: await closed(options, 'journal', index),
      hub: await closed(options, 'hub', index),
    });
  }
  const perSecond = (kind: Kind) => round(median(rounds.map((each) => each[kind].perSecond)), 0);
  const ratio = (kind: Kind, to: Kind) =>
    round(median(rounds.map((each) => each[kind].perSecond / each[to].perSecond)));
  const tail = (kind: Kind) =>
    `p50 ${round(median(rounds.map((each) => each[kind].p50)))} ms, p99 ${round(median(rounds.map((each) => each[kind].p99)))} ms`;
  const versus = (kind: Kind, to: Kind) =>
    `${perSecond(kind)} against ${perSecond(to)} per second (${options.runtime.name}, n=${rounds.length}); ${tail(kind)}`;
  const steady = await steadyLoad(options);
  return [
    judged(
      {
        id: 'W1',
        what: 'durable acknowledgements, x bare Express',
        value: ratio('journal', 'express'),
        unit: 'x',
        detail: versus('journal', 'express'),
      },
      { min: 0.65 },
    ),
    judged(
      {
        id: 'W1-hub',
        what: 'the same by the whole hub, tables filled behind it',
        value: ratio('hub', 'express'),
        unit: 'x',
        detail: versus('hub', 'express'),
      },
      { min: 0.65 },
    ),
    judged(
      {
        id: 'W2',
        what: 'durable acknowledgements, x the same server without storage',
        value: ratio('journal', 'noStorage'),
        unit: 'x',
        detail: versus('journal', 'noStorage'),
      },
      { min: 0.95 },
    ),
    judged(
      {
        id: 'W4-p50',
        what: 'whole hub at 3,300 webhooks a second, p50',
        value: round(quantile(steady.latenciesMs, 0.5)),
        unit: 'ms',
        detail: `${steady.latenciesMs.length} requests, ${steady.notOk} not answered with 200`,
      },
      { max: 10 },
    ),
    judged(
      {
        id: 'W4-p99',
        what: 'whole hub at 3,300 webhooks a second, p99',
        value: round(quantile(steady.latenciesMs, 0.99)),
        unit: 'ms',
        detail: `max ${round(quantile(steady.latenciesMs, 1))} ms`,
      },
      { max: 100 },
    ),
    told({
      id: 'W5',
      what: 'messages into the tables',
      value: round(steady.ingestPerSecond, 0),
      unit: 'a second',
      detail: `${steady.ingested} webhooks until the last one was in the tables`,
    }),
  ];
}

async function closed(
  options: WebhookBenchOptions,
  kind: Kind,
  index: number,
): Promise<{ perSecond: number; p50: number; p99: number }> {
  await options.quiet.wait();
  progress(`webhooks to ${kind}, round ${index + 1}`);
  const server = await startServer(options, kind);
  try {
    const requests = buildWebhookRequests({
      ...ids,
      count: options.requests,
      path: server.path,
      prefix: `${kind}${index}N`,
    });
    const result = await closedLoop({
      port: server.port,
      requests,
      connections: 64,
      warmUp: Math.floor(options.requests / 5),
    });
    if (result.notOk > 0) throw new Error(`${kind}: ${result.notOk} requests were not answered with 200`);
    return {
      perSecond: result.requestsPerSecond,
      p50: quantile(result.latenciesMs, 0.5),
      p99: quantile(result.latenciesMs, 0.99),
    };
  } finally {
    await server.stop();
  }
}

async function steadyLoad(options: WebhookBenchOptions) {
  await options.quiet.wait();
  progress('3,300 webhooks a second to the hub');
  const server = await startServer(options, 'hub');
  try {
    const count = 3300 * options.openLoopSeconds;
    const requests = buildWebhookRequests({ ...ids, count, path: server.path, prefix: 'steadyN' });
    const warm = buildWebhookRequests({ ...ids, count: 2000, path: server.path, prefix: 'warmN' });
    await closedLoop({ port: server.port, requests: warm, connections: 16, warmUp: 0 });
    await server.untilProjected();
    const started = performance.now();
    const result = await openLoop({ port: server.port, requests, perSecond: 3300, connections: 64 });
    await server.untilProjected();
    return { ...result, ingested: count, ingestPerSecond: count / ((performance.now() - started) / 1000) };
  } finally {
    await server.stop();
  }
}

interface RunningServer {
  port: number;
  path: string;
  untilProjected(): Promise<void>;
  stop(): Promise<void>;
}

async function startServer(options: WebhookBenchOptions, kind: Kind): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-'));
  if (kind === 'hub') return await startHub(options, dataDir);
  const { program, env } = options.runtime;
  const args =
    kind === 'express'
      ? [options.script('bare-express')]
      : [
          options.script('receiver'),
          '--secret',
          ids.appSecret,
          ...(kind === 'journal' ? ['--data', dataDir] : []),
        ];
  const child: ChildProcess = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('The server has no stdout');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    port: (JSON.parse(line) as { port: number }).port,
    path: '/webhook/bench',
    untilProjected: () => Promise.resolve(),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startHub(options: WebhookBenchOptions, dataDir: string): Promise<RunningServer> {
  const { program, env } = options.runtime;
  const hub = await startServe({
    command: [program, options.serveScript],
    dataDir,
    env: { ...env, ROZMOVA_GRAPH_URL: 'http://127.0.0.1:9', ROZMOVA_SECRETS: 'memory', ROZMOVA_LOG: 'error' },
  });
  const account = await requireApi<{ key: string }>(hub.ready, 'POST', '/accounts', {
    name: 'Bench',
    appId: '1234567890123',
    accessToken: 'EAAbench0123456789',
    ...ids,
  });
  const url = new URL(`${hub.ready.webhookUrl}/${account.key}`);
  return {
    port: Number(url.port),
    path: url.pathname,
    async untilProjected() {
      for (;;) {
        const counts = await requireApi<{ lastSeq: number; projectedSeq: number }>(
          hub.ready,
          'GET',
          '/journal',
        );
        if (counts.projectedSeq >= counts.lastSeq) return;
        await sleep(20);
      }
    },
    async stop() {
      await hub.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
