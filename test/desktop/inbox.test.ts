import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type AttachedApp, launchAttached } from '../helpers/attached-app.ts';
import { electronBinary } from '../helpers/electron-app.ts';

/** An operator's day in the window, where microphone, keys and crashes are not those of a browser. */
const scratch = mkdtempSync(join(tmpdir(), 'rozmova-inbox-'));
const dataDir = join(scratch, 'workspace');
const patiently = { timeout: 20_000 };
let app: AttachedApp;
let page: Page;

beforeAll(async () => {
  await start();
  await page.getByRole('button', { name: 'Start the sandbox' }).click();
  await composer().waitFor();
  await sandbox('/demo', { isRunning: false });
});
afterAll(async () => {
  app?.child.kill('SIGTERM');
  await app?.exited;
  rmSync(scratch, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  app = await launchAttached({
    program: electronBinary,
    // Chromium's own pretend microphone; whether it may be used is still decided by the program.
    args: ['.', `--user-data-dir=${join(scratch, 'profile')}`, '--use-fake-device-for-media-stream'],
    cwd: fromRoot(),
    env: { ...environment, LANGUAGE: 'en', ROZMOVA_DATA: dataDir },
  });
  page = app.page;
  page.setDefaultTimeout(20_000);
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

async function customerWrites(name: string, text: string): Promise<void> {
  const { id } = await sandbox<{ id: string }>('/customers', { name, language: 'en' });
  await sandbox(`/customers/${id}/messages`, { text });
}

const row = (name: string) => page.getByRole('listbox').getByRole('option').filter({ hasText: name });
const bubble = (text: string) =>
  page.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: text });
const composer = () => page.getByRole('textbox', { name: 'Message', exact: true });

describe('the inbox in the real Electron', () => {
  it('records a voice message and sends it as OGG/Opus', async () => {
    await customerWrites('Halyna Voice', 'Tell me how to find you');
    await row('Halyna Voice').click();
    await bubble('Tell me how to find you').waitFor();
    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await expect.poll(() => page.getByRole('timer').textContent(), patiently).toBe('0:01');
    await page.getByRole('button', { name: 'Stop and listen' }).click();
    await page.getByRole('button', { name: 'Send the voice message' }).click();
    const voice = bubble('Voice message').last();
    await voice.getByRole('img', { name: /Delivered|Read/ }).waitFor();
  });

  it('puts a conversation away by one key and takes it back', async () => {
    await customerWrites('Petro Done', 'Thank you, that was all!');
    await row('Petro Done').click();
    await bubble('that was all!').waitFor();
    // From inside the composer, where a bare letter is a letter.
    await composer().press('Control+Shift+E');
    await expect.poll(() => row('Petro Done').count(), patiently).toBe(0);
    await page.keyboard.press('Control+z');
    await row('Petro Done').waitFor();
  });

  it('finds what was said and goes there', async () => {
    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('find yo');
    await page.getByRole('option').filter({ hasText: 'how to find you' }).first().click();
    await bubble('Tell me how to find you').waitFor();
    await page.getByRole('heading', { name: 'Halyna Voice' }).waitFor();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await row('Petro Done').waitFor();
  });

  it('has the draft again after the program was killed', async () => {
    await row('Petro Done').click();
    await composer().fill('Before the light went out');
    // The limit that the product promises: half a second of typing may be lost, and no more.
    await page.waitForTimeout(1_000);
    app.child.kill('SIGKILL');
    await app.exited;
    await start();
    await row('Petro Done').click();
    await expect.poll(() => composer().inputValue(), patiently).toBe('Before the light went out');
  });
});
