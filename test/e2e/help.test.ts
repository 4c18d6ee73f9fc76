import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';

describe('the help', () => {
  let session: ConsoleSession;
  beforeAll(async () => {
    session = await openConsole({ args: ['--sandbox'] });
  });
  afterAll(() => session.close());

  it('opens by F1 from the inbox with the search ready, and Enter opens what was found', async () => {
    const { page } = session;
    const search = page.getByRole('searchbox', { name: 'Search the help' });
    // The keys of commands come a moment after the first picture.
    await vi.waitFor(
      async () => {
        await page.keyboard.press('F1');
        await search.waitFor({ timeout: 1_000 });
      },
      { timeout: 20_000 },
    );
    await page.keyboard.type('bussiness verif');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Business verification' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/help/business-verification');
  });

  it('has nothing that a screen reader or a tight window would stumble over', async () => {
    const { page, go, objections } = session;
    for (const place of ['/help', '/help/privacy-page', '/help/error-131047', '/moving']) {
      await go(place);
      await page.getByRole('main').waitFor();
      expect({ place, objections: await objections() }).toEqual({ place, objections: [] });
      await page.setViewportSize({ width: 480, height: 700 });
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect({ place, isTooWide }).toEqual({ place, isTooWide: false });
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    expect(session.complaints).toEqual([]);
  });
});
