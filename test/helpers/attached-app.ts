import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface AttachedApp {
  child: ChildProcess;
  page: Page;
  /** Wall-clock milliseconds at which the process was started. */
  startedAt: number;
  /** Everything the program has written to stderr so far. */
  stderr(): string;
  /** Resolves to the exit code when the program has ended. */
  exited: Promise<number | null>;
  /** Lets go of the page; the program goes on. */
  detach(): Promise<void>;
}

/**
 * Starts a program in Electron as its user would, with no inspector in its main process, and attaches to its page from
 * outside. Unlike `_electron.launch` it leaves the page as it is: Playwright's own start makes every page believe that it
 * has the focus.
 */
export async function launchAttached(options: {
  program: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
}): Promise<AttachedApp> {
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
  await untilPageLoads(endpoint);
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  return {
    child,
    page: await firstPage(browser),
    startedAt,
    stderr: () => stderr,
    exited,
    detach: () => browser.close(),
  };
}

/** A page that is attached to before it has an address is never ready for Playwright. */
async function untilPageLoads(endpoint: string): Promise<void> {
  const list = new URL('/json/list', endpoint.replace(/^ws/, 'http'));
  for (let attempt = 0; attempt < 3000; attempt += 1) {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string }[];
    if (targets.some(({ type, url }) => type === 'page' && /^(app|file):/.test(url))) return;
    await sleep(10);
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
