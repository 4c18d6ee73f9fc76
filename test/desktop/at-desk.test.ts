import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BrowserSeat } from '../helpers/browser-seat.ts';
import { type ElectronApp, launchElectronApp } from '../helpers/electron-app.ts';
import { waitFor } from '../helpers/hub.ts';
import { openSeatBeside, readDemo, startSilentSandbox } from '../helpers/hub-of-desktop.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { keepKeychainClean } from '../helpers/secret-hunt.ts';

/** Two people at one window, with the owner at a second computer; each test stands on the one before it. */
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-at-desk-'));
const dataDir = join(scratch, 'workspace');
const LONG_MS = 30_000;
let cleanKeychain: () => void;
let app: ElectronApp;
let beside: BrowserSeat;
let sandboxUrl: string;
const customers = new Map<string, string>();

beforeAll(async () => {
  cleanKeychain = keepKeychainClean();
  app = await launchElectronApp({
    dataDir,
    profileDir: join(scratch, 'profile'),
    environment: { XDG_CONFIG_HOME: join(scratch, 'config') },
  });
  app.page.setDefaultTimeout(LONG_MS);
  sandboxUrl = await startSilentSandbox(app.page, dataDir);
  beside = await openSeatBeside(dataDir);
  await readDemo(beside);
  await goTo('#/settings');
});
afterAll(async () => {
  beside?.close();
  await app?.close();
  cleanKeychain?.();
  rmSync(scratch, { recursive: true, force: true });
});
beforeEach(() => void run('dunstctl', 'close-all'));

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const shown = () => Number(/Currently displayed: (\d+)/.exec(run('dunstctl', 'count'))?.[1]);
const goTo = (hash: string) => app.page.evaluate(`void (location.hash = ${JSON.stringify(hash)})`);
const picture = async (name: string) => {
  const folder = process.env.ROZMOVA_SCREENSHOTS;
  if (folder) await app.screenshot(join(folder, `at-desk-${name}.png`));
};

interface Popup {
  summary: { data: string };
  body: { data: string };
}
/** What the notification daemon was given last, once it has been closed. */
function lastClosed(): string {
  run('dunstctl', 'close-all');
  const { data } = JSON.parse(run('dunstctl', 'history')) as { data: Popup[][] };
  const popup = data[0]?.[0];
  return popup === undefined ? '' : `${popup.summary.data}\n${popup.body.data}`;
}

async function customerWrites(name: string, text: string): Promise<void> {
  const id =
    customers.get(name) ??
    (await tellSandbox<{ id: string }>(sandboxUrl, 'customers', { name, language: 'en' })).id;
  customers.set(name, id);
  await tellSandbox(sandboxUrl, `customers/${id}/messages`, { text });
}

async function conversationOf(name: string) {
  const { items } = await beside.client.conversations.list({ search: name });
  const [found] = items;
  if (!found) throw new Error(`${name} has no conversation`);
  return found;
}

/** The message is in the hub: whether it popped up is decided by now, or within the time in which a burst is gathered. */
const hasArrived = (name: string, text: string) =>
  waitFor(
    `the message of ${name}`,
    async () => {
      const { items } = await beside.client.conversations.list({ search: name });
      return items[0]?.preview?.text === text;
    },
    LONG_MS,
  );
/** Every sound that the page has played from now on, by the name of its file. */
const writeDownSounds = () =>
  app.page.evaluate(`(() => {
    const play = HTMLMediaElement.prototype.play;
    globalThis.played = [];
    HTMLMediaElement.prototype.play = async function () {
      await play.call(this);
      globalThis.played.push(/([a-z]+)-[^/]*\\.wav$/.exec(this.src)?.[1]);
    };
  })()`);
const sounds = () => app.page.evaluate<string[]>('globalThis.played');

/** An hour before and an hour after, whatever time the test is run at. */
function hoursAroundNow() {
  const at = (shift: number) => new Date(Date.now() + shift * 3_600_000).toISOString().slice(11, 16);
  return { timeZone: 'UTC', from: at(-1), to: at(1), days: [0, 1, 2, 3, 4, 5, 6] };
}
const popsUp = () => waitFor('the notification', () => shown() === 1, LONG_MS);

describe('a person who wants quiet', () => {
  it('is not told of what can wait, and is told of what carries an urgent label', async () => {
    const { client } = beside;
    await customerWrites('Halyna Calm', 'first of all');
    await popsUp();
    await client.app.updateSettings({ doNotDisturbUntil: Date.now() + 3_600_000 });
    await customerWrites('Bohdan Fire', 'before the label');
    await hasArrived('Bohdan Fire', 'before the label');
    const { id } = await conversationOf('Bohdan Fire');
    const label = await client.labels.create({ name: 'Fire', color: 'red', isUrgent: true });
    await client.conversations.change({
      ids: [id],
      change: { kind: 'label', labelId: label.id, isOn: true },
    });
    run('dunstctl', 'close-all');
    await customerWrites('Halyna Calm', 'can wait');
    await hasArrived('Halyna Calm', 'can wait');
    await customerWrites('Bohdan Fire', 'cannot wait');
    await popsUp();
    expect(lastClosed()).toContain('cannot wait');
    expect(run('dunstctl', 'history')).not.toContain('can wait"');
    await picture('0-urgent');
    await client.app.updateSettings({ doNotDisturbUntil: null });
  });

  it('hears the sound of the account, and in their quiet hours only that of what is urgent', async () => {
    const { client } = beside;
    const [account] = await client.accounts.list();
    if (!account) throw new Error('The sandbox has no account');
    const rules = await client.accounts.rules({ id: account.id });
    await client.accounts.setRules({ id: account.id, rules: { ...rules, sound: 'knock' } });
    await writeDownSounds();
    await customerWrites('Halyna Calm', 'rings');
    await expect.poll(sounds, { timeout: LONG_MS }).toEqual(['knock']);
    await client.app.updateSettings({ quietHours: hoursAroundNow() });
    run('dunstctl', 'close-all');
    await customerWrites('Halyna Calm', 'in the evening');
    await hasArrived('Halyna Calm', 'in the evening');
    await customerWrites('Bohdan Fire', 'it burns');
    await expect.poll(sounds, { timeout: LONG_MS }).toEqual(['knock', 'knock']);
    await popsUp();
    expect(lastClosed()).toContain('it burns');
    expect(run('dunstctl', 'history')).not.toContain('in the evening');
    await client.app.updateSettings({ quietHours: null });
  });
});

describe('a popup', () => {
  it('goes when the conversation was read at another computer', async () => {
    await customerWrites('Halyna Calm', 'read me elsewhere');
    await popsUp();
    const { id } = await conversationOf('Halyna Calm');
    await beside.client.conversations.markRead({ id });
    await waitFor('the notification to go', () => shown() === 0, LONG_MS);
  });
});

describe('the settings of the program', () => {
  it('have the system start it out of sight, and no more', async () => {
    const entry = join(scratch, 'config/autostart/rozmova.desktop');
    const autostart = app.page.getByRole('switch', { name: 'Start with the system' });
    await autostart.click();
    await waitFor('the entry', () => existsSync(entry), LONG_MS);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.* --hidden$/m);
    await app.page.getByRole('switch', { name: 'Start with the system', checked: true }).waitFor();
    await autostart.click();
    await waitFor('the entry to go', () => !existsSync(entry), LONG_MS);
  });
});

describe('the menu', () => {
  /** Runs in the program. */
  const menuLabels = () =>
    app.application.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));

  it('is in the language of the person, from the moment they choose it', async () => {
    expect(await menuLabels()).toEqual(['Rozmova', 'Edit', 'View', 'Window', 'Help']);
    await beside.client.app.updateSettings({ language: 'uk' });
    await expect
      .poll(menuLabels, { timeout: LONG_MS })
      .toEqual(['Розмова', 'Редагування', 'Вигляд', 'Вікно', 'Довідка']);
    await beside.client.app.updateSettings({ language: 'en' });
    await expect.poll(menuLabels, { timeout: LONG_MS }).toContain('Edit');
  });

  it('leads to our own screens', async () => {
    await app.application.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('go.cheatSheet')?.click(),
    );
    await app.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the cross of the window', () => {
  it('asks the first time whether the program may end, and goes on when it may not', async () => {
    await app.application.evaluate(({ BrowserWindow, dialog }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      // A native dialog cannot be driven from a test: the person's answer is put in its place.
      dialog.showMessageBox = (...given: unknown[]) => {
        asked.push(given.at(-1));
        return Promise.resolve({ response: 1, checkboxChecked: false });
      };
      BrowserWindow.getAllWindows()[0]?.close();
    });
    const asked = () =>
      app.application.evaluate(() => (globalThis as unknown as { asked: { message: string }[] }).asked);
    await expect
      .poll(async () => (await asked()).map(({ message }) => message), { timeout: LONG_MS })
      .toEqual(['Rozmova ends with its window']);
    expect(await app.page.evaluate('document.visibilityState')).toBe('visible');
  });
});

describe('two people at one window', () => {
  const enter = async (name: string, pin: string) => {
    await app.page.getByRole('button', { name: new RegExp(name) }).click();
    await app.page.getByLabel('PIN', { exact: true }).fill(pin);
    await app.page.keyboard.press('Enter');
  };

  it('a locked one says that something came, and a click leads through the lock to it', async () => {
    const { client } = beside;
    const accountIds = (await client.accounts.list()).map(({ id }) => id);
    const olena = await client.team.create({ name: 'Olena Desk', role: 'operator', accountIds });
    await client.team.setPin({ id: olena.id, pin: '2580' });
    await app.page.keyboard.press('Control+Shift+L');
    await app.page.getByRole('heading', { name: 'Who is working?' }).waitFor();
    await enter('Olena Desk', '2580');
    await app.page.getByRole('listbox').waitFor();
    await app.page.keyboard.press('Control+Shift+L');
    await app.page.getByLabel('PIN', { exact: true }).waitFor();
    run('dunstctl', 'close-all');
    await customerWrites('Halyna Calm', 'for nobody to read');
    await popsUp();
    await picture('1-locked');
    run('dunstctl', 'action');
    expect(await app.page.getByRole('heading', { name: 'Halyna Calm' }).count()).toBe(0);
    await app.page.getByLabel('PIN', { exact: true }).fill('2580');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: 'Halyna Calm' }).waitFor();
    const told = run('dunstctl', 'history');
    expect(told).toContain('Rozmova is locked. Sign in to read it.');
    expect(told).not.toContain('for nobody to read');
  });

  it('each is told in their own way', async () => {
    const { client } = beside;
    await client.app.updateSettings({ notificationText: false });
    await goTo('#/settings');
    await app.page.getByRole('switch', { name: 'Start with the system' }).waitFor();
    await customerWrites('Bohdan Fire', 'Olena reads this');
    await popsUp();
    expect(lastClosed()).toContain('Olena reads this');
    await app.page.keyboard.press('Control+Shift+L');
    await app.page.getByLabel('PIN', { exact: true }).waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: /Owner/ }).click();
    await app.page.getByRole('listbox').waitFor();
    await goTo('#/settings');
    await app.page.getByRole('switch', { name: 'Start with the system' }).waitFor();
    await customerWrites('Bohdan Fire', 'the owner hides this');
    await popsUp();
    expect(lastClosed()).toContain('New message');
  });
});

describe('a click on the popup of a conversation that is gone', () => {
  it('says that there is no such conversation', async () => {
    await app.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('rozmova:open', 999_999),
    );
    await app.page.getByText('This conversation is no longer here').first().waitFor();
  });
});
