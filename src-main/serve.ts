import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Language, Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { parseGraphUrl } from './graph-url.ts';
import type { Hub } from './hub.ts';
import { parseLogLevel } from './log.ts';
import { openSecretStore, parseSecretsMode } from './secrets/secret-store.ts';
import { outliveReaders } from './standard-streams.ts';
import { parseTunnelHost } from './tunnel/relay-host.ts';

const usage = `Usage: serve --data DIR [--port N] [--sandbox] [--forget-pins]

  --data DIR     the workspace folder (or ROZMOVA_DATA)
  --port N       the port of the console and of /api/v1; by default the one of the last time
  --sandbox      starts the sandbox as well: a pretend Meta with pretend customers
  --forget-pins  takes the PINs of all administrators away, for when the last one is forgotten
`;

/** What ends the process after a clean close, should something still hold it. */
const LINGER_MS = 500;

interface Arguments {
  dataDir: string;
  port: number;
  sandbox: boolean;
  forgetsPins: boolean;
}

// The headless host: the hub, and the console as a page in a browser. Everything below happens once, at the start.
const language: Language = /^uk\b/i.test(new Intl.DateTimeFormat().resolvedOptions().locale) ? 'uk' : 'en';
outliveReaders();
const given = readArguments();
if (given === null) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  await serve(given);
}

async function serve(options: Arguments): Promise<void> {
  let hub: Hub | null = null;
  let isEnding = false;
  const end = async () => {
    isEnding = true;
    const closing = hub;
    hub = null;
    if (!closing) return;
    await closing.close();
    process.exitCode = 0;
    setTimeout(() => process.exit(), LINGER_MS).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end());
  try {
    hub = await start(options);
    if (isEnding) await end();
    else process.stdout.write(`${JSON.stringify(readyLine(hub, options))}\n`);
  } catch (error) {
    process.stderr.write(`Rozmova: ${describe(error)}\n`);
    process.exitCode = 1;
    setTimeout(() => process.exit(), LINGER_MS).unref();
  }
}

async function start({ dataDir, port, sandbox, forgetsPins }: Arguments): Promise<Hub> {
  const logLevel = parseLogLevel(process.env.ROZMOVA_LOG);
  const mode = parseSecretsMode(process.env.ROZMOVA_SECRETS);
  const graphUrl = parseGraphUrl(process.env.ROZMOVA_GRAPH_URL);
  const tunnelHost = parseTunnelHost(process.env.ROZMOVA_TUNNEL_HOST);
  // Late, so that a mistake of the person is answered at once.
  const { createHub } = await import('./hub.ts');
  return createHub({
    dataDir,
    secrets: await openSecretStore({ mode, service: 'Rozmova' }),
    ...(graphUrl === undefined ? {} : { graphUrl }),
    tunnelHost,
    startSandbox: sandbox,
    forgetsPins,
    apiPort: port,
    rendererDir: findRenderer(),
    defaultLanguage: language,
    logLevel,
    onWarning: (line) => process.stderr.write(`Rozmova: ${line}\n`),
    // There is no desktop here to show anything on; a page hears of everything through its change events.
    onNotify: () => undefined,
    onNotificationsCleared: () => undefined,
    onBadge: () => undefined,
  });
}

function readyLine(hub: Hub, { sandbox }: Arguments) {
  return {
    ready: true,
    consoleUrl: hub.consoleUrl,
    apiUrl: hub.apiUrl,
    apiToken: hub.apiToken,
    webhookUrl: hub.webhookUrl,
    sandboxUrl: sandbox ? hub.sandboxUrl : null,
  };
}

/** Beside the bundle, or in out/ when this file runs as source. */
function findRenderer(): string | null {
  const candidates = ['../renderer/', '../out/renderer/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return candidates.find((folder) => existsSync(`${folder}index.html`)) ?? null;
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        sandbox: { type: 'boolean', default: false },
        'forget-pins': { type: 'boolean', default: false },
      },
    });
    const dataDir = values.data ?? process.env.ROZMOVA_DATA ?? '';
    const port = values.port ?? '0';
    if (dataDir === '' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return null;
    return {
      dataDir: resolve(dataDir),
      port: Number(port),
      sandbox: values.sandbox,
      forgetsPins: values['forget-pins'],
    };
  } catch {
    // An option that does not exist: the usage says which do.
    return null;
  }
}

function describe(error: unknown): string {
  if (error instanceof Refusal) return refusalSentence(error.code, error.values, language);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
