import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openBrowser } from './browser.ts';
import { buildStale } from './build.ts';
import { findElectron, reasonItCannotRun } from './electron-runtime.ts';
import { defaultWorkspace, fromRoot, projectRoot, say } from './project.ts';

/** Electron that ends within this time, without a word of ours, has not been able to start. */
const EARLY_END_MS = 15_000;
const KEPT_OUTPUT = 8_000;

type Ending = { kind: 'ended'; code: number } | { kind: 'cannot-run'; reason: string };

// `npm start`: the console in its window, or, where Electron cannot run, the same console in the browser.
try {
  await buildStale();
  process.exitCode = await start();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function start(): Promise<number> {
  const runtime = await findElectron({ mayDownload: true });
  const ending: Ending =
    runtime.kind === 'found'
      ? await runElectron(runtime.binary)
      : { kind: 'cannot-run', reason: runtime.reason };
  if (ending.kind === 'ended') return ending.code;
  say(`Electron cannot run here (${ending.reason}); Rozmova opens in the browser instead.`);
  return serveInBrowser();
}

async function runElectron(binary: string): Promise<Ending> {
  const startedAt = Date.now();
  const child = spawn(binary, ['.', ...process.argv.slice(2)], {
    cwd: projectRoot,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  const stopForwarding = forwardSignals((signal) => child.kill(signal));
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
    process.stderr.write(chunk);
  });
  const { code, wasKilled, problem } = await new Promise<{
    code: number;
    wasKilled: boolean;
    problem?: string;
  }>((resolve) => {
    child.on('error', (error) => resolve({ code: 1, wasKilled: false, problem: error.message }));
    child.on('close', (exitCode) => resolve({ code: exitCode ?? 1, wasKilled: child.killed }));
  });
  stopForwarding();
  if (wasKilled) return { kind: 'ended', code: 0 };
  if (problem !== undefined) return { kind: 'cannot-run', reason: problem };
  // Our own failures speak for themselves (`Rozmova: ...`); a browser would meet the same database.
  const isEarly = Date.now() - startedAt < EARLY_END_MS;
  if (code === 0 || !isEarly || /^Rozmova: /m.test(stderr)) return { kind: 'ended', code };
  return { kind: 'cannot-run', reason: reasonItCannotRun(stderr) ?? `it ended at once with code ${code}` };
}

async function serveInBrowser(): Promise<number> {
  const workspace = defaultWorkspace(process.env, process.platform);
  // A third of what the hub's thread has in the window for what it soon forgets (hub-host.ts), as `npm run serve` has it.
  const young = '--max-semi-space-size=8';
  const script = fromRoot('out', 'main', 'serve.js');
  const child = spawn(process.execPath, [young, script, '--data', workspace], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopForwarding = forwardSignals((signal) => child.kill(signal));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const { consoleUrl } = JSON.parse(line) as { consoleUrl: string }; // the ready line of serve.ts
    say(`Rozmova is at ${consoleUrl}\nPress Ctrl+C to end it.`);
    openBrowser(consoleUrl);
  });
  const code = await new Promise<number>((resolve) => child.on('exit', (exitCode) => resolve(exitCode ?? 1)));
  stopForwarding();
  return code;
}

/** Ctrl+C and `kill` are for the program that was started; this script ends after it. */
function forwardSignals(send: (signal: NodeJS.Signals) => void): () => void {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, send);
  return () => {
    for (const signal of signals) process.off(signal, send);
  };
}
