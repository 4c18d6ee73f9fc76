import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsolePage, takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, objectionsOf, openConsole } from '../helpers/console-session.ts';
import { changeLook, looks, sticksOut } from '../helpers/looks.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

interface Place {
  readonly name: string;
  /** Brings the screen there; it begins in the open conversation. */
  readonly open: (page: Page) => Promise<void>;
}

let session: ConsoleSession;
let conversation = '';

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  const { page } = session;
  await page.getByRole('option').filter({ hasText: 'Олена Коваль' }).click();
  await messages(page).first().waitFor();
  conversation = new URL(page.url()).hash.slice(1);
});
afterAll(() => session?.close());

const go = (hash: string) => session.go(hash);
const messages = (page: Page) => page.getByRole('main').getByRole('log').getByRole('article');
const sandboxUrl = () => session.serve.ready.sandboxUrl;
const dialog = (page: Page) => page.locator('[role="dialog"]:not([data-notice])').first();

/** Presses until what it opens is there: a command may be offered a moment after the screen. */
async function pressFor(page: Page, keys: string, opened: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if ((await opened.count()) === 0) await page.keyboard.press(keys);
      return opened.waitFor({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    }, patiently)
    .toBe(true);
}

const pressForDialog = (page: Page, keys: string) => pressFor(page, keys, dialog(page));

async function openCard(page: Page): Promise<void> {
  await messages(page).first().focus();
  // The customer's phone stands beside the conversation as well: the card is known by its name.
  await pressFor(page, 'Control+i', page.getByRole('complementary', { name: /^(Contact|Контакт)$/ }));
}

const heading = async (page: Page, hash: string) => {
  await go(hash);
  await page.getByRole('heading', { level: 1 }).first().waitFor(patiently);
};

const places: readonly Place[] = [
  { name: 'an open conversation', open: async () => undefined },
  {
    name: 'the list without a conversation',
    open: async (page) => {
      await go('/');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'an empty list',
    open: async (page) => {
      await go('/');
      const search = page.getByRole('searchbox').first();
      await search.fill('нікого з таким ім’ям');
      await page.getByRole('option').first().waitFor({ state: 'detached' });
    },
  },
  { name: 'the palette', open: (page) => pressForDialog(page, 'Control+k') },
  { name: 'the sheet of keys', open: (page) => pressForDialog(page, 'Control+/') },
  {
    name: 'the search over everything',
    open: async (page) => {
      const field = page.getByRole('combobox');
      await pressFor(page, 'Control+Shift+f', field);
      await field.fill('букет');
      await page.getByRole('option').locator('mark').first().waitFor(patiently);
    },
  },
  {
    name: 'the search in a conversation',
    open: async (page) => {
      const field = page.getByRole('search').getByRole('textbox');
      await pressFor(page, 'Control+f', field);
      await field.fill('букет');
      await page.getByRole('search').getByText(/\d/).first().waitFor(patiently);
    },
  },
  { name: 'the card of a contact', open: openCard },
  {
    name: 'the gallery of a conversation',
    open: async (page) => {
      await pressFor(page, 'Control+Shift+g', page.getByRole('complementary').getByRole('tablist'));
    },
  },
  { name: 'the snooze dialog', open: (page) => pressForDialog(page, 'Control+Shift+h') },
  { name: 'the labels dialog', open: (page) => pressForDialog(page, 'Control+Shift+o') },
  {
    name: 'the menu of a message',
    open: async (page) => {
      await page.getByRole('log').getByRole('article').first().focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem').last().waitFor();
    },
  },
  { name: 'the contacts', open: (page) => heading(page, '/contacts') },
  { name: 'the settings', open: (page) => heading(page, '/settings') },
  { name: 'the accounts', open: (page) => heading(page, '/accounts') },
  { name: 'a new account', open: (page) => heading(page, '/accounts/new') },
  {
    name: 'the first screen',
    open: async (page) => {
      await go('/welcome');
      await page.getByRole('heading').first().waitFor(patiently);
    },
  },
];

/** The open conversation, with nothing beside it or over it: what is open is this page's own, and goes with it. */
async function closeAll(page: Page): Promise<void> {
  await go(conversation);
  await page.reload();
  await messages(page).first().waitFor(patiently);
}

describe.each(looks)('in $language, $theme, axe has no objection to', ({ language, theme }) => {
  beforeAll(async () => {
    await changeLook(session.page, { language, theme });
  });

  it.each(places)('$name', async ({ name, open }) => {
    const { page } = session;
    await closeAll(page);
    await open(page);
    await takePicture(page, `access-${language}-${theme}-${name}`);
    expect(await session.objections()).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
  });
});

describe('the question for the token, in a browser that nobody signed in', () => {
  it.each([
    ['uk-UA', 'light'],
    ['en-GB', 'dark'],
  ] as const)('in %s, %s, has nothing that axe objects to', async (locale, theme) => {
    const consoleUrl = new URL('/', session.serve.ready.consoleUrl).href;
    const stranger = await openConsolePage({ consoleUrl }, { locale, theme });
    try {
      await stranger.page.getByRole('textbox').first().waitFor(patiently);
      await takePicture(stranger.page, `access-sign-in-${locale}-${theme}`);
      expect(await objectionsOf(stranger.page)).toEqual([]);
    } finally {
      await stranger.close();
    }
  });
});

describe('a window of 1440x900 at 200 %', () => {
  beforeAll(async () => {
    await session.page.setViewportSize({ width: 720, height: 450 });
  });
  afterAll(async () => {
    await session.page.setViewportSize({ width: 1440, height: 900 });
  });

  it.each(places)(
    'shows $name without scrolling sideways or cutting off what can be pressed',
    async (place) => {
      const { page } = session;
      await closeAll(page);
      await place.open(page);
      await takePicture(page, `zoom-${place.name}`);
      expect(await sticksOut(page)).toEqual([]);
    },
  );
});

/** Everything that begins to move or to change over time from now on, as the browser tells it. */
const watchMotion = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { motionSeen: seen });
    for (const kind of ['transitionrun', 'animationstart'] as const)
      document.addEventListener(kind, (event) => {
        const { outerHTML } = event.target as Element; // what moves is always drawn
        const name = event instanceof TransitionEvent ? event.propertyName : event.animationName;
        seen.push(`${name}: ${outerHTML.slice(0, 120)}`);
      });
  });
const motionSeen = (page: Page) =>
  page.evaluate(() => (window as unknown as { motionSeen: string[] }).motionSeen);

/** One of everything that could move: a jump, a dialog, a menu, rows under the pointer, a notice, the dots of who writes. */
async function doEverything(page: Page): Promise<void> {
  const quoting = messages(page).filter({ hasText: 'цей букет ще є' }).last();
  await quoting.getByRole('button', { name: 'Go to the quoted message' }).click();
  await expect.poll(() => page.locator('article.bg-accent-soft').count(), patiently).toBe(1);
  await pressForDialog(page, 'Control+k');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await messages(page).first().focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem').last().waitFor();
  await page.keyboard.press('Escape');
  for (const row of await page.getByRole('option').all()) await row.hover();
  await page.getByRole('main').getByRole('textbox').first().pressSequentially('пишу');
  await page.getByRole('main').getByRole('textbox').first().fill('');
  await page.getByRole('option').nth(2).focus();
  await page.keyboard.press('p');
  await page.locator('[data-notice]').first().waitFor(patiently);
  await page.locator('article.bg-accent-soft').waitFor({ state: 'detached' });
}

describe('a person who set up their system', () => {
  it('to reduce motion sees nothing move, whatever they do', async () => {
    const { page } = session;
    const said = { text: 'Ви ще відчинені?' };
    const { wamid } = await tellSandbox<{ wamid: string }>(sandboxUrl(), 'customers/olena/messages', said);
    const quoting = { text: 'І цей букет ще є?', quotedWamid: wamid };
    await tellSandbox(sandboxUrl(), 'customers/olena/messages', quoting);
    const seen: Record<string, string[]> = {};
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await closeAll(page);
      await page.emulateMedia({ reducedMotion });
      await watchMotion(page);
      await doEverything(page);
      seen[reducedMotion] = await motionSeen(page);
    }
    expect(seen.reduce).toEqual([]);
    // That it would have been seen is shown by those who did not ask for rest.
    expect(seen['no-preference']?.join('\n')).toContain('background-color: <article');
  });

  it('to its own colours still sees what has the focus, what is chosen and where things end', async () => {
    const { page } = session;
    await closeAll(page);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.getByRole('option').first().focus();
    await page.keyboard.press('ArrowDown');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return [outlineStyle, Number.parseFloat(outlineWidth) >= 1];
    });
    expect(outline).toEqual([expect.not.stringMatching('none'), true]);
    await go('/settings');
    const chosen = page.getByRole('radio', { checked: true }).first();
    await chosen.waitFor();
    expect(await chosen.evaluate((radio) => getComputedStyle(radio).outlineStyle)).not.toBe('none');
    await takePicture(page, 'forced-colours');
    await page.emulateMedia({ forcedColors: 'none' });
  });
});

describe('the widths of the panes', () => {
  const widthOf = async (page: Page, name: string) => {
    const pane = await page.getByRole('separator', { name }).boundingBox();
    return Math.round(pane?.x ?? -1);
  };
  const LIST = 'Width of the conversation list';
  const PHONE = 'Width of the customer’s phone';
  const DETAILS = 'Width of the details';
  const places = async (page: Page, names: readonly string[]) =>
    Promise.all(names.map((name) => widthOf(page, name)));

  it('are what they were after a reload, for each of the three', async () => {
    const { page } = session;
    await closeAll(page);
    const before = await places(page, [LIST, PHONE]);
    await page.getByRole('separator', { name: LIST }).press('Shift+ArrowRight');
    await page.getByRole('separator', { name: PHONE }).press('Shift+ArrowLeft');
    const chosen = await places(page, [LIST, PHONE]);
    expect(chosen).toEqual([(before[0] ?? 0) + 64, (before[1] ?? 0) - 64]);
    await openCard(page);
    await page.getByRole('separator', { name: DETAILS }).press('Shift+ArrowLeft');
    const details = await widthOf(page, DETAILS);
    await closeAll(page);
    expect(await places(page, [LIST, PHONE])).toEqual(chosen);
    await openCard(page);
    expect(await places(page, [LIST, DETAILS])).toEqual([chosen[0], details]);
  });

  it('give way to the conversation in a smaller window, and are as chosen again in a larger one', async () => {
    const { page } = session;
    await closeAll(page);
    for (const name of [LIST, PHONE]) {
      await page.getByRole('separator', { name }).focus();
      await page.keyboard.press('End');
    }
    const chosen = await places(page, [LIST, PHONE]);
    await page.setViewportSize({ width: 1130, height: 800 });
    const width = async () => (await page.getByRole('main').boundingBox())?.width ?? 0;
    await expect.poll(width, patiently).toBeGreaterThanOrEqual(359);
    expect(await sticksOut(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(() => places(page, [LIST, PHONE]), patiently).toEqual(chosen);
  });
});
