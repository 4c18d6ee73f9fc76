import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsolePage, takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, objectionsOf, openConsole } from '../helpers/console-session.ts';

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
  await page.getByRole('main').getByRole('log').getByRole('article').first().waitFor();
  conversation = new URL(page.url()).hash.slice(1);
});
afterAll(() => session?.close());

const go = (hash: string) => session.go(hash);
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
  {
    name: 'the card of a contact',
    open: async (page) => {
      await page.getByRole('main').getByRole('log').getByRole('article').first().focus();
      await pressFor(page, 'Control+i', page.getByRole('complementary').getByRole('textbox').first());
    },
  },
  {
    name: 'the gallery of a conversation',
    open: async (page) => {
      await pressFor(page, 'Control+Shift+g', page.getByRole('complementary').getByRole('tablist'));
    },
  },
  { name: 'the snooze dialog', open: (page) => pressForDialog(page, 'Control+Shift+h') },
  { name: 'the labels dialog', open: (page) => pressForDialog(page, 'Control+Shift+o') },
  {
    name: 'the details of a message',
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
  await page.getByRole('main').getByRole('log').getByRole('article').first().waitFor(patiently);
}

const looks = (['uk', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

describe.each(looks)('in $language, $theme, axe has no objection to', ({ language, theme }) => {
  beforeAll(async () => {
    await changeLook(session.page, language, theme);
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

/** Through the settings themselves, as a person does. */
async function changeLook(page: Page, language: 'uk' | 'en', theme: 'light' | 'dark'): Promise<void> {
  await go('/settings');
  await page.getByRole('radio', { name: language === 'uk' ? 'Українська' : 'English' }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  const names = { uk: { light: 'Світле', dark: 'Темне' }, en: { light: 'Light', dark: 'Dark' } };
  await page.getByRole('radio', { name: names[language][theme] }).click();
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
}

/** What is wider than the window, or lies outside of it at its end. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    for (const element of document.querySelectorAll('button, input, textarea, a, [role="option"]')) {
      const box = element.getBoundingClientRect();
      const isShown =
        box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
      if (isShown && (box.right > width + 1 || box.left < -1)) found.push(element.outerHTML.slice(0, 120));
    }
    return found;
  });
}

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
      await place.open(page).catch(() => {
        // Some places are a step further away in a small window; what is on the screen then is looked at all the same.
      });
      await takePicture(page, `zoom-${place.name}`);
      expect(await sticksOut(page)).toEqual([]);
    },
  );
});

describe('a person who set up their system', () => {
  it('to reduce motion sees nothing move', async () => {
    const { page } = session;
    await closeAll(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await pressForDialog(page, 'Control+k');
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter((animation) => Number(animation.effect?.getTiming().duration) > 1)
          .length,
    );
    expect(moving).toBe(0);
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
