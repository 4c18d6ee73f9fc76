import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ElectronProcess, launchElectronApp, spawnElectron } from '../helpers/electron-app.ts';

let scratch: string;
let dataDir: string;
let profileDir: string;
const running: ElectronProcess[] = [];

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'rozmova-lifecycle-'));
  dataDir = join(scratch, 'workspace');
  profileDir = join(scratch, 'profile');
});

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.child.kill('SIGKILL');
    await one.exited;
  }
  rmSync(scratch, { recursive: true, force: true });
});

function start(environment: Record<string, string> = {}): ElectronProcess {
  const started = spawnElectron({ dataDir, profileDir, environment });
  running.push(started);
  return started;
}

/** Presses Return in the native dialog, as the person in front of it would, until the program has ended. */
async function confirmDialog({ child }: ElectronProcess): Promise<void> {
  const keys = ['search', '--onlyvisible', '--pid', String(child.pid), 'windowfocus', 'key', 'Return'];
  while (child.exitCode === null) {
    // Until the dialog is on the screen, xdotool finds nothing and fails.
    spawnSync('xdotool', keys, { timeout: 2_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Runs in the program: what the window shows while the page is not there yet. */
function background({ BrowserWindow }: typeof Electron): string | undefined {
  return BrowserWindow.getAllWindows()[0]?.getBackgroundColor();
}

describe('a second start', () => {
  it('says so, ends well and brings the first window to the front', async () => {
    const first = await launchElectronApp({ dataDir, profileDir });
    await first.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = start();
    expect(await second.exited).toBe(0);
    expect(second.stderr()).toContain('Rozmova: Rozmova is already open with this workspace');
    await expect
      .poll(() =>
        first.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
      )
      .toBe(false);
    expect(first.application.windows()).toHaveLength(1);
    expect(await first.close()).toBe(0);
  });
});

describe('the window', () => {
  it('comes back where it was left, at its size and with its colour', async () => {
    const before = await launchElectronApp({ dataDir, profileDir });
    await before.application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 900, height: 640 });
    });
    await before.page.evaluate("void (location.hash = '#/settings')");
    await before.page.getByRole('radio', { name: 'Dark' }).click();
    await expect.poll(() => before.application.evaluate(background)).toBe('#1B1A17');
    expect(await before.close()).toBe(0);

    const after = await launchElectronApp({ dataDir, profileDir });
    expect(readFileSync(join(profileDir, 'window.json'), 'utf8')).toContain('"background":"#1b1a17"');
    expect(await after.application.evaluate(background)).toBe('#1B1A17');
    const bounds = await after.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(bounds).toEqual({ x: 60, y: 40, width: 900, height: 640 });
    expect(await after.close()).toBe(0);
  });

  it('opens at its usual place when that is on no screen any more, or when its file is damaged', async () => {
    mkdirSync(profileDir, { recursive: true });
    const file = join(profileDir, 'window.json');
    const places = ['{"bounds":{"x":9000,"y":9000,"width":900,"height":640}}', '{'];
    for (const content of places) {
      writeFileSync(file, content);
      const app = await launchElectronApp({ dataDir, profileDir });
      const bounds = await app.application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.getBounds(),
      );
      expect(bounds).toMatchObject({ width: 1280, height: 820 });
      await app.close();
    }
  });
});

describe('a page that crashed', () => {
  it('comes back by itself', async () => {
    const app = await launchElectronApp({ dataDir, profileDir });
    const seesPage = () =>
      app.application.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents?.executeJavaScript("document.querySelector('#root')?.childElementCount > 0") ?? false;
      });
    await app.application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(app.stderr).toContain('Rozmova: the page ended');
    await expect.poll(seesPage, { timeout: 20_000 }).toBe(true);
    expect(await app.close()).toBe(0);
  });
});

describe('SIGTERM', () => {
  it('ends the program with 0 after the hub has closed, so that the workspace can be opened at once', async () => {
    const first = await launchElectronApp({ dataDir, profileDir });
    await expect.poll(() => readdirSync(dataDir)).toContain('rozmova.db');
    first.application.process().kill('SIGTERM');
    expect(await new Promise((resolve) => first.application.process().once('exit', resolve))).toBe(0);

    const second = await launchElectronApp({ dataDir, profileDir });
    expect(second.stderr()).not.toContain('Rozmova:');
    expect(await second.close()).toBe(0);
  });
});

describe('a workspace that cannot be opened', () => {
  it('because another process has it is told, and that process goes on', async () => {
    const serve = spawn(process.execPath, ['out/main/serve.js', '--data', dataDir], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const served = new Promise((resolve) => serve.once('exit', resolve));
    await new Promise((resolve) => serve.stdout.once('data', resolve));
    const started = start();
    await started.said('Rozmova: This workspace is already open in another Rozmova');
    await confirmDialog(started);
    expect(await started.exited).toBe(1);
    expect(serve.exitCode).toBeNull();
    serve.kill('SIGTERM');
    expect(await served).toBe(0);
  });

  it('because its file is damaged is told in a dialog and on stderr, and nothing is changed', async () => {
    mkdirSync(dataDir, { recursive: true });
    const file = join(dataDir, 'rozmova.db');
    writeFileSync(file, 'this is no database, '.repeat(500));
    const before = readFileSync(file);

    const started = start();
    await started.said('Rozmova: The file');
    await confirmDialog(started);
    expect(await started.exited).toBe(1);
    expect(started.stderr()).toMatch(/Rozmova: The file .*rozmova\.db is damaged/);
    expect(readFileSync(file)).toEqual(before);
  });

  it('is told in the language of the person', async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'rozmova.db'), 'this is no database, '.repeat(500));
    const started = start({ LANGUAGE: 'uk', LANG: 'uk_UA.UTF-8' });
    await started.said('Rozmova: Файл');
    await confirmDialog(started);
    expect(await started.exited).toBe(1);
  });
});
