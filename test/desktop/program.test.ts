import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ElectronApp, launchElectronApp, spawnElectron } from '../helpers/electron-app.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** The program as a citizen of the desktop: how it starts, is closed, and ends. */
const patiently = { timeout: 20_000 };
let scratch: string;
let dataDir: string;
let profileDir: string;
let app: ElectronApp | undefined;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'rozmova-program-'));
  dataDir = join(scratch, 'workspace');
  profileDir = join(scratch, 'profile');
});
afterEach(async () => {
  app?.application.process().kill('SIGTERM');
  await app?.close().catch(() => undefined); // ended already where the test is about the end
  app = undefined;
  rmSync(scratch, { recursive: true, force: true });
});

async function start(args: readonly string[] = []): Promise<ElectronApp> {
  app = await launchElectronApp({ dataDir, profileDir, args });
  app.page.setDefaultTimeout(20_000);
  return app;
}

const exitOf = (one: ElectronApp): Promise<number | null> =>
  new Promise((resolve) => one.application.process().once('exit', resolve));
/** Runs in the program: whether its window is on the screen. */
const isShown = (one: ElectronApp) =>
  one.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const closeWindow = (one: ElectronApp) =>
  one.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
describe('closing the window', () => {
  it('ends the program at once when that is known', async () => {
    mkdirSync(profileDir, { recursive: true });
    writeFileSync(join(profileDir, 'desktop.json'), '{"closesToTray":false,"hasToldOfClosing":true}');
    const one = await start();
    const ended = exitOf(one);
    await closeWindow(one);
    expect(await ended).toBe(0);
  });
});

describe('starting with the system', () => {
  it('keeps the window out of sight until somebody wants it', async () => {
    const one = await start(['--hidden']);
    await one.page.getByRole('button', { name: 'Start the sandbox' }).waitFor();
    expect(await isShown(one)).toBe(false);
    const second = spawnElectron({ dataDir, profileDir });
    expect(await second.exited).toBe(0);
    await expect.poll(() => isShown(one), patiently).toBe(true);
  });
});

/** Writes to the customer who is open, while the pretend Meta takes its time. */
async function writeSlowly(one: ElectronApp, text: string, slowMs: number): Promise<void> {
  await one.page.getByRole('button', { name: 'Start the sandbox' }).click();
  const composer = one.page.getByRole('textbox', { name: 'Message', exact: true });
  await composer.waitFor();
  const { port } = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { port: number };
  await tellSandbox(`http://127.0.0.1:${port}`, 'demo', { isRunning: false });
  await tellSandbox(`http://127.0.0.1:${port}`, 'faults', {
    faults: [{ kind: 'slow', code: slowMs, count: 1, until: null }],
  });
  await composer.fill(text);
  await composer.press('Enter');
  await one.page.getByRole('log', { name: 'Messages' }).getByText(text).waitFor();
}

/** In the next start of the program the message stands there once, and has gone out. */
async function findSentOnce(text: string): Promise<void> {
  app = undefined;
  const again = await start();
  await again.page.getByRole('listbox').getByRole('option').filter({ hasText: text }).click();
  const sent = again.page
    .getByRole('log', { name: 'Messages' })
    .getByRole('article')
    .filter({ hasText: text });
  await sent.getByRole('img', { name: /Sent|Delivered|Read/ }).waitFor();
  expect(await sent.count()).toBe(1);
}

describe('quitting', () => {
  it('waits for what was just written, and ends when it has gone out', async () => {
    const one = await start();
    await writeSlowly(one, 'Wait for me', 4_000);
    const ended = exitOf(one);
    const began = Date.now();
    await one.application.evaluate(({ app: program }) => program.quit());
    expect(await ended).toBe(0);
    expect(Date.now() - began).toBeGreaterThan(2_000);
    await findSentOnce('Wait for me');
  });
});

describe('a session of Windows that ends', () => {
  it('is held up for what was just written, for as long as the system allows', async () => {
    const one = await start();
    await writeSlowly(one, 'Before the night', 1_000);
    const ended = exitOf(one);
    // The system tells the window, and waits for nothing but this event; there is none of it here to tell it.
    const told = one.application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.emit('session-end', { reasons: ['logoff'] });
    });
    await told.catch(() => undefined); // the program has ended before it could answer
    expect(await ended).toBe(0);
    await findSentOnce('Before the night');
  });
});
