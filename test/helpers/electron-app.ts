import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import electronPath from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const holdUntilAttached = fileURLToPath(new URL('hold-until-attached.cjs', import.meta.url));

/** The Electron binary of this machine: in Node, the `electron` package is the path of its program. */
// Its types describe what the package is inside Electron.
export const electronBinary = electronPath as unknown as string;

export interface ElectronAppOptions {
  /** Workspace to open; a new temporary one when left out. */
  dataDir?: string;
  /** Chromium's files and the window's place; a new temporary folder when left out. */
  profileDir?: string;
  environment?: Record<string, string>;
  /** Further arguments of the start, such as a link. */
  args?: readonly string[];
}

export interface ElectronApp {
  application: ElectronApplication;
  page: Page;
  dataDir: string;
  profileDir: string;
  /** Everything the program has written to stderr so far. */
  stderr(): string;
  /** The whole screen, notifications included, when the desktop has a tool for it; otherwise the page. */
  screenshot(file: string): Promise<void>;
  /** Ends the program as its user would and removes what was temporary; resolves to the exit code. */
  close(): Promise<number | null>;
}

/** Starts the built program in the real Electron and waits for its first window. */
export async function launchElectronApp(options: ElectronAppOptions = {}): Promise<ElectronApp> {
  const scratch = mkdtempSync(join(tmpdir(), 'rozmova-desktop-'));
  const dataDir = options.dataDir ?? join(scratch, 'workspace');
  const profileDir = options.profileDir ?? join(scratch, 'profile');
  const application = await _electron.launch({
    executablePath: electronBinary,
    args: ['-r', holdUntilAttached, '.', `--user-data-dir=${profileDir}`, ...(options.args ?? [])],
    cwd: projectRoot,
    env: environmentOf(dataDir, options.environment),
    // Its own limit is three minutes, longer than a test may take; this one ends with what the program said.
    timeout: 60_000,
  });
  const output = watch(application.process());
  const page = await application.firstWindow();
  await page.waitForLoadState();
  return {
    application,
    page,
    dataDir,
    profileDir,
    stderr: output.stderr,
    async screenshot(file) {
      const tool = process.env.DESKTOP_SCREENSHOT;
      if (tool) execFileSync(tool, [file]);
      else await page.screenshot({ path: file });
    },
    async close() {
      await application.close();
      const code = await output.exited;
      rmSync(scratch, { recursive: true, force: true });
      return code;
    },
  };
}

export interface ElectronProcess {
  child: ChildProcess;
  stderr(): string;
  /** Resolves when stderr holds the text; rejects when the program ends without it. */
  said(text: string): Promise<void>;
  exited: Promise<number | null>;
}

/** Starts the program without an inspector or a wait for its window: for starts that fail, and for second ones. */
export function spawnElectron(
  options: ElectronAppOptions & { dataDir: string; profileDir: string },
): ElectronProcess {
  const child = spawn(
    electronBinary,
    ['.', `--user-data-dir=${options.profileDir}`, ...(options.args ?? [])],
    {
      cwd: projectRoot,
      env: environmentOf(options.dataDir, options.environment),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  return { child, ...watch(child) };
}

function watch(child: ChildProcess): Omit<ElectronProcess, 'child'> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    stderr: () => stderr,
    exited,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => (stderr.includes(text) ? resolve() : undefined);
        child.stderr?.on('data', look);
        child.once('close', () =>
          reject(new Error(`It ended without saying "${text}": ${stderr.slice(-2_000)}`)),
        );
        look();
      }),
  };
}

/** The environment of this process without what is meant for a debugged Node, in English unless a test says otherwise. */
function environmentOf(dataDir: string, more: Record<string, string> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const kept = own.filter(([name]) => name !== 'NODE_OPTIONS');
  return { ...Object.fromEntries(kept), LANGUAGE: 'en', ROZMOVA_DATA: dataDir, ...more };
}
