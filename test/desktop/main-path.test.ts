import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type AttachedApp, launchAttached } from '../helpers/attached-app.ts';
import { electronBinary } from '../helpers/electron-app.ts';
import { type FakeGraph, startFakeGraph } from '../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../helpers/graph-of-account.ts';
import { waitFor } from '../helpers/hub.ts';
import { filesWith, keepKeychainClean, keychainContent } from '../helpers/secret-hunt.ts';

/** One person on a fresh computer, from the first start to the second day; each step stands on the one before it. */
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-main-path-'));
const dataDir = join(scratch, 'workspace');
const profileDir = join(scratch, 'profile');
const TOKEN = 'EAAcanary7d1f0c2b9e4a4f63OnlyForTheKeychain';
const APP_SECRET = 'c0ffee00c0ffee00c0ffee00c0ffee0d';
let cleanKeychain: () => void;
let graph: FakeGraph;
let app: AttachedApp;
let page: Page;

beforeAll(async () => {
  cleanKeychain = keepKeychainClean();
  graph = await startFakeGraph(TOKEN);
  answerAsMeta(graph);
  await start();
});
afterAll(async () => {
  app?.child.kill('SIGTERM');
  await app?.exited;
  await graph?.close();
  cleanKeychain();
  rmSync(scratch, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  app = await launchAttached({
    program: electronBinary,
    args: ['.', `--user-data-dir=${profileDir}`],
    cwd: fromRoot(),
    env: { ...environment, LANGUAGE: 'en', ROZMOVA_DATA: dataDir, ROZMOVA_GRAPH_URL: graph.target.baseUrl },
  });
  page = app.page;
  page.setDefaultTimeout(20_000);
}

/** Ends the program by its keys, as a person does in the evening. */
async function quit(): Promise<void> {
  const closed = app.exited;
  lookBack();
  xdotool('key', 'ctrl+q');
  expect(await closed).toBe(0);
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const xdotool = (...args: string[]): string => run('xdotool', ...args);
const windowId = (): string =>
  xdotool('search', '--onlyvisible', '--name', 'Rozmova').split('\n').at(-1) ?? '';

/** The person turns to the bare desktop: the pointer leaves our window, and the focus goes to the root. */
function lookAway(): void {
  xdotool('mousemove', '1435', '895');
  xdotool('windowfocus', xdotool('search', '--maxdepth', '0', '.*'));
}

function lookBack(): void {
  xdotool('windowfocus', windowId());
}

async function picture(name: string): Promise<void> {
  const folder = process.env.ROZMOVA_SCREENSHOTS;
  if (folder && process.env.DESKTOP_SCREENSHOT)
    run(process.env.DESKTOP_SCREENSHOT, join(folder, `${name}.png`));
}

/** What a program outside asks of the sandbox, over its HTTP. */
async function sandbox<Answer>(path: string, body: unknown): Promise<Answer> {
  const { port } = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}/sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Answer;
}

const customers = new Map<string, string>();
async function customerWrites(name: string, text: string): Promise<void> {
  const id =
    customers.get(name) ?? (await sandbox<{ id: string }>('/customers', { name, language: 'en' })).id;
  customers.set(name, id);
  await sandbox(`/customers/${id}/messages`, { text });
}

const row = (name: string) => page.getByRole('listbox').getByRole('option').filter({ hasText: name });
const messages = () => page.getByRole('log', { name: 'Messages' });
const composer = () => page.getByRole('textbox', { name: 'Message', exact: true });

interface ShownNotification {
  summary: { data: string };
  body: { data: string };
}
/** How many notifications are on the screen, by the notification daemon's own account. */
const shownNotifications = () => Number(/Currently displayed: (\d+)/.exec(run('dunstctl', 'count'))?.[1]);
function readHistory(): { summary: string; body: string }[] {
  const { data } = JSON.parse(run('dunstctl', 'history')) as { data: ShownNotification[][] };
  return (data[0] ?? []).map(({ summary, body }) => ({ summary: summary.data, body: body.data }));
}

describe('the main path in the real Electron', () => {
  it('begins with one press: the sandbox opens with its customers', async () => {
    await page.getByRole('button', { name: 'Start the sandbox' }).waitFor();
    await picture('1-first-run');
    await page.getByRole('button', { name: 'Start the sandbox' }).click();
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await composer().waitFor();
    await picture('2-sandbox');
    // From here on only those write whom the test asks to.
    await sandbox('/demo', { isRunning: false });
  });

  it('a customer writes, and a notification tells of it, since another conversation is in view', async () => {
    lookBack();
    await customerWrites('Halyna Test', 'Good morning! Is my order ready?');
    await row('Halyna Test').filter({ hasText: 'Is my order ready?' }).waitFor();
    await waitFor('the notification', () => shownNotifications() === 1, 15_000);
  });

  it('is opened, which takes the notification back, and what comes now is told by the screen alone', async () => {
    await row('Halyna Test').click();
    await messages().getByText('Good morning! Is my order ready?').waitFor();
    await waitFor('the notification to go away', () => shownNotifications() === 0);
    await customerWrites('Halyna Test', 'I can come at six.');
    await messages().getByText('I can come at six.').waitFor();
    await page.waitForTimeout(1000);
    expect(shownNotifications()).toBe(0);
  });

  it('is answered, and the ticks become read', async () => {
    await composer().fill('It is. We are open until seven.');
    await composer().press('Enter');
    const answer = messages().getByRole('article').filter({ hasText: 'We are open until seven.' });
    await answer.getByRole('img', { name: 'Read', exact: true }).waitFor();
    expect(await composer().inputValue()).toBe('');
    await picture('3-answered');
  });

  it('tells of a message that comes while nobody looks, in a notification with name and words', async () => {
    await composer().fill('By the way,');
    lookAway();
    await page.waitForFunction(() => !document.hasFocus());
    await customerWrites('Petro Other', 'Do you <b>deliver</b> & wrap?');
    await waitFor('the notification', () => shownNotifications() === 1, 15_000);
    await picture('4-notification');
    run('dunstctl', 'close');
    const [newest] = await waitFor(
      'its place in the history',
      () => readHistory().length > 0 && readHistory(),
    );
    // The daemon keeps the body as it came: what a stranger wrote arrived as text, not as markup.
    expect(newest).toEqual({
      summary: 'Petro Other · Sandbox',
      body: 'Do you &lt;b&gt;deliver&lt;/b&gt; &amp; wrap?',
    });
  });

  it('leads from a click on the notification to that conversation, in a window with the focus', async () => {
    await customerWrites('Petro Other', 'It is for Saturday.');
    await waitFor('the notification', () => shownNotifications() === 1, 15_000);
    run('dunstctl', 'action');
    await page.getByRole('heading', { name: 'Petro Other' }).waitFor();
    await messages().getByText('It is for Saturday.').waitFor();
    await waitFor('the focus', () => xdotool('getwindowfocus') === windowId());
    await page.waitForFunction(() => document.hasFocus());
    await waitFor('the notification to go away', () => shownNotifications() === 0);
    await picture('5-opened-by-click');
  });

  it('has everything again after it was closed and opened', async () => {
    await quit();
    await start();
    // The window opens where it was closed: at the conversation that was open.
    await row('Halyna Test').click();
    const answer = messages().getByRole('article').filter({ hasText: 'We are open until seven.' });
    await answer.getByRole('img', { name: 'Read', exact: true }).waitFor();
    await messages().getByText('Good morning! Is my order ready?').waitFor();
    expect(await composer().inputValue()).toBe('By the way,');
    await page.keyboard.type(' bring the receipt.');
    expect(await composer().inputValue()).toBe('By the way, bring the receipt.');
    await row('Petro Other').filter({ hasText: 'It is for Saturday.' }).waitFor();
    await picture('6-second-start');
  });
});

describe('a live account', () => {
  it('is connected by the form, and Meta is asked with what was typed', async () => {
    await page.getByRole('button', { name: 'Manage accounts' }).click();
    await page.getByRole('button', { name: 'Connect a number' }).click();
    await page.getByRole('link', { name: 'I have all values at hand' }).click();
    await page.getByRole('textbox', { name: 'Name for your team' }).fill(goodForm.name);
    await page.getByLabel('Phone number ID').fill(goodForm.phoneNumberId);
    await page.getByLabel('WhatsApp Business Account ID').fill(goodForm.wabaId);
    await page.getByLabel('App ID').fill(goodForm.appId);
    await page.getByLabel('App secret', { exact: true }).fill(APP_SECRET);
    await page.getByLabel('Access token', { exact: true }).fill(TOKEN);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Meta accepted all values.').waitFor();
    await picture('7-account-form');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(`saved, ends in ${TOKEN.slice(-4)}`).waitFor();
    await picture('8-account');
  });

  it('has its secrets in the keychain, and in no file of the workspace or the profile', async () => {
    const listed = keychainContent();
    expect(listed).toContain(TOKEN);
    expect(listed).toContain(APP_SECRET);
    expect(filesWith(scratch, TOKEN)).toEqual([]);
    expect(filesWith(scratch, APP_SECRET)).toEqual([]);
    expect(await page.content()).not.toContain(TOKEN);
    // The search does find what is there.
    expect(filesWith(scratch, 'We are open until seven.').length).toBeGreaterThan(0);
  });

  it('still works after a restart: the token comes from the keychain and is in no file then either', async () => {
    await quit();
    graph.requests.length = 0;
    await start();
    await page.getByRole('button', { name: 'Manage accounts' }).click();
    await page.getByRole('link', { name: goodForm.name }).click();
    await page.getByText(`saved, ends in ${TOKEN.slice(-4)}`).waitFor();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('Everything is fine').waitFor();
    expect(new Set(graph.requests.map(({ headers }) => headers.authorization))).toContain(`Bearer ${TOKEN}`);
    await quit();
    expect(filesWith(scratch, TOKEN)).toEqual([]);
    expect(app.stderr()).not.toContain(TOKEN);
  });
});
