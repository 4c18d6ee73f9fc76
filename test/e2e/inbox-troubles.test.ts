import type { WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { startServe } from '../helpers/serve.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };

/** One red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  await openRow('Олена Коваль');
});
afterAll(() => session?.close());

const sandbox = (path: string, body: unknown = {}) => tellSandbox(session.serve.ready.sandboxUrl, path, body);
const rowOf = (name: string) => session.page.getByRole('option').filter({ hasText: name });
const log = () => session.page.getByRole('log', { name: 'Messages' });
const bubble = (text: string) => log().getByRole('article').filter({ hasText: text });
const composer = () => session.page.getByRole('textbox', { name: 'Message', exact: true });

const banner = () => session.page.getByText(/^The connection to the program was lost/);

async function openRow(name: string): Promise<void> {
  await rowOf(name).click();
  await session.page.getByRole('main', { name: `Conversation: ${name}` }).waitFor();
  await log().getByRole('article').first().waitFor();
}

async function send(text: string): Promise<void> {
  await composer().fill(text);
  await session.page.keyboard.press('Enter');
  await bubble(text).waitFor();
}

describe('a message that Meta refuses', () => {
  it('stays with the reason, is sent again, and arrives', async () => {
    const { page } = session;
    await sandbox('faults', { faults: [{ kind: 'status_failed', code: 131000, count: 1 }] });
    await send('First try');
    const failed = bubble('First try');
    await failed.getByRole('img', { name: 'Not sent' }).waitFor(patiently);
    await takePicture(page, 'failed-bubble');
    await failed.getByRole('button', { name: 'Send again' }).click();
    await bubble('First try').getByRole('img', { name: 'Read' }).waitFor(patiently);
    expect(await bubble('First try').count()).toBe(1);
  });

  it('can be taken back', async () => {
    await sandbox('faults', { faults: [{ kind: 'graph_error', code: 131026, count: 1 }] });
    await send('Never mind');
    await bubble('Never mind').getByRole('button', { name: 'Discard' }).click(patiently);
    await expect.poll(() => bubble('Never mind').count(), patiently).toBe(0);
  });
});

describe('files', () => {
  it('wait in a tray with what is wrong about them, and go out with the caption', async () => {
    const { page } = session;
    await page.setInputFiles('input[type=file]', [
      { name: 'bouquet.png', mimeType: 'image/png', buffer: png },
      { name: 'archive.zip', mimeType: 'application/zip', buffer: Buffer.from('zip') },
    ]);
    const tray = page.getByRole('list', { name: 'Files to send' });
    await tray.getByRole('alert').filter({ hasText: 'application/zip' }).waitFor();
    await composer().fill('The one you asked for');
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await tray.getByRole('button', { name: 'Remove archive.zip' }).click();
    await page.keyboard.press('Escape');
    await composer().press('Enter');
    const sent = bubble('The one you asked for');
    await sent.getByRole('img', { name: 'The one you asked for' }).waitFor();
    await sent.getByRole('img', { name: 'Read' }).waitFor(patiently);
    expect([await composer().inputValue(), await tray.count()]).toEqual(['', 0]);
  });

  it('open whole, and close again', async () => {
    const { page } = session;
    await bubble('The one you asked for').getByRole('button', { name: 'Open the photo' }).click();
    const viewer = page.getByRole('dialog', { name: 'The one you asked for' });
    await viewer.waitFor();
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
  });
});

describe('reading above while messages come in', () => {
  it('moves nothing under the eyes, counts what is new, and goes to it', async () => {
    const { page } = session;
    for (let index = 1; index <= 25; index += 1) {
      await sandbox('customers/iryna/messages', { text: `Line ${index}\nwith a second line` });
    }
    // All of them: where one begins to read is decided when the conversation is opened.
    await page
      .getByRole('option')
      .filter({ hasText: 'Ірина Мельник' })
      .getByText('Line 25')
      .waitFor(patiently);
    await openRow('Ірина Мельник');
    // It begins at the first unread message; the newest is further down.
    await log().getByText('New messages').waitFor(patiently);
    await page.getByRole('button', { name: 'To the latest message' }).click();
    await bubble('Line 25').waitFor(patiently);
    await log().hover();
    await page.mouse.wheel(0, -900);
    const anchor = bubble('Line 12').first();
    await anchor.waitFor();
    const topOf = async () => Math.round((await anchor.boundingBox())?.y ?? Number.NaN);
    let before = await topOf();
    // The wheel goes on for a moment by itself.
    const stopped = async () => {
      const last = before;
      before = await topOf();
      return before === last;
    };
    await expect.poll(stopped, { ...patiently, interval: 200 }).toBe(true);
    await sandbox('customers/iryna/messages', { text: 'News from below' });
    const jump = page.getByRole('button', { name: 'To the latest message' });
    await jump.getByText('1 new message').waitFor(patiently);
    expect(await topOf()).toBe(before);
    await jump.click();
    await bubble('News from below').waitFor();
    await jump.waitFor({ state: 'detached' });
  });
});

describe('a window that closes', () => {
  it('takes the box away, says since when, keeps the draft and offers a template', async () => {
    const { page } = session;
    await openRow('Олена Коваль');
    await composer().fill('Half an answer');
    await sandbox('time', { hours: 25 });
    await page.getByText(/^The reply window closed/).waitFor(patiently);
    expect(await composer().count()).toBe(0);
    await page.getByText('Half an answer').waitFor();
    await takePicture(page, 'closed-window');
    await page.getByRole('button', { name: 'Send a template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    await dialog.getByRole('option', { name: /^hello_world/ }).click();
    await dialog.getByText('The customer will see').waitFor();
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the template' }).click();
    await log()
      .getByText(/^Template /)
      .first()
      .waitFor();
    await log().getByRole('article').last().getByRole('img', { name: 'Read' }).waitFor(patiently);
  });

  it('opens again when the customer writes, with the draft in the box', async () => {
    await sandbox('customers/olena/messages', { text: 'Я тут' });
    await expect.poll(() => composer().count(), patiently).toBe(1);
    expect(await composer().inputValue()).toBe('Half an answer');
    await composer().fill('');
  });
});

describe('a line that breaks', () => {
  it('is told in one banner and taken up again with what was missed', async () => {
    const { page } = session;
    let isCut = false;
    let line: WebSocketRoute | null = null;
    await page.routeWebSocket(/\/rpc$/, (socket) => {
      if (isCut) return socket.close();
      line = socket;
      socket.connectToServer();
    });
    await page.reload();
    await openRow('Олена Коваль');
    isCut = true;
    await (line as WebSocketRoute | null)?.close();
    await banner().waitFor(patiently);
    await sandbox('customers/olena/messages', { text: 'Written into the silence' });
    isCut = false;
    await bubble('Written into the silence').waitFor(patiently);
    await expect.poll(() => banner().count(), patiently).toBe(0);
  });
});

describe('a hub that was started again', () => {
  it('is told in one banner; the browser is still signed in and then shows everything', async () => {
    const { serve } = session;
    await composer().fill('Not sent yet');
    await serve.stop();
    await banner().waitFor(patiently);
    const port = new URL(serve.ready.apiUrl).port;
    const again = await startServe({ dataDir: serve.dataDir, args: ['--sandbox', '--port', port] });
    try {
      await expect.poll(() => banner().count(), patiently).toBe(0);
      await openRow('Олена Коваль');
      await tellSandbox(again.ready.sandboxUrl, 'customers/olena/messages', { text: 'Ви на зв’язку?' });
      await bubble('Ви на зв’язку?').waitFor(patiently);
      expect(await composer().inputValue()).toBe('Not sent yet');
    } finally {
      await again.stop();
    }
  });
});
