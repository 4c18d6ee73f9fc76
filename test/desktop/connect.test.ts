import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ElectronApp, launchElectronApp } from '../helpers/electron-app.ts';
import { waitFor } from '../helpers/hub.ts';
import {
  connectFailuresOf,
  failToConnect,
  metaConsoleOf,
  newCustomer,
  tellSandbox,
  wordsOnPhone,
} from '../helpers/sandbox-control.ts';
import { type SandboxServer, startSandboxServer } from '../helpers/sandbox-server.ts';
import { filesWith, keepKeychainClean, keychainContent } from '../helpers/secret-hunt.ts';
import { openTunnelRelay, type TunnelRelay } from '../helpers/tunnel-relay.ts';
import { patiently, walkWizard } from '../helpers/wizard-walk.ts';

/**
 * An owner connects a live number in the window: Meta is a pretend one elsewhere, the address comes from a relay, the
 * secrets go into the keychain of this desktop. Each step stands on the one before it.
 */
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-connect-'));
const dataDir = join(scratch, 'workspace');
const profileDir = join(scratch, 'profile');
/** Every secret that was ever entered, right or wrong: none may be found anywhere but in the keychain. */
const entered = new Set<string>();
let cleanKeychain: () => void;
let meta: SandboxServer;
let relay: TunnelRelay;
let app: ElectronApp;
let customer: string;

const walk = walkWizard(() => app.page);
const { button, next, expectWords } = walk;

beforeAll(async () => {
  cleanKeychain = keepKeychainClean();
  [meta, relay] = await Promise.all([startSandboxServer(), openTunnelRelay()]);
  customer = await newCustomer(meta.url, 'Owner’s own phone');
  await start();
});
afterAll(async () => {
  await app?.close();
  await relay?.stop();
  await meta?.close();
  cleanKeychain();
  rmSync(scratch, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const environment = { ROZMOVA_GRAPH_URL: meta.url, ROZMOVA_TUNNEL_HOST: relay.url };
  app = await launchElectronApp({ dataDir, profileDir, environment });
  app.page.setDefaultTimeout(patiently.timeout);
  await app.application.evaluate(noteTheTray);
}

/** Copies what stands in Meta's console now. */
async function enterValues(): Promise<void> {
  const values = await metaConsoleOf(meta.url);
  entered.add(values.appSecret).add(values.accessToken);
  await walk.enterValues(values);
}

async function picture(name: string): Promise<void> {
  const folder = process.env.ROZMOVA_SCREENSHOTS;
  if (folder) await app.screenshot(join(folder, `connect-${name}.png`));
}

/** Runs in the program: what its picture beside the clock says from now on, and its menu, are kept to be read. */
function noteTheTray({ Tray }: typeof Electron): void {
  const { setToolTip, setContextMenu } = Tray.prototype;
  const noted = globalThis as typeof globalThis & { trayWords?: string; trayMenu?: string[] };
  Tray.prototype.setToolTip = function (words) {
    noted.trayWords = words;
    setToolTip.call(this, words);
  };
  Tray.prototype.setContextMenu = function (menu) {
    noted.trayMenu = menu?.items.map(({ label }) => label) ?? [];
    setContextMenu.call(this, menu);
  };
}

const trayNow = () =>
  app.application.evaluate(() => {
    const noted = globalThis as typeof globalThis & { trayWords?: string; trayMenu?: string[] };
    return { words: noted.trayWords, menu: noted.trayMenu };
  });

const conversation = () =>
  app.page.getByRole('listbox').getByRole('option').filter({ hasText: 'Owner’s own phone' });

/** Lets the doctor look at everything anew. */
async function expectGreenDoctor(): Promise<void> {
  await app.page.evaluate("void (location.hash = '#/doctor/1')");
  await button('Check again').click();
  await button('Checking…').waitFor({ state: 'detached' });
  await app.page.getByRole('heading', { name: 'All is well' }).waitFor();
}

describe('connecting a live number', () => {
  it('begins on the first screen', async () => {
    await picture('0-first-run');
    await button('Connect a number').click();
    await button('Begin').click();
    await app.page.getByRole('heading', { name: 'What you need' }).waitFor();
    await picture('1-prepare');
    await next().click();
  });

  it('says which of the three values is wrong, and goes on with the right one', async () => {
    await failToConnect(
      meta.url,
      'wrong_app_secret',
      'temporary_token',
      'waba_not_subscribed',
      'number_not_registered',
    );
    await enterValues();
    await expectWords(/secret does not belong to the app/);
    expect(await next().getAttribute('aria-disabled')).toBe('true');
    await picture('2-wrong-secret');
    await failToConnect(meta.url, 'temporary_token', 'waba_not_subscribed', 'number_not_registered');
    await enterValues();
    await expectWords(/Meta accepted everything\. Numbers found: 1\./);
    await expectWords(/one-day test token/);
    expect(await walk.words()).not.toMatch(/secret does not belong/);
    await picture('3-values');
    await next().click();
  });

  it('connects the number that was chosen', async () => {
    await app.page.getByRole('radio', { name: /Live$/ }).click();
    await picture('4-number');
    await button('Connect this number').click();
    await app.page.getByRole('heading', { name: 'Receiving messages' }).waitFor();
  });

  it('opens the public address only after the owner’s consent, and tells Meta by itself', async () => {
    await app.page.getByRole('radio', { name: /^localtunnel/ }).click();
    expect(await button('Open the address').getAttribute('aria-disabled')).toBe('true');
    await picture('5-consent');
    expect(relay.asked).toEqual([]);
    await app.page.getByRole('checkbox', { name: 'I understand and agree' }).click();
    await button('Open the address').click();
    await expectWords(/Meta knows where to bring messages\./);
    expect(await connectFailuresOf(meta.url)).not.toContain('waba_not_subscribed');
    await picture('6-webhook');
    await next().click();
  });

  it('registers the number with a PIN', async () => {
    await expectWords(/The number is not registered yet/);
    const { pin } = await metaConsoleOf(meta.url);
    await app.page.getByLabel('PIN of six digits').first().fill(pin);
    await picture('7-not-registered');
    await button('Register').click();
    await expectWords(/The number is registered with the Cloud API/);
    expect(await connectFailuresOf(meta.url)).toEqual(['temporary_token']);
    await picture('8-health');
    await next().click();
  });

  it('hears the owner’s own phone through the relay and answers it', async () => {
    await button('Start the trial').click();
    const code = app.page.getByRole('img', { name: /^QR code/ });
    await code.waitFor();
    await picture('9-loop');
    const word = /“(.+)”/.exec((await code.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await tellSandbox(meta.url, `customers/${customer}/messages`, { text: word });
    await expectWords(/Received in \d+\.\d s[\s\S]*The number works both ways\./);
    expect((await wordsOnPhone(meta.url, customer)).at(-1)).toContain(`“${word}” has arrived`);
    await picture('10-both-ways');
    await next().click();
  });

  it('replaces the one-day token by one without an end', async () => {
    await expectWords(/Now: a test key, works until/);
    await picture('11-temporary-token');
    await failToConnect(meta.url);
    const { accessToken } = await metaConsoleOf(meta.url);
    entered.add(accessToken);
    await app.page.getByLabel('New token', { exact: true }).fill(accessToken);
    await button('Replace the token').click();
    await expectWords(/The token never ends\./);
    await picture('12-token');
    await next().click();
    await app.page.getByRole('heading', { name: 'App goes live' }).waitFor();
    await expectWords(/The app works for everybody\./);
    await picture('13-live');
    await next().click();
  });

  it('ends with the first message in the inbox', async () => {
    await button('Fetch templates').click();
    await expectWords(/templates? fetched/);
    await picture('14-finish');
    await button('To the chats').click();
    await conversation().click();
    await app.page.getByRole('log', { name: 'Messages' }).getByText('has arrived').waitFor();
    await picture('15-inbox');
  });

  it('ends with a green doctor, and the picture beside the clock says so', async () => {
    await expectGreenDoctor();
    await picture('16-doctor');
    await expect.poll(trayNow, patiently).toEqual({
      words: 'Rozmova: Everything works',
      menu: ['Everything works', '', 'Open Rozmova', 'Quit Rozmova'],
    });
  });
});

describe('after the computer slept', () => {
  it('the address is proved at once and opened anew, and what came meanwhile arrives', async () => {
    relay.dropTunnels();
    const asked = relay.asked.length;
    await tellSandbox(meta.url, `customers/${customer}/messages`, { text: 'While you slept' });
    await app.application.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await waitFor('the relay to be asked again', () => relay.asked.length > asked, 15_000);
    await app.page.evaluate("void (location.hash = '#/')");
    await conversation().filter({ hasText: 'While you slept' }).waitFor();
  });
});

describe('the secrets', () => {
  it('are in the keychain, and in no file of the workspace or the profile', async () => {
    const { appSecret, accessToken } = meta.credentials;
    const listed = keychainContent();
    expect([...entered].filter((secret) => listed.includes(secret)).toSorted()).toEqual(
      [appSecret, accessToken].toSorted(),
    );
    expect(entered.size).toBe(4);
    expect(filesWithSecrets()).toEqual([]);
    // The search does find what is there.
    expect(filesWith(scratch, 'While you slept').length).toBeGreaterThan(0);
    expect(filesWith(scratch, 'tunnel.').some((file) => file.includes('/logs/'))).toBe(true);
  });

  it('serve after a restart: the number still sends and receives, and the doctor is still green', async () => {
    expect(await app.close()).toBe(0);
    expect(leaks(app.stderr())).toEqual([]);
    await start();
    await conversation().click();
    const composer = app.page.getByRole('textbox', { name: 'Message', exact: true });
    await composer.fill('Good morning, we are open.');
    await composer.press('Enter');
    await waitFor(
      'the answer on the phone',
      async () => (await wordsOnPhone(meta.url, customer)).includes('Good morning, we are open.'),
      20_000,
    );
    await tellSandbox(meta.url, `customers/${customer}/messages`, { text: 'Then I am on my way.' });
    await app.page
      .getByRole('log', { name: 'Messages' })
      .getByText('Then I am on my way.')
      .waitFor(patiently);
    await picture('17-second-day');
    await expectGreenDoctor();
    expect(leaks(await app.page.content())).toEqual([]);
    expect(await app.close()).toBe(0);
    expect(filesWithSecrets()).toEqual([]);
    expect(leaks(app.stderr())).toEqual([]);
  });
});

const filesWithSecrets = (): string[] => [...entered].flatMap((secret) => filesWith(scratch, secret));
const leaks = (text: string): string[] => [...entered].filter((secret) => text.includes(secret));
