import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  await session.page.getByRole('option').first().waitFor();
});
afterAll(() => session?.close());

const rowOf = (name: string) => session.page.getByRole('option').filter({ hasText: name });
const log = () => session.page.getByRole('log', { name: 'Messages' });
const bubble = (text: string) => log().getByRole('article').filter({ hasText: text });
const composer = () => session.page.getByRole('textbox', { name: 'Message', exact: true });
const customer = (id: string, path: string, body: unknown) =>
  tellSandbox(session.serve.ready.sandboxUrl, `customers/${id}/${path}`, body);
const openRow = async (name: string) => {
  await rowOf(name).click();
  await log().getByRole('article').first().waitFor();
};

describe('the console', () => {
  it('is open without the token in its address', () => {
    expect(session.page.url()).not.toContain('token');
  });

  it('has nothing that axe objects to, with a conversation open, in both languages and themes', async () => {
    const { page } = session;
    await openRow('Олена Коваль');
    expect(await session.objections()).toEqual([]);
    await takePicture(page, 'inbox-en-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await takePicture(page, 'inbox-en-dark');
    expect(await session.objections()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

describe('the main path', () => {
  it('shows what a customer writes, on the line of the list and in the open conversation', async () => {
    await openRow('Олена Коваль');
    await customer('olena', 'messages', { text: 'Чи встигнете до п’ятниці?' });
    await bubble('Чи встигнете до п’ятниці?').waitFor();
    await expect.poll(() => rowOf('Олена Коваль').textContent(), patiently).toContain('Чи встигнете');
  });

  it('shows an answer at once and follows it until it is read', async () => {
    const { page } = session;
    await composer().fill('Так, у четвер увечері.');
    await page.keyboard.press('Enter');
    await bubble('Так, у четвер увечері.').waitFor({ timeout: 5_000 });
    expect(await composer().inputValue()).toBe('');
    await bubble('Так, у четвер увечері.').getByRole('img', { name: 'Read' }).waitFor();
    expect(await bubble('Так, у четвер увечері.').count()).toBe(1);
  });

  it('counts what another customer writes, brings that row to the top, and clears the count when it is opened', async () => {
    const { page } = session;
    await customer('robin', 'messages', { text: 'Is my bike ready?' });
    await expect
      .poll(() => page.getByRole('option').first().textContent(), patiently)
      .toContain('Is my bike ready?');
    expect(await page.title()).toMatch(/^\(\d+\) Rozmova$/);
    await openRow('Robin Hale');
    await log().getByText('New messages').waitFor();
    await expect
      .poll(
        () =>
          rowOf('Robin Hale')
            .getByText(/unread/)
            .count(),
        patiently,
      )
      .toBe(0);
    await log().getByText('New messages').waitFor();
  });

  it('keeps everything over a reload, the open conversation and a half-written answer too', async () => {
    const { page } = session;
    await openRow('Олена Коваль');
    await composer().fill('Ще одне: листівку');
    await page.reload();
    await bubble('Так, у четвер увечері.').waitFor();
    await expect.poll(() => composer().inputValue(), patiently).toBe('Ще одне: листівку');
    await openRow('Robin Hale');
    expect(await composer().inputValue()).toBe('');
    await rowOf('Draft: Ще одне: листівку').waitFor();
    await openRow('Олена Коваль');
    await composer().fill('');
  });
});

describe('by keyboard alone', () => {
  it('walks through the list, opens, goes to neighbours, and begins to type anywhere', async () => {
    const { page } = session;
    await page.getByRole('option').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset')))
      .toBe('2');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/c\/\d+$/);
    const second = page.url();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => page.url()).not.toBe(second);
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => page.url()).toBe(second);
    await page.getByRole('option').first().focus();
    await page.keyboard.type('так');
    expect(await composer().inputValue()).toBe('так');
    await composer().fill('');
  });

  it('quotes and reacts through the menu of a message', async () => {
    const { page } = session;
    await openRow('Олена Коваль');
    await bubble('Чи встигнете до п’ятниці?').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Reply' }).press('Enter');
    await composer().fill('Звісно!');
    await page.keyboard.press('Enter');
    await bubble('Звісно!').getByRole('button', { name: 'Go to the quoted message' }).waitFor();
    await bubble('Чи встигнете до п’ятниці?').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'React' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: '🙏' }).press('Enter');
    const own = log().getByRole('button', { name: 'Your reaction: 🙏. Press to take it back.' });
    await expect.poll(() => own.count(), patiently).toBe(1);
  });

  it('jumps from a quote to its message', async () => {
    await bubble('Звісно!').getByRole('button', { name: 'Go to the quoted message' }).click();
    const target = bubble('Чи встигнете до п’ятниці?').first();
    await expect.poll(() => target.getAttribute('class'), patiently).toContain('bg-accent-soft');
  });

  it('shows everything that is known of a message', async () => {
    const { page } = session;
    await bubble('Так, у четвер увечері.').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Message details' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Message details' });
    await dialog.getByText('Delivered', { exact: true }).waitFor();
    await dialog.getByText(/^wamid\./).waitFor();
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('forwards a photo of one customer to another, and says to whom nothing can be sent', async () => {
    const { page } = session;
    await customer('robin', 'samples', { sample: 'image' });
    await openRow('Robin Hale');
    await log().getByRole('button', { name: 'Open the photo' }).last().waitFor();
    await log().getByRole('article').last().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Forward…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Forward to' });
    await dialog.getByRole('option', { name: 'Олена Коваль' }).click();
    await takePicture(page, 'forward');
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Forward', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    const sent = log().getByRole('article').last();
    await sent.getByRole('img', { name: 'Read' }).waitFor();
    await sent.getByRole('button', { name: 'Open the photo' }).waitFor();
    await expect
      .poll(() => rowOf('Олена Коваль').textContent(), patiently)
      .toContain('This is the bouquet that I liked');
  });

  it('begins a note for colleagues with the words of a message', async () => {
    const { page } = session;
    await openRow('Олена Коваль');
    await bubble('Чи встигнете до п’ятниці?').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Note about it' }).press('Enter');
    const note = page.getByRole('textbox', { name: 'Note for colleagues' });
    await expect.poll(() => note.inputValue(), patiently).toBe('> Чи встигнете до п’ятниці?\n');
    await expect.poll(() => note.evaluate((field) => field === document.activeElement), patiently).toBe(true);
    await note.fill('');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await composer().waitFor();
  });
});

describe('filters and search', () => {
  it('find a customer by a part of the name or the number, and say when there is nobody', async () => {
    const { page } = session;
    const search = page.getByRole('searchbox', { name: 'Search by name or number' });
    await search.fill('коваль');
    await expect.poll(() => page.getByRole('option').count(), patiently).toBe(1);
    await search.fill('500000022');
    await rowOf('Тарас Бондар').waitFor();
    await search.fill('nobody at all');
    await page.getByText('Nothing found for “nobody at all”').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.poll(() => page.getByRole('option').count(), patiently).toBeGreaterThan(3);
  });

  it('show what is unread, keep the open one in its place, and lead back from an empty list', async () => {
    const { page } = session;
    await customer('taras', 'messages', { text: 'Передзвоніть' });
    await page.getByRole('button', { name: /^Unread/ }).click();
    await openRow('Тарас Бондар');
    await expect
      .poll(
        () =>
          rowOf('Тарас Бондар')
            .getByText(/unread/)
            .count(),
        patiently,
      )
      .toBe(0);
    expect(await rowOf('Тарас Бондар').count()).toBe(1);
    await page.getByRole('button', { name: /^All/ }).click();
  });

  it('take a conversation back to unread through its menu', async () => {
    const { page } = session;
    await openRow('Олена Коваль');
    await rowOf('Тарас Бондар').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Mark as unread' }).click();
    await expect.poll(() => rowOf('Тарас Бондар').getByText('1 unread').count(), patiently).toBe(1);
  });
});

describe('a small window', () => {
  it('gives list and conversation one place, with a way back and nothing to scroll sideways', async () => {
    const { page } = session;
    await page.setViewportSize({ width: 640, height: 700 });
    await page.getByRole('button', { name: 'Back to the conversations' }).click();
    await page.getByRole('option').first().waitFor();
    expect(await log().count()).toBe(0);
    await page.getByRole('option').first().click();
    await log().getByRole('article').first().waitFor();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await takePicture(page, 'inbox-small');
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

it('nothing of all this was complained about in the console of the page', () => {
  expect(session.complaints).toEqual([]);
});
