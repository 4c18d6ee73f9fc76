import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../src-main/tooling/chromium.ts';
import type { ReadyLine } from './serve.ts';

export interface ConsolePage {
  page: Page;
  /** Errors and warnings of the page's console, and what it threw. */
  complaints: string[];
  close(): Promise<void>;
}

export interface ConsolePageOptions {
  /** Of the browser, and so of a person who has not chosen a language. */
  locale?: string;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Further switches of Chromium, such as a microphone that is not there. */
  browserArgs?: readonly string[];
}

/** Opens the console of a running hub in a real Chromium, signed in by the token of its address. */
export async function openConsolePage(
  ready: Pick<ReadyLine, 'consoleUrl'>,
  options: ConsolePageOptions = {},
): Promise<ConsolePage> {
  const executablePath = findChromium(process.env, process.platform);
  if (executablePath === null) throw new Error('No Chromium: install the package chromium');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', ...(options.browserArgs ?? [])],
  });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.locale ?? 'en-GB',
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(ready.consoleUrl);
  // The key leaves the address when the hub has taken it: whoever changes the address before takes it away.
  await page.waitForURL((address) => !address.hash.startsWith('#token='));
  return { page, complaints, close: () => browser.close() };
}

/** Goes to a place of the console, as a link in it would: `/c/12`, `/accounts/3`. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

/** Keeps a picture of the page for a person to look at, when ROZMOVA_SCREENSHOTS names a folder. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.ROZMOVA_SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`) });
}
