import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateInPage, type LaunchOptions, type RunningProgram } from '../helpers/attached-app.ts';

/** The path of the Electron binary under test: the desktop's, or that of the `electron` package. */
export async function electronBinary(): Promise<string> {
  const { default: path } = (await import('electron')) as unknown as { default: string };
  return path;
}

/** How an app is started on a workspace and a profile of the bench. */
export async function launchOptions(
  appPath: string,
  options: { dataDir: string; userDataDir: string },
): Promise<LaunchOptions> {
  return {
    program: await electronBinary(),
    args: [appPath, `--user-data-dir=${options.userDataDir}`],
    env: { ...process.env, ROZMOVA_DATA: options.dataDir },
  };
}

/** Ends an app, by force when it does not within five seconds. */
export async function endProgram({ child, exited }: Pick<RunningProgram, 'child' | 'exited'>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exited;
  clearTimeout(timer);
}

/** Milliseconds from the start of the process to the first paint, which is when a window is ready to be shown. */
export async function firstPaintMs(program: RunningProgram): Promise<number> {
  const paintedAt = await evaluateInPage<number>(
    program,
    `new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const entry = list.getEntriesByName('first-paint')[0];
        if (entry) resolve(performance.timeOrigin + entry.startTime);
      }).observe({ type: 'paint', buffered: true });
    })`,
  );
  return paintedAt - program.startedAt;
}

/** Milliseconds from the start of the process to the frame after the first matching element stood in the page. */
export async function selectorPaintedMs(program: RunningProgram, selector: string): Promise<number> {
  const paintedAt = await evaluateInPage<number>(
    program,
    `new Promise((resolve) => {
      const look = () => {
        const isThere = document.querySelector(${JSON.stringify(selector)}) !== null;
        requestAnimationFrame(isThere ? () => resolve(performance.timeOrigin + performance.now()) : look);
      };
      look();
    })`,
  );
  return paintedAt - program.startedAt;
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
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
`,
  );
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
