import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
});
afterAll(() => session?.close());

const theme = () => session.page.evaluate(() => document.documentElement.dataset.theme);
const ground = () => session.page.evaluate(() => getComputedStyle(document.body).colorScheme);

describe('the settings', () => {
  it('change language and theme at once, and keep both over a reload', async () => {
    const { page } = session;
    await session.go('/settings');
    await page.getByRole('radio', { name: 'Українська' }).click();
    await page.getByRole('heading', { name: 'Налаштування', level: 1 }).waitFor();
    await page.getByRole('radio', { name: 'Темне' }).click();
    await expect.poll(theme, patiently).toBe('dark');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('uk');
    await page.reload();
    await page.getByRole('heading', { name: 'Налаштування', level: 1 }).waitFor();
    expect([await theme(), await ground()]).toEqual(['dark', 'dark']);
    expect(await page.getByRole('radio', { name: 'Темне' }).isChecked()).toBe(true);
  });

  it('keep the switches over a reload', async () => {
    const { page } = session;
    const names = ['Enter надсилає повідомлення', 'Текст повідомлення в сповіщенні'];
    for (const name of names) await page.getByRole('switch', { name }).click();
    await page.getByText('Enter починає новий рядок. Надсилає Ctrl+Enter.').waitFor();
    await expect
      .poll(async () => {
        await page.reload();
        await page.getByRole('heading', { name: 'Налаштування', level: 1 }).waitFor();
        return Promise.all(names.map((name) => page.getByRole('switch', { name }).isChecked()));
      }, patiently)
      .toEqual([false, false]);
  });

  it('have nothing that axe objects to, in both languages and both themes', async () => {
    const { page } = session;
    expect(await session.objections()).toEqual([]);
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('radio', { name: 'Light' }).click();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect(await session.objections()).toEqual([]);
  });

  it('bring a section into view from the index, and move nothing else', async () => {
    const { page } = session;
    const index = page.getByRole('navigation', { name: 'Sections of the settings' });
    const entry = index.getByRole('button', { name: 'Local interface' });
    await entry.click();
    await expect.poll(() => entry.getAttribute('aria-current'), patiently).toBe('true');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), patiently)
      .toBe('Local interface');
    const title = page.getByRole('heading', { level: 1, name: 'Settings' });
    expect((await title.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  });

  it('show the token of the local interface on demand, and it opens the interface', async () => {
    const { page, serve } = session;
    const field = page.getByLabel('Token', { exact: true });
    expect(await field.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Show token' }).click();
    await expect.poll(() => field.inputValue(), patiently).toBe(serve.ready.apiToken);
    const address = await page.getByLabel('Address', { exact: true }).inputValue();
    const health = await fetch(`${address}/health`, {
      headers: { authorization: `Bearer ${await field.inputValue()}` },
    });
    expect([address, health.status]).toEqual([serve.ready.apiUrl, 200]);
    await page.getByRole('button', { name: 'Hide token' }).click();
    expect(await field.inputValue()).toBe('');
    const link = page.getByRole('link', { name: 'openapi.json' });
    const href = await link.getAttribute('href');
    expect(href).toBe(`${serve.ready.apiUrl}/openapi.json`);
    expect(await (await fetch(href ?? '')).json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  });

  it('copy the folder of the data', async () => {
    const { page, serve } = session;
    const folder = page.getByLabel('Folder');
    expect(await folder.inputValue()).toBe(serve.dataDir);
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()), patiently)
      .toBe(serve.dataDir);
  });

  it('fit a small window without moving sideways, and without a page behind them that scrolls', async () => {
    const { page } = session;
    await page.setViewportSize({ width: 600, height: 700 });
    for (const path of ['/settings', '/accounts', '/accounts/new', '/accounts/1', '/welcome']) {
      await session.go(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const overflow = await page.evaluate(() => {
        const boxes = [document.documentElement, ...document.querySelectorAll('main')];
        const tooWide = boxes.map((box) => box.scrollWidth - box.clientWidth);
        // Only the boxes inside scroll: a page that is higher than the window is pushed out of it by the wheel.
        return [...tooWide, document.documentElement.scrollHeight - document.documentElement.clientHeight];
      });
      expect([path, ...overflow.filter((pixels) => pixels > 0)]).toEqual([path]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(session.complaints).toEqual([]);
  });
});

describe('the sign-in of a browser', () => {
  it('asks for the token once, says what is wrong with another, and opens the console', async () => {
    const { page, serve } = session;
    const browser = page.context().browser();
    const context = await browser?.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    const other = await context?.newPage();
    if (!context || !other) throw new Error('no browser');
    await other.goto(new URL('/', serve.ready.consoleUrl).href);
    const field = other.getByLabel('Console access token');
    await field.fill('not-the-token');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('This token does not fit. Copy it again', { exact: false }).waitFor();
    await field.fill(serve.ready.consoleUrl);
    await other.keyboard.press('Enter');
    await other.getByRole('searchbox').waitFor();
    expect(other.url()).not.toContain(serve.ready.apiToken);
    await other.reload();
    await other.getByRole('searchbox').waitFor();
    await context.close();
  });
});
