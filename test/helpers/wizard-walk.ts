import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { MetaConsole } from './sandbox-control.ts';

/** Two cores may be shared with everything else. */
export const patiently = { timeout: 20_000 };

export interface WizardWalk {
  /** The step that is open. */
  step(): Locator;
  words(): Promise<string>;
  /** Waits until the step says so. */
  expectWords(pattern: RegExp): Promise<void>;
  button(name: string | RegExp): Locator;
  next(): Locator;
  /** Copies the three values from the pretend Meta's console, as an owner does. */
  enterValues(values: Pick<MetaConsole, 'appId' | 'appSecret' | 'accessToken'>): Promise<void>;
}

/** What a person does in the wizard, in a browser and in the window alike; the page is asked for each time, as it may be a new one. */
export function walkWizard(pageNow: () => Page): WizardWalk {
  const step = () => pageNow().locator('section[aria-labelledby=connect-step]');
  const words = () => step().innerText();
  const button = (name: string | RegExp) => pageNow().getByRole('button', { name, exact: true });
  return {
    step,
    words,
    button,
    next: () => button('Next'),
    expectWords: (pattern) => expect.poll(words, patiently).toMatch(pattern),
    async enterValues(values) {
      const page = pageNow();
      for (const label of ['App secret', 'Access token']) {
        const replace = button(`Replace: ${label}`);
        if (await replace.isVisible()) await replace.click();
      }
      await page.getByLabel('App ID', { exact: true }).click();
      await page.getByLabel('App ID', { exact: true }).fill(values.appId);
      await page.getByLabel('App secret', { exact: true }).fill(values.appSecret);
      await page.getByLabel('Access token', { exact: true }).fill(values.accessToken);
      // Leaving the field asks Meta at once.
      await page.locator('#connect-step').click();
      await button('Replace: Access token').waitFor(patiently);
    },
  };
}
