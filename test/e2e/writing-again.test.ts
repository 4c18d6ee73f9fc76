import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { bubble, composer, openRow, patiently, rowOf } from '../helpers/team-page.ts';
import { makeTemporaryFolder } from '../helpers/workspace.ts';

const OLENA = 'Олена Коваль';
let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  await openRow(session.page, OLENA);
});
afterAll(() => session?.close());

const failNext = () =>
  tellSandbox(session.serve.ready.sandboxUrl, 'faults', {
    faults: [{ kind: 'graph_error', code: 131009, count: 1 }],
  });
const openForm = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Send something else' }).click();
  await page.getByRole('menuitem', { name }).click();
};
const trayOf = (page: Page) => page.getByRole('list', { name: 'Files to send' }).getByRole('listitem');
const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

describe('a form that did not go out', () => {
  it('opens filled in with its buttons, and the failed one is gone when it has left', async () => {
    const { page } = session;
    await failNext();
    await openForm(page, 'Reply buttons');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Which day suits you?');
    await page.getByRole('textbox', { name: 'Button 1', exact: true }).fill('Friday');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    const failed = bubble(page, 'Which day suits you?');
    await failed.getByRole('button', { name: 'Edit' }).waitFor(patiently);
    await takePicture(page, 'again-buttons-failed');
    await composer(page).fill('Something else');
    await failed.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Message with buttons' });
    await dialog.waitFor(patiently);
    expect(await dialog.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toBe(
      'Which day suits you?',
    );
    await takePicture(page, 'again-buttons-form');
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Button 1', exact: true }).fill('Saturday');
    await dialog.getByRole('button', { name: 'Send' }).click();
    const sent = bubble(page, 'Saturday');
    await sent.getByRole('img', { name: 'Read' }).waitFor(patiently);
    await expect.poll(() => bubble(page, 'Which day suits you?').count(), patiently).toBe(1);
    expect(await composer(page).inputValue()).toBe('Something else');
    await composer(page).fill('');
  });

  it('stays as it is when its form is left', async () => {
    const { page } = session;
    await failNext();
    await openForm(page, 'Location');
    await page.getByRole('textbox', { name: 'Coordinates' }).fill('49.84, 24.03');
    await page.getByRole('button', { name: 'Send location' }).click();
    const failed = bubble(page, '49.840000, 24.030000');
    await failed.getByRole('button', { name: 'Edit' }).click(patiently);
    await page.getByRole('dialog', { name: 'Send a location' }).waitFor(patiently);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await failed.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => failed.count(), patiently).toBe(0);
  });
});

describe('a template that did not go out', () => {
  it('is filled in once more with the words that it had', async () => {
    const { page } = session;
    await failNext();
    await openForm(page, 'Template');
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    await dialog.getByRole('combobox', { name: 'Search templates' }).fill('order');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox').first().waitFor(patiently);
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('A-1042');
    await takePicture(page, 'again-template-first');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const failed = bubble(page, 'A-1042');
    await failed.getByRole('button', { name: 'Edit' }).click(patiently);
    await dialog.waitFor(patiently);
    const fields = dialog.getByRole('textbox');
    await expect.poll(() => fields.first().inputValue(), patiently).toBe('A-1042');
    await takePicture(page, 'again-template');
    for (const field of await fields.all()) await field.fill('B-7');
    await page.keyboard.press('Control+Enter');
    await bubble(page, 'B-7').getByRole('img', { name: 'Read' }).waitFor(patiently);
    await failed.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => failed.count(), patiently).toBe(0);
  });
});

describe('a file', () => {
  it('that is dropped beside the places for it does not take the console away', async () => {
    const { page } = session;
    const folder = makeTemporaryFolder();
    const path = join(folder.path, 'list.txt');
    writeFileSync(path, 'Prices');
    const browser = await page.context().newCDPSession(page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    const place = { x: 200, y: 450 };
    let left = 0;
    page.on('framenavigated', () => {
      left += 1;
    });
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await browser.send('Input.dispatchDragEvent', { type, ...place, data });
    await page.waitForTimeout(500); // a browser that opens the file does so at once
    expect([left, page.context().pages().length, await composer(page).count()]).toEqual([0, 1, 1]);
    await browser.detach();
    folder.remove();
  });

  it('that waits in a draft without words is told in the row', async () => {
    const { page } = session;
    await page.setInputFiles('input[type=file]', [text('prices.txt', 'one'), text('colours.txt', 'two')]);
    await expect.poll(() => trayOf(page).count(), patiently).toBe(2);
    await openRow(page, 'Ірина Мельник');
    await rowOf(page, OLENA).getByText('2 files').waitFor(patiently);
    await takePicture(page, 'again-draft-files');
    await openRow(page, OLENA);
    await page.getByRole('button', { name: 'Remove prices.txt' }).click();
    await page.getByRole('button', { name: 'Remove colours.txt' }).click();
    await expect.poll(() => trayOf(page).count(), patiently).toBe(0);
  });

  it('that is a photo goes without the place where it was taken, and stays turned', async () => {
    const { page } = session;
    const upload = page.waitForResponse((response) => response.url().includes('/media?fileName=home.jpg'));
    const buffer = await photoOfHome(page);
    await page.setInputFiles('input[type=file]', [{ name: 'home.jpg', mimeType: 'image/jpeg', buffer }]);
    const { id } = (await (await upload).json()) as { id: number }; // as the contract has it
    const seen = await page.evaluate(async (url) => {
      const file = await (await fetch(url)).blob();
      const { width, height } = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const words = new TextDecoder('latin1').decode(await file.arrayBuffer());
      return { size: [width, height], byteSize: file.size, tellsPlace: words.includes('50.45 N') };
    }, `/media/${id}`);
    expect(seen).toEqual({
      size: [16, 32],
      byteSize: buffer.length - PLACE.length - 4,
      tellsPlace: false,
    });
    await page.getByRole('button', { name: 'Remove home.jpg' }).click();
  });
});

const PLACE = '50.45 N, 30.52 E';

/** A JPEG, 32 wide and 16 high, marked as a camera marks what it took while held upright, with a comment of where. */
async function photoOfHome(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(32, 16);
    canvas.getContext('2d')?.fillRect(0, 0, 16, 16);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  });
  const segment = (marker: number, content: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), content]);
  const mark = Buffer.from('4578696600004d4d002a0000000800010112000300000001000600000000' + '0000', 'hex');
  const jpeg = Buffer.from(drawn);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, mark),
    segment(0xfe, Buffer.from(PLACE)),
    jpeg.subarray(2),
  ]);
}

describe('a ready answer', () => {
  it('that is chosen in the palette keeps the words that are there', async () => {
    const { page } = session;
    await session.go('/settings');
    await page.getByRole('button', { name: 'New reply' }).click();
    await page.getByRole('textbox', { name: 'Shortcut' }).fill('address');
    await page.getByRole('textbox', { name: 'Text of the reply' }).fill('We are at 5 Soborna.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('/address', { exact: true }).waitFor();
    await session.go('/');
    await openRow(page, OLENA);
    await composer(page).fill('Good day!');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill('quick reply');
    await page.getByRole('option', { name: /Insert a quick reply/ }).click();
    await page.getByRole('option', { name: '/address' }).click(patiently);
    await expect.poll(() => composer(page).inputValue(), patiently).toContain('We are at 5 Soborna.');
    expect(await composer(page).inputValue()).toContain('Good day!');
  });
});

it('nothing in all of this made the page complain', () => {
  expect(session.complaints).toEqual([]);
});
