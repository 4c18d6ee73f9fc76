import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ElectronApp, launchElectronApp, spawnElectron } from '../helpers/electron-app.ts';
import { waitFor } from '../helpers/hub.ts';

/** What a person sees of the program outside its window, by the account of the desktop itself. */
const patiently = { timeout: 20_000 };
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-notifications-'));
const dataDir = join(scratch, 'workspace');
const profileDir = join(scratch, 'profile');
let app: ElectronApp;

beforeAll(async () => {
  app = await launchElectronApp({ dataDir, profileDir });
  app.page.setDefaultTimeout(20_000);
  await app.page.getByRole('button', { name: 'Start the sandbox' }).click();
  await app.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  await sandbox('demo', { isRunning: false });
  await customerWrites('Halyna Seen', 'Good morning!');
  await row('Halyna Seen').click();
  await app.page.getByRole('heading', { name: 'Halyna Seen' }).waitFor();
  run('dunstctl', 'close-all');
});
afterAll(async () => {
  await app?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const shown = () => Number(/Currently displayed: (\d+)/.exec(run('dunstctl', 'count'))?.[1]);
const row = (name: string) => app.page.getByRole('listbox').getByRole('option').filter({ hasText: name });
const picture = async (name: string) => {
  const folder = process.env.ROZMOVA_SCREENSHOTS;
  if (folder) await app.screenshot(join(folder, `notifications-${name}.png`));
};

async function sandbox<Answer>(path: string, body: unknown): Promise<Answer> {
  const { port } = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Answer;
}

const customers = new Map<string, string>();
async function customerWrites(name: string, text: string): Promise<void> {
  const known = customers.get(name);
  const id = known ?? (await sandbox<{ id: string }>('customers', { name, language: 'en' })).id;
  customers.set(name, id);
  await sandbox(`customers/${id}/messages`, { text });
}

/** Runs in the program: whether its window is on the screen. */
const isWindowShown = () =>
  app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

/** Writes down which conversation stands in the window in the moment when it comes into sight. */
const noteWhatIsShown = () =>
  app.application.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.once('show', () => {
      const name = window.webContents.executeJavaScript('document.querySelector("main").ariaLabel');
      Object.assign(globalThis, { nameShown: name });
    });
  });
const nameShown = () =>
  app.application.evaluate(() => (globalThis as { nameShown?: Promise<string> }).nameShown);

describe('a notification', () => {
  it('comes for a conversation that is not in view, and a click turns the page to it', async () => {
    await customerWrites('Petro Other', 'Do you deliver?');
    await waitFor('the notification', () => shown() === 1, 15_000);
    await picture('1-shown');
    run('dunstctl', 'action');
    await app.page.getByRole('heading', { name: 'Petro Other' }).waitFor();
    await waitFor('the notification to go', () => shown() === 0);
  });

  it('opens the window that was out of sight, with the right conversation in it', async () => {
    await app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await noteWhatIsShown();
    await customerWrites('Halyna Seen', 'Are you there?');
    await waitFor('the notification', () => shown() === 1, 15_000);
    run('dunstctl', 'action');
    await app.page.getByRole('heading', { name: 'Halyna Seen' }).waitFor();
    await expect.poll(isWindowShown, patiently).toBe(true);
    // The one that was open before does not flash up.
    expect(await nameShown()).toBe('Conversation: Halyna Seen');
  });
});

describe('a link from outside', () => {
  const follow = async (link: string) => {
    const second = spawnElectron({ dataDir, profileDir, args: [link] });
    expect(await second.exited).toBe(0);
  };

  it('asks before it does anything, and does it then', async () => {
    const before = app.page.url();
    await follow('rozmova://conversation/1');
    const dialog = app.page.getByRole('alertdialog');
    await dialog.getByText('A link from outside asks for this').waitFor();
    expect(app.page.url()).toBe(before);
    await picture('2-link');
    await dialog.getByRole('button', { name: 'Open' }).click();
    await expect.poll(() => app.page.url(), patiently).toMatch(/#\/c\/1$/);
  });

  it('that leads to nothing says so', async () => {
    await follow('rozmova://conversation/999999');
    const dialog = app.page.getByRole('dialog', { name: 'There is no such conversation' });
    await dialog.getByRole('button', { name: 'All right' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('that is malformed does nothing and says so', async () => {
    const before = app.page.url();
    await follow('rozmova://conversation/1/../../settings');
    await app.page.getByText('A link that nobody understands').waitFor();
    expect(app.page.url()).toBe(before);
    expect(await app.page.getByRole('alertdialog').count()).toBe(0);
  });
});
