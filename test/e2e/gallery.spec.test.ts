import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../src-main/tooling/chromium.ts';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type StaticServer, serveFolder } from '../helpers/static-server.ts';

const folder = fromRoot('out', 'renderer');
let server: StaticServer;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (!existsSync(join(folder, 'gallery.html'))) throw new Error('The gallery is not built: npm run build');
  server = await serveFolder(folder);
  const executablePath = findChromium(process.env, process.platform) ?? '';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  await page.context().close();
});

interface View {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'uk' | 'en';
  readonly width?: number;
}

async function openGallery({ theme = 'light', language = 'en', width = 1440 }: View = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.url}/gallery.html?theme=${theme}&language=${language}`);
  await page.locator('#layout').waitFor();
}

/** What axe objects to, one line each, so that a failure reads as a list. */
async function objections(part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // Base UI's guards catch Tab at the edges of a dialog: hidden from screen readers and focusable on purpose. And what floats hangs
  // on the body, outside of the page's landmarks, as the ARIA patterns have it.
  if (part) axe.include(part).exclude('[data-base-ui-focus-guard]').disableRules('region');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe('the gallery in Chromium', () => {
  it.each([
    { theme: 'light', language: 'uk' },
    { theme: 'dark', language: 'en' },
  ] as const)(
    'has nothing axe objects to, and no complaint in the console ($theme, $language)',
    async (view) => {
      await openGallery(view);
      expect(await objections()).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)('has nothing axe objects to in what floats (%s)', async (theme) => {
    await openGallery({ theme });
    const floating = page.locator('#floating');
    const opened: [string, () => Promise<void>][] = [
      ['menu', () => floating.getByRole('button', { name: 'Menu' }).click()],
      ['dialog', () => floating.getByRole('button', { name: 'Dialog' }).click()],
      ['alertdialog', () => floating.getByRole('button', { name: 'Question' }).click()],
      ['dialog', () => floating.getByRole('button', { name: 'Popover' }).click()],
      ['listbox', () => page.getByRole('combobox', { name: 'Department' }).first().click()],
      ['menu', () => floating.getByRole('button', { name: 'Right-click here' }).click({ button: 'right' })],
    ];
    const found: string[] = [];
    for (const [role, open] of opened) {
      await open();
      await page
        .getByRole(role as 'menu')
        .first()
        .waitFor(); // the roles above
      found.push(...(await objections('[data-base-ui-portal]')));
      await page.keyboard.press('Escape');
      await page
        .getByRole(role as 'menu')
        .first()
        .waitFor({ state: 'detached' });
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('has nothing axe objects to in notices, and they go by themselves unless something failed', async () => {
    await openGallery();
    await page.getByRole('button', { name: 'Notice' }).click();
    await page.getByText('Conversation resolved').first().waitFor();
    expect(await objections()).toEqual([]);
    await page.getByText('Template sent for review').first().waitFor({ state: 'detached', timeout: 15_000 });
    expect(await page.getByText('The export failed').first().isVisible()).toBe(true);
  });

  it.each([1440, 900, 640])('never scrolls sideways at %i px', async (width) => {
    await openGallery({ width, language: 'uk' });
    const surplus = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(surplus).toBe(0);
  });

  it('draws Ukrainian and the hryvnia sign with Inter, from our own files', async () => {
    const asked: string[] = [];
    await openGallery({ language: 'uk' });
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    // A font is asked for when the first text in it is drawn, which is some time after the page is there.
    await page.locator('#layout').waitFor();
    const facesLoaded = () =>
      page.evaluate(() =>
        [...document.fonts]
          .filter((face) => face.status === 'loaded')
          .map((face) => face.family.replaceAll('"', '')),
      );
    await expect.poll(async () => new Set(await facesLoaded())).toEqual(new Set(['Inter Variable']));
    await page.evaluate(() => document.fonts.ready);
    expect(asked.filter((url) => url.includes('cyrillic-ext'))).toHaveLength(1);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
  });

  it('follows the system when the theme is left to it', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    page = await context.newPage();
    await page.goto(`${server.url}/gallery.html?language=en`);
    await page.locator('#layout').waitFor();
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.emulateMedia({ colorScheme: 'light' });
    expect([dark, await ground()]).toEqual(['rgb(27, 26, 23)', 'rgb(242, 239, 234)']);
  });

  it('shows where the keyboard is on every stop of Tab', async () => {
    await openGallery();
    const unseen: string[] = [];
    for (let stop = 0; stop < 60; stop++) {
      await page.keyboard.press('Tab');
      const isSeen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element) return false;
        const marks = (target: Element | null) => {
          if (!target) return false;
          const style = getComputedStyle(target);
          return style.outlineStyle !== 'none' || style.boxShadow.includes('0px 0px 0px 3px');
        };
        const after = getComputedStyle(element, '::after').backgroundColor;
        return (
          marks(element) ||
          marks(element.closest('.field-control')) ||
          (element.role === 'separator' && after !== 'rgba(0, 0, 0, 0)')
        );
      });
      if (!isSeen)
        unseen.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? ''));
    }
    expect(unseen).toEqual([]);
  });

  it('moves a separator with the pointer and keeps its place', async () => {
    await openGallery();
    const separator = page
      .locator('#layout')
      .getByRole('separator', { name: 'Width of the conversation list' });
    await separator.scrollIntoViewIfNeeded();
    const box = await separator.boundingBox();
    if (!box) throw new Error('the separator is not on the screen');
    await page.mouse.move(box.x, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 40, { steps: 5 });
    await page.mouse.up();
    expect(await separator.getAttribute('aria-valuenow')).toBe('340');
    expect(Math.round((await separator.boundingBox())?.x ?? 0)).toBe(Math.round(box.x + 60));
  });
});
