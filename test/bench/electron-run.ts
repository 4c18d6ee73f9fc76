import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface RunningApp {
  page: Page;
  /** Wall-clock milliseconds at which the process was started. */
  startedAt: number;
  pid: number;
  close(): Promise<void>;
}

/** The path of the Electron binary under test: the desktop's, or that of the `electron` package. */
export async function electronBinary(): Promise<string> {
  const { default: path } = (await import('electron')) as unknown as { default: string };
  return path;
}

/** Starts an app as its user would (no inspector in the main process) and attaches to its page. */
export async function launchApp(
  appPath: string,
  options: { dataDir: string; userDataDir: string },
): Promise<RunningApp> {
  const startedAt = Date.now();
  const child = spawn(
    await electronBinary(),
    [appPath, '--remote-debugging-port=0', `--user-data-dir=${options.userDataDir}`],
    {
      env: { ...process.env, ROZMOVA_DATA: options.dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const endpoint = await devToolsEndpoint(child);
  const browser: Browser = await chromium.connectOverCDP(endpoint);
  const page = await firstPage(browser);
  return {
    page,
    startedAt,
    pid: child.pid ?? 0,
    async close() {
      await browser.close().catch(() => undefined);
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await exited;
      clearTimeout(timer);
    },
  };
}

async function devToolsEndpoint(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stderr ?? []) {
    text += String(chunk);
    const found = /DevTools listening on (ws:\S+)/.exec(text);
    if (found?.[1]) {
      child.stderr?.resume();
      return found[1];
    }
  }
  throw new Error(`Electron did not offer a debugging address: ${text.slice(-2000)}`);
}

async function firstPage(browser: Browser): Promise<Page> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const page = browser.contexts()[0]?.pages()[0];
    if (page) return page;
    await sleep(10);
  }
  throw new Error('Electron showed no window within four seconds');
}

/** Milliseconds from the start of the process to the first contentful paint. */
export async function firstPaintMs(app: RunningApp): Promise<number> {
  const paintedAt = await app.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const report = (): void => {
          const entry = performance.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(performance.timeOrigin + entry.startTime);
          else setTimeout(report, 5);
        };
        report();
      }),
  );
  return paintedAt - app.startedAt;
}

/** Memory of the process and all its children as proportional set size, in MB: shared pages are counted once. */
export function proportionalMemoryMb(pid: number): number {
  let kilobytes = 0;
  for (const each of processTree(pid)) {
    try {
      kilobytes += Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
      );
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return kilobytes / 1024;
}

/** CPU time used so far by the process tree, in clock ticks of 10 ms. */
export function cpuTicks(pid: number): number {
  return processTree(pid).reduce((sum, each) => {
    try {
      const fields = readFileSync(`/proc/${each}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return sum + Number(fields[11]) + Number(fields[12]);
    } catch {
      return sum;
    }
  }, 0);
}

function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1],
      );
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // Ended meanwhile.
    }
  }
  const collect = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(collect)];
  return collect(root);
}

/** An app with one window that shows the words "Hello": the floor that every Electron program stands on. */
export function writeFloorApp(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'rozmova-floor-'));
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name: 'floor', main: 'main.js' }));
  writeFileSync(
    join(path, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>floor</title><p>Hello</p>',
  );
  writeFileSync(
    join(path, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
`,
  );
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
