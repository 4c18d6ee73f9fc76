import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  await session.page.getByRole('option').first().waitFor();
  const says = (customer: string, text: string) =>
    tellSandbox(session.serve.ready.sandboxUrl, `customers/${customer}/messages`, { text });
  await says('olena', 'Мені потрібен м’який плед кольору волошки');
  for (let index = 0; index < 3; index += 1)
    await says('robin', `A cornflower for the basket, number ${index}`);
  await says('robin', 'See https://example.org/basket');
});
afterAll(() => session?.close());

const field = () => session.page.getByRole('combobox', { name: 'Words, names, numbers' });
const results = () => session.page.getByRole('listbox', { name: 'Results' }).getByRole('option');
const log = () => session.page.getByRole('log', { name: 'Messages' });

async function search(typed: string): Promise<void> {
  await session.page
    .getByRole('button', { name: /^Search/ })
    .first()
    .click();
  await field().fill(typed);
}

describe('the search over everything', () => {
  it('finds a word by its beginning, whatever the apostrophe, and Enter shows it where it was said', async () => {
    const { page } = session;
    await search("м'як");
    await results().first().waitFor(patiently);
    expect(await results().first().locator('mark').allTextContents()).toEqual(['м’який']);
    expect(await session.objections()).toEqual([]);
    await takePicture(page, 'search-en-light');
    await field().press('Enter');
    await log().getByRole('article').filter({ hasText: 'м’який плед' }).waitFor(patiently);
  });

  it('filters narrow it down, and what is not understood is told', async () => {
    await search('cornflower from:customer');
    await expect.poll(() => results().count(), patiently).toBe(3);
    await field().fill('cornflower from:me');
    await session.page.getByText('Nothing found').waitFor(patiently);
    await field().fill('cornflower before:soon');
    await session.page.getByText(/This is not a date/).waitFor(patiently);
  });

  it('people are found by a part of the name, and Escape brings the list back', async () => {
    await search('Robin');
    await results().filter({ hasText: 'Robin Hale' }).first().waitFor(patiently);
    await field().press('Escape');
    await session.page.getByRole('listbox', { name: 'Conversations' }).waitFor(patiently);
  });

  it('remembers what led somewhere, until it is told to forget', async () => {
    await search('');
    await session.page.getByRole('heading', { name: 'Recent searches' }).waitFor(patiently);
    expect(await session.objections()).toEqual([]);
    await session.page.getByRole('button', { name: 'Clear', exact: true }).click();
    expect(await session.page.getByRole('heading', { name: 'Recent searches' }).count()).toBe(0);
    await field().press('Escape');
  });
});

describe('within one conversation', () => {
  it('Ctrl+F counts the hits and goes from one to the next', async () => {
    const { page } = session;
    await page.getByRole('option').filter({ hasText: 'Robin Hale' }).click();
    await log().getByRole('article').filter({ hasText: 'number 2' }).waitFor(patiently);
    await page.keyboard.press('Control+f');
    const find = page.getByRole('textbox', { name: 'Find in the conversation' });
    await find.fill('cornfl');
    await page.getByText('1 of 3').waitFor(patiently);
    await find.press('Enter');
    await page.getByText('2 of 3').waitFor(patiently);
    await find.press('Shift+Enter');
    await page.getByText('1 of 3').waitFor(patiently);
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('find')?.size ?? 0), patiently).toBe(3);
    expect(await session.objections()).toEqual([]);
    await find.press('Escape');
    expect(await find.count()).toBe(0);
  });

  it('the gallery gathers the links, and each leads to its message', async () => {
    const { page } = session;
    await page.keyboard.press('Control+Shift+g');
    await page.getByRole('tab', { name: /Links/ }).click();
    const link = page.getByRole('button', { name: /example\.org\/basket/ });
    await link.waitFor(patiently);
    expect(await session.objections()).toEqual([]);
    await takePicture(page, 'gallery-en-light');
    await link.click();
    await log().getByRole('article').filter({ hasText: 'example.org/basket' }).waitFor(patiently);
  });

  it('nothing was complained about on the way', () => {
    expect(session.complaints).toEqual([]);
  });
});
