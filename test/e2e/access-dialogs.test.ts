import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { callApi } from '../helpers/hub.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

/** What floats above the inbox: dialogs, popovers, menus, lists that a field opens. */
interface Floating {
  readonly name: string;
  /** Opens it; begins in the open conversation, with nothing above it. */
  readonly open: (page: Page) => Promise<void>;
}

let session: ConsoleSession;
let conversation = '';

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' }).getByRole('article');
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

const sandbox = async (path: string, body: unknown): Promise<void> => {
  const answer = await fetch(`${session.serve.ready.sandboxUrl}/sandbox/customers/olena/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
};

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  const { page } = session;
  await page.getByRole('option').filter({ hasText: 'Олена Коваль' }).click();
  await messages(page).first().waitFor();
  conversation = new URL(page.url()).hash.slice(1);
  await sandbox('samples', { sample: 'image' });
  await sandbox('messages', { text: 'https://bank.example@evil.example/login' });
  await messages(page).filter({ hasText: 'bank.example' }).waitFor(patiently);
  const reply = { shortcut: 'hours', body: 'We are open until 18:00.', isShared: true };
  await callApi(session.serve.ready, 'POST', '/quick-replies', reply);
  // Beside it the header of the conversation has no room for its buttons.
  await press(page, 'The customer’s phone');
});
afterAll(() => session?.close());

const fromPlus = (entry: string, title: string | RegExp): Floating => ({
  name: `${entry} of what can be sent`,
  open: async (page) => {
    await press(page, 'Send something else');
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
    await dialog(page, title).waitFor();
  },
});

const fromHeader = (button: string, title: string): Floating => ({
  name: `${title}, below its button`,
  open: async (page) => {
    await page
      .getByRole('group', { name: 'Actions on this conversation' })
      .getByRole('button', { name: button })
      .click();
    await dialog(page, title).waitFor();
  },
});

const fromCard = (button: string, role: 'dialog' | 'alertdialog'): Floating => ({
  name: `${button} of the card`,
  open: async (page) => {
    await press(page, 'About the customer');
    await page
      .getByRole('complementary', { name: 'Contact' })
      .getByRole('button', { name: button, exact: true })
      .click();
    await page.getByRole(role).waitFor();
  },
});

const ofContacts = (path: string, title: string): Floating => ({
  name: title,
  open: async (page) => {
    await session.go(path);
    await page.getByText(title).first().waitFor(patiently);
  },
});

const ofKeys = (keys: string, title: string | RegExp): Floating => ({
  name: `${String(title)}, by keys`,
  open: async (page) => {
    await messages(page).first().focus();
    await page.keyboard.press(keys);
    await dialog(page, title).waitFor();
  },
});

const floating: readonly Floating[] = [
  fromPlus('Location', 'Send a location'),
  fromPlus('Contact', 'Send a contact'),
  fromPlus('Reply buttons', 'Message with buttons'),
  fromPlus('List of options', 'Message with a list'),
  fromPlus('Template', /template/i),
  { name: 'everything else that can be sent', open: (page) => press(page, 'Send something else') },
  {
    name: 'the emoji',
    open: async (page) => {
      await press(page, 'Emoji');
      await page.getByPlaceholder('Find an emoji').waitFor();
      await page.getByRole('gridcell').first().waitFor(patiently);
    },
  },
  {
    name: 'the ready answers',
    open: async (page) => {
      await composer(page).pressSequentially('/');
      await page.getByRole('listbox', { name: 'Quick replies' }).waitFor(patiently);
    },
  },
  fromHeader('Snooze', 'Snooze'),
  fromHeader('Assign', 'Who answers'),
  fromHeader('Labels', 'Labels'),
  {
    name: 'the menu of a conversation',
    open: async (page) => {
      await page
        .getByRole('group', { name: 'Actions on this conversation' })
        .getByRole('button', { name: 'More actions' })
        .click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'the menu of a row',
    open: async (page) => {
      await page.getByRole('option').nth(1).click({ button: 'right' });
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'what is done with several conversations',
    open: async (page) => {
      await page.getByRole('option').first().focus();
      await page.keyboard.press('Control+a');
      await page.getByRole('toolbar', { name: 'Actions on the selected conversations' }).waitFor();
    },
  },
  {
    name: 'the calendar of a snooze',
    open: async (page) => {
      await messages(page).first().focus();
      await page.keyboard.press('Control+Shift+h');
      await press(page, 'Date and time…');
      await page.getByRole('textbox', { name: 'Time' }).waitFor();
    },
  },
  {
    name: 'the calendar of a snooze, below its button',
    open: async (page) => {
      const header = page.getByRole('group', { name: 'Actions on this conversation' });
      await header.getByRole('button', { name: 'Snooze' }).click();
      await press(page, 'Date and time…');
      await page.getByRole('textbox', { name: 'Time' }).waitFor();
    },
  },
  {
    name: 'Who answers, by keys',
    open: async (page) => {
      await page.getByRole('option').first().focus();
      await page.keyboard.press('a');
      await dialog(page, 'Who answers').waitFor();
    },
  },
  ofKeys('Control+Shift+o', 'Labels'),
  {
    name: 'the details of a message',
    open: async (page) => {
      await messages(page).first().focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Message details' }).click();
      await dialog(page, 'Message details').waitFor();
    },
  },
  {
    name: 'the reactions',
    open: async (page) => {
      await messages(page).last().hover();
      await messages(page).last().getByRole('button', { name: 'React' }).click();
      await page.getByRole('button', { name: '👍' }).first().waitFor();
    },
  },
  {
    name: 'the question about a link',
    open: async (page) => {
      await messages(page).filter({ hasText: 'bank.example' }).getByRole('link').first().click();
      await dialog(page, /^Open /).waitFor();
    },
  },
  {
    name: 'a photo in the viewer',
    open: async (page) => {
      await page.getByRole('button', { name: 'Open the photo' }).last().click();
      await page.getByRole('dialog').locator('img').waitFor(patiently);
    },
  },
  fromCard('Merge with another contact…', 'dialog'),
  fromCard('Block', 'alertdialog'),
  ofContacts('/contacts/new', 'New contact'),
  ofContacts('/contacts/import', 'Import contacts'),
  {
    name: 'what can be done with all contacts',
    open: async (page) => {
      await session.go('/contacts');
      await page.getByRole('grid', { name: 'Contacts' }).waitFor(patiently);
      await press(page, 'More');
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'the columns of the contacts',
    open: async (page) => {
      await session.go('/contacts');
      await page.getByRole('grid', { name: 'Contacts' }).waitFor(patiently);
      await press(page, /columns/i);
      await page.getByRole('menuitemcheckbox').first().waitFor();
    },
  },
  {
    name: 'a ready answer that is written',
    open: async (page) => {
      await session.go('/settings');
      await press(page, 'New reply');
      await dialog(page, 'New quick reply').waitFor();
    },
  },
];

/** The open conversation with nothing beside or above it, and nothing half written in it. */
async function closeAll(page: Page): Promise<void> {
  await session.go(conversation);
  await page.reload();
  await messages(page).first().waitFor(patiently);
  await composer(page).fill('');
}

const objectionsIn = async (page: Page, theme: 'light' | 'dark'): Promise<string[]> => {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);
  return session.objections();
};

/** What floats and can be pressed, and lies against the edge of what it floats in or beyond the window. */
function touchesEdges(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, clientHeight } = document.documentElement;
    const found: string[] = [];
    for (const popup of document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')) {
      const box = popup.getBoundingClientRect();
      if (box.left < -1 || box.top < -1 || box.right > clientWidth + 1 || box.bottom > clientHeight + 1)
        found.push(`${popup.getAttribute('role')} lies beyond the window`);
      for (const button of popup.querySelectorAll('button')) {
        const { left, right, bottom, width, height } = button.getBoundingClientRect();
        const isSeen = width > 1 && height > 1 && button.checkVisibility({ visibilityProperty: true });
        const isInside = bottom > box.top && button.getBoundingClientRect().top < box.bottom - 8;
        if (!isSeen || !isInside) continue;
        if (right > box.right - 3 || left < box.left + 3) found.push(button.outerHTML.slice(0, 120));
      }
    }
    return found;
  });
}

describe('what floats above the inbox', () => {
  it.each(floating)('has nothing that axe objects to, light and dark: $name', async ({ name, open }) => {
    const { page } = session;
    await closeAll(page);
    await open(page);
    await takePicture(page, `floating-light-${name}`);
    const light = await objectionsIn(page, 'light');
    const dark = await objectionsIn(page, 'dark');
    await takePicture(page, `floating-dark-${name}`);
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });
});

describe('in a window of 1440x900 at 200 %, what floats', () => {
  beforeAll(() => session.page.setViewportSize({ width: 720, height: 450 }));

  it.each(floating.filter(({ name }) => /calendar|can be sent|Merge|New contact|is written/.test(name)))(
    'lies in the window with room around its buttons: $name',
    async ({ name, open }) => {
      const { page } = session;
      await closeAll(page);
      await open(page);
      await takePicture(page, `floating-small-${name}`);
      expect(await touchesEdges(page)).toEqual([]);
    },
  );
});
