import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import electronPath from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

export interface ElectronAppOptions {
  /** Workspace to open; a new temporary one when left out. */
  dataDir?: string;
  environment?: Record<string, string>;
}

export interface ElectronApp {
  application: ElectronApplication;
  page: Page;
  dataDir: string;
  /** Everything the program has written to stderr so far. */
  stderr(): string;
  /** The whole screen, notifications included, when the desktop has a tool for it; otherwise the page. */
  screenshot(file: string): Promise<void>;
  /** Ends the program as its user would and removes what was temporary; resolves to the exit code. */
  close(): Promise<number | null>;
}

/** The Electron binary of this machine; in Node the `electron` package is the path of its program. */
// Its types describe what the package is inside Electron.
export const electronBinary = electronPath as unknown as string;

/** Starts the built program in the real Electron, with a profile of its own, and waits for its first window. */
export async function launchElectronApp(options: ElectronAppOptions = {}): Promise<ElectronApp> {
  const scratch = mkdtempSync(join(tmpdir(), 'rozmova-desktop-'));
  const dataDir = options.dataDir ?? join(scratch, 'workspace');
  const application = await _electron.launch({
    executablePath: electronBinary,
    args: ['.', `--user-data-dir=${join(scratch, 'profile')}`],
    cwd: projectRoot,
    env: { ...currentEnvironment(), ROZMOVA_DATA: dataDir, ...options.environment },
  });
  const child = application.process();
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const page = await application.firstWindow();
  await page.waitForLoadState();
  return {
    application,
    page,
    dataDir,
    stderr: () => stderr,
    async screenshot(file) {
      const tool = process.env.DESKTOP_SCREENSHOT;
      if (tool) execFileSync(tool, [file]);
      else await page.screenshot({ path: file });
    },
    async close() {
      await application.close();
      const code = await exited;
      rmSync(scratch, { recursive: true, force: true });
      return code;
    },
  };
}

/** The environment of this process as plain strings, without what would make the child a CI run or a debugger's. */
function currentEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => name !== 'NODE_OPTIONS'));
}
