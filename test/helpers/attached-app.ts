import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface LaunchOptions {
  program: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
}

/** A program in Electron as its user would start it: nothing is in its main process, and nothing holds its page up. */
export interface RunningProgram {
  child: ChildProcess;
  /** Wall-clock milliseconds at which the process was started. */
  startedAt: number;
  /** Everything the program has written to stderr so far. */
  stderr(): string;
  /** Resolves to the exit code when the program has ended. */
  exited: Promise<number | null>;
  /** The debugging addresses of the program and of its page. */
  endpoint: string;
  pageEndpoint: string;
}

export interface AttachedApp extends RunningProgram {
  page: Page;
  /** Lets go of the page; the program goes on. */
  detach(): Promise<void>;
}

/** Starts a program; resolves as soon as its page has an address. */
export async function launchProgram(options: LaunchOptions): Promise<RunningProgram> {
  const startedAt = Date.now();
  const child = spawn(options.program, [...options.args, '--remote-debugging-port=0'], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let stderr = '';
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
      const found = /DevTools listening on (ws:\S+)/.exec(stderr)?.[1];
      if (found) resolve(found);
    });
    void exited.then((code) => reject(new Error(`Electron ended with ${code}: ${stderr.slice(-2000)}`)));
  });
  const pageEndpoint = await findPage(endpoint);
  return { child, startedAt, stderr: () => stderr, exited, endpoint, pageEndpoint };
}

/**
 * Starts a program and attaches Playwright to its page from outside. Unlike `_electron.launch` that leaves the page as it
 * is: Playwright's own start makes every page believe that it has the focus.
 */
export async function launchAttached(options: LaunchOptions): Promise<AttachedApp> {
  const program = await launchProgram(options);
  // A page that is attached to while it is being loaded may never become ready for Playwright.
  await evaluateInPage(
    program,
    `new Promise((resolve) => document.readyState === 'complete' ? resolve(true) : addEventListener('load', () => resolve(true)))`,
  );
  const browser = await chromium.connectOverCDP(program.endpoint, { noDefaults: true });
  return { ...program, page: await firstPage(browser), detach: () => browser.close() };
}

/** Evaluates an expression in the page over a connection of its own, again when a navigation ends it. */
export async function evaluateInPage<Result>(
  { pageEndpoint }: Pick<RunningProgram, 'pageEndpoint'>,
  expression: string,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await evaluateOnce<Result>(pageEndpoint, expression);
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(20);
    }
  }
}

const EVALUATE_LIMIT_MS = 10_000;

interface EvaluateAnswer {
  result?: { result: { value: unknown }; exceptionDetails?: { text: string } };
  error?: { message: string };
}

function evaluateOnce<Result>(pageEndpoint: string, expression: string): Promise<Result> {
  const socket = new WebSocket(pageEndpoint);
  const params = { expression, awaitPromise: true, returnByValue: true };
  return new Promise<Result>((resolve, reject) => {
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })),
    );
    socket.addEventListener('message', ({ data }) => {
      const { result, error } = JSON.parse(String(data)) as EvaluateAnswer; // the only answer that is asked for
      const problem = error?.message ?? result?.exceptionDetails?.text;
      if (problem === undefined) resolve(result?.result.value as Result);
      else reject(new Error(`The page did not answer: ${problem}`));
    });
    socket.addEventListener('error', () => reject(new Error('The page broke the debugging connection')));
    socket.addEventListener('close', () => reject(new Error('The page closed the debugging connection')));
    // A navigation can swallow the question.
    setTimeout(() => reject(new Error('The page did not answer in time')), EVALUATE_LIMIT_MS);
  }).finally(() => socket.close());
}

async function findPage(endpoint: string): Promise<string> {
  const list = new URL('/json/list', endpoint.replace(/^ws/, 'http'));
  for (let attempt = 0; attempt < 6000; attempt += 1) {
    const targets = (await (await fetch(list)).json()) as {
      type: string;
      url: string;
      webSocketDebuggerUrl: string;
    }[];
    const page = targets.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url));
    if (page) return page.webSocketDebuggerUrl;
    await sleep(5);
  }
  throw new Error('Electron showed no page within half a minute');
}

async function firstPage(browser: Browser): Promise<Page> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const page = browser.contexts()[0]?.pages()[0];
    if (page) return page;
    await sleep(10);
  }
  throw new Error('Electron showed no window within ten seconds');
}
