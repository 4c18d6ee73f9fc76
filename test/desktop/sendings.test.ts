import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '#shared/domain/csv.ts';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type AttachedApp, launchAttached } from '../helpers/attached-app.ts';
import type { BrowserSeat } from '../helpers/browser-seat.ts';
import { goTo } from '../helpers/console-page.ts';
import { electronBinary } from '../helpers/electron-app.ts';
import { waitFor } from '../helpers/hub.ts';
import { openSeatBeside, readDemo, startSilentSandbox } from '../helpers/hub-of-desktop.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** A sending to two hundred in the window, the program killed in the middle of it, and its results as a file. */
const PEOPLE = 200;
const KILLED_AFTER = 40;
const patiently = { timeout: 30_000 };
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-desktop-sendings-'));
const dataDir = join(scratch, 'workspace');
const phones = Array.from({ length: PEOPLE }, (_, place) => `38050222${String(place).padStart(4, '0')}`);

/** The messages that the pretend Meta took, by the number they went to. */
const taken = new Map<string, Set<string>>();
let app: AttachedApp;
let seat: BrowserSeat;
let sandboxUrl: string;

beforeAll(async () => {
  await start();
  sandboxUrl = await startSilentSandbox(app.page, dataDir);
  seat = await openSeatBeside(dataDir);
  await readDemo(seat);
});
afterAll(async () => {
  seat?.close();
  app?.child.kill('SIGTERM');
  await app?.exited;
  rmSync(scratch, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  app = await launchAttached({
    program: electronBinary,
    args: ['.', `--user-data-dir=${join(scratch, 'profile')}`],
    cwd: fromRoot(),
    env: { ...environment, LANGUAGE: 'en', ROZMOVA_DATA: dataDir },
  });
  app.page.setDefaultTimeout(20_000);
}

/** As a power cut would end it: main process, hub and pretend Meta at once. */
async function killInTheMiddle(): Promise<void> {
  seat.close();
  app.child.kill('SIGKILL');
  await app.exited;
}

interface Accepted {
  wamid: string;
  to: string;
}

/** Notes what Meta has taken by now; a kill makes it forget the newest, so it is asked before and after. */
async function noteTaken(): Promise<number> {
  const answer = await fetch(`${sandboxUrl}/sandbox/accepted`);
  const { accepted } = (await answer.json()) as { accepted: Accepted[] }; // what the sandbox promises
  for (const { wamid, to } of accepted) {
    const number = to.replace('+', '');
    if (phones.includes(number)) taken.set(number, (taken.get(number) ?? new Set()).add(wamid));
  }
  return taken.size;
}

const button = (name: string | RegExp) => app.page.getByRole('button', { name });

const xdotool = (...args: string[]) => spawnSync('xdotool', args, { timeout: 10_000 }).status === 0;

/** Types a path into the system's own dialog, as the person in front of it would. */
async function saveUnder(file: string): Promise<void> {
  const dialog = ['search', '--onlyvisible', '--name', '^sending-1-.*\\.csv$', 'windowfocus'];
  await waitFor('the dialog, named after the file', () => xdotool(...dialog), 30_000);
  picture('sending-desktop-dialog');
  for (let attempt = 0; attempt < 5 && !existsSync(file); attempt += 1) {
    // Keys that come before the dialog is drawn are lost.
    await sleep(1_000);
    xdotool('key', 'ctrl+a');
    xdotool('type', file);
    await sleep(300);
    xdotool('key', 'Return');
    for (let look = 0; look < 20 && !existsSync(file); look += 1) await sleep(200);
    xdotool(...dialog);
  }
  expect(existsSync(file)).toBe(true);
}

function picture(name: string): void {
  const folder = process.env.ROZMOVA_SCREENSHOTS;
  if (folder && process.env.DESKTOP_SCREENSHOT)
    execFileSync(process.env.DESKTOP_SCREENSHOT, [join(folder, `${name}.png`)]);
}

describe('a sending in the real Electron', () => {
  it('goes from the chosen records of an imported file to everybody', async () => {
    const { page } = app;
    const rows = phones.map((phone, place) => `B-${place + 1};+${phone}`);
    await goTo(page, '/record-imports/new/Order');
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor({ state: 'detached' });
    await page.locator('input[type=file]').setInputFiles({
      name: 'orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Number;Customer', ...rows].join('\r\n')),
    });
    await button('Start the import').click(patiently);
    await button('To the records').click(patiently);
    await page.getByRole('checkbox', { name: 'Select what is shown' }).click();
    await page.getByText(`${PEOPLE} selected`).waitFor();
    picture('sending-desktop-selected');
    await button('Send a template').click();
    await page.getByRole('option', { name: /^order_ready.*English/ }).click();
    const values = page.getByRole('textbox', { name: /^Value/ });
    await values.first().waitFor();
    for (const field of await values.all()) await field.fill('18:00');
    await page.getByRole('textbox', { name: 'Name for yourself' }).fill('Ready orders');
    await button('Next: check the recipients').click();
    await button(`Send to ${PEOPLE} people`).waitFor(patiently);
    picture('sending-desktop-ready');
    await tellSandbox(sandboxUrl, 'faults', { faults: [{ kind: 'slow', code: 400, count: null }] });
    await button(`Send to ${PEOPLE} people`).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Send to/ })
      .click();
    await waitFor('some of them to be served', async () => (await noteTaken()) >= KILLED_AFTER, 40_000);
    picture('sending-desktop-running');
  });

  it('goes on after kill -9 in the middle, and nobody is served twice', async () => {
    await killInTheMiddle();
    expect(taken.size).toBeLessThan(PEOPLE);
    await start();
    // The window opens before the hub behind it lets anybody else in.
    await app.page.getByRole('listbox').getByRole('option').first().waitFor(patiently);
    seat = await openSeatBeside(dataDir);
    sandboxUrl = await waitFor('the sandbox', async () => {
      const { isRunning, url } = await seat.client.sandbox.state();
      return isRunning && url;
    });
    await tellSandbox(sandboxUrl, 'faults', { faults: [] });
    const [sending] = (await seat.client.sendings.list({})).items;
    if (!sending) throw new Error('The sending is gone');
    await goTo(app.page, `/sendings/${sending.id}`);
    // The list of conversations has a word of its own for it.
    await app.page.locator('main').getByText('Done', { exact: true }).waitFor({ timeout: 45_000 });
    await noteTaken();
    const { counts } = await seat.client.sendings.get({ id: sending.id });
    const served = counts.accepted + counts.delivered + counts.read;
    // Those whose answer was on its way when the program died are not sent again blindly.
    expect({ ...counts, served: served + counts.unconfirmed }).toMatchObject({
      total: PEOPLE,
      waiting: 0,
      queued: 0,
      failed: 0,
      served: PEOPLE,
    });
    expect([...taken.values()].filter((wamids) => wamids.size > 1)).toEqual([]);
    picture('sending-desktop-done');
  });

  it('gives its results as a file, through the dialog of the system', async () => {
    const file = join(scratch, 'results.csv');
    await button('Save as CSV').click();
    await saveUnder(file);
    const [head, ...rows] = parseCsv(readFileSync(file, 'utf8')).rows.map(({ cells }) => cells);
    expect(head?.slice(0, 3)).toEqual(['Name', 'Number', 'Record']);
    // In the order in which people count: B-2 before B-10.
    expect(rows.map(([, number]) => number)).toEqual(phones.map((phone) => `+${phone}`));
  });
});
