import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsolePage, takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { startServe } from '../helpers/serve.ts';
import { makeTemporaryFolder } from '../helpers/workspace.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };
const silentMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

type Page = ConsoleSession['page'];
const pdf = {
  name: 'price-list.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n%prices\n'),
};

let session: ConsoleSession;
const composerOf = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const trayOf = (page: Page) => page.getByRole('list', { name: 'Files to send' }).getByRole('listitem');
const pickFiles = (page: Page, files: readonly (typeof pdf)[]) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
const openChat = async (page: Page, name: string) => {
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await composerOf(page).waitFor();
};
const composer = () => composerOf(session.page);
const bubble = (text: string) =>
  session.page.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: text });
const openForm = async (name: string) => {
  await session.page.getByRole('button', { name: 'Send something else' }).click();
  await session.page.getByRole('menuitem', { name }).click();
};

/** A JPEG, 32 wide and 16 high. */
async function redLeftOfBlue(page: Page): Promise<Buffer<ArrayBuffer>> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(32, 16);
    const context = canvas.getContext('2d');
    for (const [color, x] of [['red', 0] as const, ['blue', 16] as const]) {
      if (context) context.fillStyle = color;
      context?.fillRect(x, 0, 16, 16);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** Marked as a camera marks what it took while held upright (EXIF orientation 6), with comments of more than 5 MB. */
function tooLargeAndOnItsSide(jpeg: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const orientation = '4d4d002a00000008000101120003000000010006000000000000';
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(orientation, 'hex')]);
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const comments = Array.from({ length: 90 }, () => segment(0xfe, Buffer.alloc(65_000, 0x20)));
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, exif), ...comments, jpeg.subarray(2)]);
}

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'], browserArgs: silentMicrophone });
  await session.page.getByRole('option').first().waitFor();
  await openChat(session.page, 'Олена Коваль');
});
afterAll(() => session?.close());

describe('words', () => {
  it('are formatted by keys, and Ctrl+Z takes the markers back', async () => {
    await composer().pressSequentially('ready on Friday');
    await session.page.keyboard.press('Shift+Control+ArrowLeft');
    await session.page.keyboard.press('Control+b');
    expect(await composer().inputValue()).toBe('ready on *Friday*');
    await session.page.keyboard.press('Control+z');
    expect(await composer().inputValue()).toBe('ready on Friday');
    await composer().fill('');
  });

  it('get an emoji that is found by its Ukrainian name in an English console, offline', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByPlaceholder('Find an emoji').fill('соняшник');
    await page.getByRole('gridcell', { name: 'Sunflower' }).waitFor(patiently);
    await takePicture(page, 'writing-emoji');
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => composer().inputValue()).toBe('🌻');
    await composer().fill('');
  });
});

describe('files', () => {
  it('go up at once, are made fit where that is possible, and say in words what cannot be', async () => {
    const { page } = session;
    const webp = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(300, 200);
      canvas.getContext('2d')?.fillRect(0, 0, 300, 200);
      const blob = await canvas.convertToBlob({ type: 'image/webp' });
      return [...new Uint8Array(await blob.arrayBuffer())];
    });
    await pickFiles(page, [
      { name: 'bouquet.webp', mimeType: 'image/webp', buffer: Buffer.from(webp) },
      { name: 'hello.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html><script>1</script>') },
      pdf,
    ]);
    await expect.poll(() => trayOf(page).nth(0).textContent(), patiently).toContain('converted for WhatsApp');
    await expect.poll(() => trayOf(page).nth(1).textContent(), patiently).toContain('text/html');
    await takePicture(page, 'writing-tray');
    expect(await session.objections('section[aria-label="Write an answer"]')).toEqual([]);
    await page.getByRole('button', { name: 'Remove hello.jpg' }).click();
    await page.getByRole('textbox', { name: 'Caption of price-list.pdf' }).fill('All prices');
    await composer().fill('This bouquet');
    await page.keyboard.press('Enter');
    await bubble('This bouquet').waitFor(patiently);
    await bubble('All prices').waitFor(patiently);
    await expect.poll(() => trayOf(page).count(), patiently).toBe(0);
    expect(await composer().inputValue()).toBe('');
  });

  it('of a telephone held upright arrive upright when they had to be made smaller', async () => {
    const { page } = session;
    const upload = page.waitForResponse((response) => response.url().includes('/media?fileName=upright.jpg'));
    const buffer = tooLargeAndOnItsSide(await redLeftOfBlue(page));
    await pickFiles(page, [{ name: 'upright.jpg', mimeType: 'image/jpeg', buffer }]);
    const { id } = (await (await upload).json()) as { id: number }; // as the contract has it
    const seen = await page.evaluate(async (url) => {
      const file = await (await fetch(url)).blob();
      const bitmap = await createImageBitmap(file, { imageOrientation: 'none' });
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
        willReadFrequently: true,
      });
      context?.drawImage(bitmap, 0, 0);
      const red = (y: number) => (context?.getImageData(8, y, 1, 1).data[0] ?? 0) > 128;
      const isSmall = file.size < 100_000;
      return { isSmall, size: [bitmap.width, bitmap.height], isRedAbove: red(4), isRedBelow: red(27) };
    }, `/media/${id}`);
    expect(seen).toEqual({ isSmall: true, size: [16, 32], isRedAbove: true, isRedBelow: false });
    await page.getByRole('button', { name: 'Remove upright.jpg' }).click();
  });

  it('of half a gigabyte are refused at once, unread', async () => {
    const { page } = session;
    await page.evaluate(() => {
      const file = new File(['x'], 'film.mp4', { type: 'video/mp4' });
      Object.defineProperty(file, 'size', { value: 500 * 1024 * 1024 });
      const transfer = { types: ['Files'], files: [file] };
      const event = Object.assign(new Event('drop', { bubbles: true }), { dataTransfer: transfer });
      document.querySelector('main')?.firstElementChild?.dispatchEvent(event);
    });
    await page.getByRole('alert').filter({ hasText: '500 MB' }).waitFor({ timeout: 5_000 });
    await page.getByRole('button', { name: 'Remove film.mp4' }).click();
  });
});

describe('a voice note', () => {
  it('is recorded, heard and sent as OGG/Opus with one channel', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await expect.poll(() => page.getByRole('timer').textContent(), patiently).toBe('0:01');
    await takePicture(page, 'writing-voice');
    await page.getByRole('button', { name: 'Stop and listen' }).click();
    await page.getByRole('button', { name: 'Listen' }).waitFor(patiently);
    const upload = page.waitForResponse((response) => response.url().includes('/media?fileName=voice.ogg'));
    await page.getByRole('button', { name: 'Send the voice message' }).click();
    const { id } = (await (await upload).json()) as { id: number }; // as the contract has it
    const address = `/media/${id}`;
    await bubble('Voice message').last().waitFor(patiently);
    const bytes = Buffer.from(
      await page.evaluate(
        async (url) => [...new Uint8Array(await (await fetch(url)).arrayBuffer())],
        address,
      ),
    );
    const head = bytes.indexOf('OpusHead');
    expect([bytes.toString('latin1', 0, 4), head > 0, bytes[head + 9]]).toEqual(['OggS', true, 1]);
    await expect.poll(() => trayOf(page).count(), patiently).toBe(0);
  });

  it('is thrown away by Escape, and the composer is back', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await page.getByRole('button', { name: 'Pause recording' }).waitFor(patiently);
    await page.keyboard.press('Escape');
    await composer().waitFor();
  });
});

describe('forms', () => {
  it('make buttons, and say that two are called alike', async () => {
    const { page } = session;
    await openForm('Reply buttons');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('When shall we come?');
    await page.getByRole('textbox', { name: 'Button 1', exact: true }).fill('Today');
    await page.getByRole('textbox', { name: 'Button 2', exact: true }).fill('Today');
    await page.getByText('“Today” is there twice').waitFor();
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.getByRole('textbox', { name: 'Button 2', exact: true }).fill('Tomorrow');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await bubble('When shall we come?').filter({ hasText: 'Tomorrow' }).waitFor();
  });

  it('send a place from the link of a map', async () => {
    const { page } = session;
    await openForm('Location');
    await page.getByRole('textbox', { name: 'Coordinates' }).fill('https://maps.google.com/?q=50.45,30.52');
    await page.getByRole('button', { name: 'Send location' }).click();
    await bubble('50.450000, 30.520000').waitFor();
  });
});

describe('ready answers', () => {
  it('are made in the settings, found by a slash, filled, and not sent with a gap in them', async () => {
    const { page } = session;
    await session.go('/settings');
    await page.getByRole('button', { name: 'New reply' }).click();
    await page.getByRole('textbox', { name: 'Shortcut' }).fill('hours');
    const body = 'Вітаю, {{first_name}}! Працюємо до {{closing}}.';
    await page.getByRole('textbox', { name: 'Text of the reply' }).fill(body);
    await page.getByText('Unknown variable: {{closing}}').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('/hours', { exact: true }).waitFor();
    await session.go('/');
    await openChat(page, 'Олена Коваль');
    await composer().pressSequentially('/ho');
    await page.getByRole('option', { name: '/hours' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => composer().inputValue()).toBe('Вітаю, Олена! Працюємо до {{closing}}.');
    await page.keyboard.press('Enter');
    expect(await composer().inputValue()).toContain('{{closing}}');
    // The gap is selected, so that typing fills it.
    await page.keyboard.type('18:00');
    await page.keyboard.press('Enter');
    await bubble('Вітаю, Олена! Працюємо до 18:00.').waitFor();
  });
});

it('nothing in all of this made the page complain', () => {
  const ofFakeMicrophone = /AudioContext/;
  expect(
    session.complaints.filter((text) => !ofFakeMicrophone.test(text) && !/415|400|422/.test(text)),
  ).toEqual([]);
});

describe('a draft', () => {
  it('is seen on another seat of the same operator, and is gone there when it was sent', async () => {
    const other = await openConsolePage(session.serve.ready);
    await openChat(other.page, 'Олена Коваль');
    await composer().fill('half a thou');
    await expect.poll(() => composerOf(other.page).inputValue(), patiently).toBe('half a thou');
    await composerOf(other.page).pressSequentially('ght');
    await expect.poll(() => composer().inputValue(), patiently).toBe('half a thought');
    await session.page.keyboard.press('Enter');
    await expect.poll(() => composerOf(other.page).inputValue(), patiently).toBe('');
    await other.close();
  });

  it('is there after the power went: words, quote and file, in a browser that never saw it', async () => {
    const folder = makeTemporaryFolder();
    const first = await startServe({ dataDir: folder.path, args: ['--sandbox'] });
    const before = await openConsolePage(first.ready);
    await openChat(before.page, 'Олена Коваль');
    await before.page.getByRole('log', { name: 'Messages' }).getByRole('article').first().waitFor();
    await before.page.keyboard.press('Control+ArrowUp');
    await before.page.getByRole('button', { name: 'Do not quote' }).waitFor();
    await pickFiles(before.page, [pdf]);
    await composerOf(before.page).pressSequentially('Ваш букет');
    await trayOf(before.page).filter({ hasText: 'price-list.pdf' }).waitFor();
    await before.page.waitForTimeout(900); // half a second of typing is what may be lost
    await first.kill();
    await before.close();

    const second = await startServe({ dataDir: folder.path, args: ['--sandbox'] });
    const after = await openConsolePage(second.ready);
    await openChat(after.page, 'Олена Коваль');
    await expect.poll(() => composerOf(after.page).inputValue(), patiently).toBe('Ваш букет');
    await trayOf(after.page).filter({ hasText: 'price-list.pdf' }).waitFor(patiently);
    await after.page.getByRole('button', { name: 'Do not quote' }).waitFor();
    await after.close();
    await second.stop();
    folder.remove();
  });
});
