import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole();
});
afterAll(() => session?.close());

const log = () => session.page.getByRole('log', { name: 'Messages' });
const composer = () => session.page.getByRole('textbox', { name: 'Message', exact: true });
const palette = () => session.page.getByRole('dialog', { name: 'Commands' });
const sheet = () => session.page.getByRole('dialog', { name: 'Keys' });
const focused = () => session.page.evaluate(() => document.activeElement?.textContent ?? '');
const press = (keys: string) => session.page.keyboard.press(keys);

/** The keys are there a moment after the first picture. */
async function openPalette(): Promise<void> {
  await expect
    .poll(async () => {
      if ((await palette().count()) === 0) await press('Control+k');
      return palette().count();
    }, patiently)
    .toBe(1);
}

async function run(words: string, chosen: RegExp): Promise<void> {
  await openPalette();
  await session.page.keyboard.type(words);
  await palette()
    .getByRole('option', { selected: true })
    .or(palette().locator('[data-highlighted]'))
    .first()
    .waitFor();
  await expect
    .poll(() => palette().locator('[data-highlighted]').first().textContent(), patiently)
    .toMatch(chosen);
  await press('Enter');
  await palette().waitFor({ state: 'detached' });
}

/** A key as a Ukrainian keyboard sends it: another letter from the same place. */
const pressUkrainian = (key: string, code: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) =>
  session.page.evaluate(
    ([letter, place, modifiers]) => {
      const target = document.activeElement ?? document.body;
      const options = { key: letter, code: place, bubbles: true, cancelable: true, ...modifiers };
      return target.dispatchEvent(new KeyboardEvent('keydown', options));
    },
    [key, code, held] as const,
  );

describe('the whole main job, without a mouse', () => {
  it('begins in the sandbox from the first screen', async () => {
    const { page } = session;
    const start = page.getByRole('button', { name: /sample chats|sandbox/i }).first();
    await start.waitFor();
    for (let step = 0; step < 12; step += 1) {
      if (await start.evaluate((button) => button === document.activeElement)) break;
      await press('Tab');
    }
    expect(await start.evaluate((button) => button === document.activeElement)).toBe(true);
    await press('Enter');
    await page.getByRole('option', { name: /Robin Hale/ }).waitFor(patiently);
    // From here on nobody writes by themselves: neighbours in the list stay neighbours.
    const file = readFileSync(join(session.serve.dataDir, 'sandbox.json'), 'utf8');
    const { port } = JSON.parse(file) as { port: number };
    await tellSandbox(`http://127.0.0.1:${port}`, 'demo', { isRunning: false });
  });

  it('opens a conversation by a part of its name and answers it', async () => {
    const { page } = session;
    await run('Олена', /Олена Коваль/);
    await page.waitForURL(/#\/c\/\d+$/);
    await log().getByRole('article').first().waitFor();
    await expect.poll(() => composer().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('Доброго дня, Олено!');
    await press('Enter');
    await log().getByRole('article').filter({ hasText: 'Доброго дня, Олено!' }).waitFor(patiently);
  });

  it('goes to the next and the previous conversation, from the middle of a text too', async () => {
    const { page } = session;
    const first = page.url();
    // The answer brings its conversation to the top: neighbours are counted from where it stands then.
    const top = page.getByRole('option').first();
    await expect.poll(() => top.textContent(), patiently).toMatch(/Олена Коваль.*Доброго дня, Олено!/s);
    await page.keyboard.type('ще не все');
    await press('Alt+ArrowDown');
    await expect.poll(() => page.url(), patiently).not.toBe(first);
    await press('Alt+ArrowUp');
    await expect.poll(() => page.url(), patiently).toBe(first);
    await expect.poll(() => composer().inputValue(), patiently).toBe('ще не все');
    await composer().fill('');
  });

  it('marks a conversation as done, from inside the composer, and takes it back', async () => {
    const { page } = session;
    await run('Robin', /Robin Hale/);
    await page.getByRole('main', { name: 'Conversation: Robin Hale' }).waitFor();
    await press('Control+Shift+e');
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor(patiently);
    await takePicture(page, 'keyboard-done');
    // F6 goes to the notices, as in every Base UI program.
    await press('F6');
    await undo.focus();
    await press('Enter');
    await undo.waitFor({ state: 'detached' });
  });

  it('opens the card of the contact and the gallery beside the conversation, and closes them by the same keys', async () => {
    const { page } = session;
    await run('Олена', /Олена Коваль/);
    await page.getByRole('main', { name: 'Conversation: Олена Коваль' }).waitFor();
    await log().getByRole('article').first().focus();
    await press('Control+i');
    const card = page.getByRole('complementary');
    await card.getByText('+380 67 000 0011').first().waitFor(patiently);
    await press('Control+Shift+g');
    await expect.poll(() => card.getByText('+380 67 000 0011').count(), patiently).toBe(0);
    await press('Control+Shift+g');
    await takePicture(page, 'keyboard-details-closed');
    await expect.poll(() => page.getByRole('separator').count(), patiently).toBeLessThan(3);
  });

  it('finds a word in all messages and comes back to the list', async () => {
    const { page } = session;
    await press('Control+Shift+f');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), patiently).toBe('INPUT');
    await page.keyboard.type('волошки');
    await page
      .locator('mark, [role="option"]')
      .filter({ hasText: /волошки/ })
      .first()
      .waitFor(patiently);
    await takePicture(page, 'keyboard-search');
    for (let step = 0; step < 2; step += 1) await press('Escape');
    await page.getByRole('option').filter({ hasText: 'Robin Hale' }).waitFor(patiently);
  });

  it('reaches every screen and comes back', async () => {
    const { page } = session;
    await press('Control+,');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await run('contacts', /Contacts/);
    await page.waitForURL(/#\/contacts/);
    await run('all conversations', /All conversations of all accounts/);
    await page.getByRole('option').first().waitFor();
  });
});

describe('the palette', () => {
  it('shows the key of what it finds, and changes the look at once', async () => {
    const { page } = session;
    await openPalette();
    await page.keyboard.type('dark');
    const row = palette().getByRole('option', { name: /Dark appearance/ });
    await expect.poll(() => row.textContent(), patiently).toBe('Dark appearanceCtrlShiftD');
    await press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset.theme), patiently)
      .toBe('dark');
    await run('light', /Light appearance/);
  });

  it('understands what was typed on the wrong keyboard layout', async () => {
    // "ерьу" is "theme" on a Ukrainian keyboard, "yfcnhjq" is nothing; "rjynfrnb" is "контакти".
    await openPalette();
    await session.page.keyboard.type('rjynfrnb');
    await palette()
      .getByRole('option', { name: /Contacts/ })
      .waitFor(patiently);
    await press('Escape');
    await palette().waitFor({ state: 'detached' });
  });

  it('says so when there is nothing, and Escape gives the focus back to where it was', async () => {
    const { page } = session;
    await page.getByRole('option').first().focus();
    const before = await focused();
    await openPalette();
    await page.keyboard.type('qqqqzzzz');
    await palette().getByText('Nothing found').waitFor(patiently);
    await press('Escape');
    await palette().waitFor({ state: 'detached' });
    await expect.poll(focused, patiently).toBe(before);
  });

  it('closes by the key that opened it', async () => {
    await openPalette();
    await press('Control+k');
    await palette().waitFor({ state: 'detached' });
  });
});

describe('a Ukrainian keyboard', () => {
  it('opens the palette with the key of K and the sheet with the key of the slash', async () => {
    await pressUkrainian('л', 'KeyK', { ctrlKey: true });
    await palette().waitFor();
    await press('Escape');
    await palette().waitFor({ state: 'detached' });
    await pressUkrainian('.', 'Slash', { ctrlKey: true });
    await sheet().waitFor();
    await press('Escape');
    await sheet().waitFor({ state: 'detached' });
  });
});

describe('the sheet of keys', () => {
  it('lists them, finds one by its name, and keeps other keys off meanwhile', async () => {
    const { page } = session;
    await press('Control+/');
    await sheet().waitFor();
    await takePicture(page, 'cheat-sheet');
    await page.keyboard.type('snooze');
    await expect.poll(() => sheet().locator('dt').allTextContents(), patiently).toEqual(['Snooze']);
    await press('Control+k');
    expect(await palette().count()).toBe(0);
    await press('Control+/');
    await sheet().waitFor({ state: 'detached' });
  });
});
