import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSeat } from '../helpers/browser-seat.ts';
import { type ElectronApp, launchElectronApp } from '../helpers/electron-app.ts';
import { waitFor } from '../helpers/hub.ts';
import { openSeatBeside, readDemo, startSilentSandbox } from '../helpers/hub-of-desktop.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { keepKeychainClean } from '../helpers/secret-hunt.ts';
import { openTrayPanel, type TrayPanel } from '../helpers/tray-panel.ts';

/** The picture beside the clock, read from the panel's side; each test stands on the one before it. */
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-tray-'));
const dataDir = join(scratch, 'workspace');
const LONG_MS = 30_000;
const patiently = { timeout: LONG_MS };
let cleanKeychain: () => void;
let panel: TrayPanel;
let app: ElectronApp;
let beside: BrowserSeat;
let sandboxUrl: string;

beforeAll(async () => {
  cleanKeychain = keepKeychainClean();
  panel = await openTrayPanel();
  app = await launchElectronApp({ dataDir, profileDir: join(scratch, 'profile') });
  app.page.setDefaultTimeout(LONG_MS);
  sandboxUrl = await startSilentSandbox(app.page, dataDir);
  beside = await openSeatBeside(dataDir);
  await readDemo(beside);
  await panel.hasItem();
});
afterAll(async () => {
  beside?.close();
  await app?.close();
  panel?.close();
  cleanKeychain?.();
  rmSync(scratch, { recursive: true, force: true });
});

const goTo = (hash: string) => app.page.evaluate(`void (location.hash = ${JSON.stringify(hash)})`);
/** What the notification daemon has shown; what is in sight is put away into it. */
function history(): string {
  execFileSync('dunstctl', ['close-all']);
  return execFileSync('dunstctl', ['history'], { encoding: 'utf8' });
}
const labels = async () => (await panel.look()).menu.map(({ label }) => label);
const toolTip = async () => (await panel.look()).toolTip;
/** Runs in the program: whether its window is on the screen. */
const isWindowShown = () =>
  app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const closeWindow = () =>
  app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

async function readEverything(): Promise<void> {
  const { items } = await beside.client.conversations.list({ filter: 'unread' });
  for (const { id } of items) await beside.client.conversations.markRead({ id });
}

/** Whatever is unread is read, until nothing more comes. */
const toolTipOfNothing = async () => {
  await readEverything();
  return toolTip();
};
const pictureOf = async () => (await panel.look()).picture?.toString('base64');

describe('the picture beside the clock', () => {
  it('tells how things stand, and what can be done', async () => {
    await expect
      .poll(toolTipOfNothing, patiently)
      .toMatch(/^Rozmova: (Everything works|Not checked yet|Waiting for Meta|Needs attention: \d+)$/);
    const { menu } = await panel.look();
    expect(menu).toHaveLength(3);
    expect(menu[0]?.isEnabled).toBe(false);
    expect(menu.slice(1)).toMatchObject([
      { label: 'Open Rozmova', isEnabled: true },
      { label: 'Quit Rozmova', isEnabled: true },
    ]);
  });

  it('has a dot and a number while something is unread, and neither once it was read', async () => {
    await goTo('#/settings');
    const empty = await pictureOf();
    expect(empty).toBeTruthy();
    const halyna = { name: 'Halyna', language: 'en' };
    const { id } = await tellSandbox<{ id: string }>(sandboxUrl, 'customers', halyna);
    await tellSandbox(sandboxUrl, `customers/${id}/messages`, { text: 'Good morning' });
    await expect.poll(toolTip, patiently).toMatch(/^Rozmova: 1 unread chat · /);
    expect(await labels()).toContain('1 unread chat');
    const dotted = await pictureOf();
    expect(dotted).toBeTruthy();
    expect(dotted).not.toBe(empty);
    await readEverything();
    await expect.poll(toolTip, patiently).not.toContain('unread');
    await expect.poll(pictureOf, patiently).toBe(empty);
  });

  it('speaks the language of the person, from the moment they choose it', async () => {
    await beside.client.app.updateSettings({ language: 'uk' });
    await expect.poll(labels, patiently).toContain('Відкрити Розмову');
    expect((await labels()).at(-1)).toBe('Вийти з Розмови');
    expect(await toolTip()).toMatch(/^Розмова: /);
    await beside.client.app.updateSettings({ language: 'en' });
    await expect.poll(labels, patiently).toContain('Open Rozmova');
  });

  it('keeps the program when its window is closed, says so, and brings it back by a click', async () => {
    await goTo('#/settings');
    await app.page.getByRole('switch', { name: 'Close to the tray' }).click();
    await app.page.getByRole('switch', { name: 'Close to the tray', checked: true }).waitFor();
    await closeWindow();
    await expect.poll(isWindowShown, patiently).toBe(false);
    await waitFor('the word that it goes on', () => history().includes('Rozmova goes on running'), LONG_MS);
    await panel.click();
    await expect.poll(isWindowShown, patiently).toBe(true);
    await closeWindow();
    await expect.poll(isWindowShown, patiently).toBe(false);
    await panel.choose('Open Rozmova');
    await expect.poll(isWindowShown, patiently).toBe(true);
  });

  it('is a way out of the program', async () => {
    const ended = new Promise((resolve) => app.application.process().once('exit', resolve));
    await panel.choose('Quit Rozmova');
    expect(await ended).toBe(0);
  });
});
