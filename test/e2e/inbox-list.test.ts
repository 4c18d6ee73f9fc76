import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { openTwoSeats, type TwoSeats } from '../helpers/two-seats.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let seats: TwoSeats;

beforeAll(async () => {
  seats = await openTwoSeats({ args: ['--sandbox'] });
  await seats.page.getByRole('option').first().waitFor();
  await seats.colleague.getByRole('option').first().waitFor();
});
afterAll(() => seats?.close());

const rowIn = (page: Page, name: string) => page.getByRole('option').filter({ hasText: name });
const rail = (page: Page) => page.getByRole('navigation', { name: 'Accounts and filters' });
const choose = (page: Page, filter: string) => rail(page).getByRole('button', { name: filter }).click();
/** A letter that is a command: it goes to the row, since while one types it is a letter. */
const press = async (page: Page, name: string, key: string) => {
  await rowIn(page, name).focus();
  await page.keyboard.press(key);
};

describe('two seats', () => {
  it('both see it when one of them is done with a conversation, and when it is taken back', async () => {
    const { page, colleague } = seats;
    await press(page, 'Robin Hale', 'e');
    await rowIn(page, 'Robin Hale').waitFor({ state: 'detached', timeout: 5_000 });
    await expect.poll(() => rowIn(colleague, 'Robin Hale').count(), patiently).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await rowIn(page, 'Robin Hale').waitFor();
    await rowIn(colleague, 'Robin Hale').waitFor();
  });

  it('see labels, who answers and pins of each other', async () => {
    const { page, colleague } = seats;
    await press(page, 'Priya Nair', 'l');
    const dialog = page.getByRole('dialog', { name: 'Labels' });
    await dialog.getByRole('combobox').fill('Urgent');
    await page.keyboard.press('Enter');
    await dialog.getByRole('option', { name: 'Urgent', selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'Priya Nair', 'p');
    await rowIn(colleague, 'Priya Nair').getByText('Labels: Urgent').waitFor();
    await expect
      .poll(() => colleague.getByRole('option').first().textContent(), patiently)
      .toContain('Priya Nair');
    await choose(colleague, 'Urgent');
    await expect.poll(() => colleague.getByRole('option').count(), patiently).toBe(1);
    await choose(colleague, 'All');
    await press(colleague, 'Priya Nair', 'Shift+A');
    await choose(page, 'Mine');
    await rowIn(page, 'Priya Nair').waitFor();
    await choose(page, 'All');
  });
});

describe('what was put away', () => {
  it('waits among the snoozed ones until the customer writes', async () => {
    const { page, serve } = seats;
    await press(page, 'Тарас Бондар', 'h');
    const dialog = page.getByRole('dialog', { name: 'Snooze' });
    await takePicture(page, 'snooze');
    await dialog.getByRole('button', { name: 'Until the customer replies' }).press('Enter');
    await rowIn(page, 'Тарас Бондар').waitFor({ state: 'detached' });
    await choose(page, 'Snoozed');
    await rowIn(page, 'Тарас Бондар').getByRole('img', { name: 'Snoozed until a reply' }).waitFor();
    await tellSandbox(serve.ready.sandboxUrl, 'customers/taras/messages', { text: 'Ще актуально?' });
    await page.getByText('Nothing is snoozed').waitFor();
    await choose(page, 'All');
    await expect.poll(() => rowIn(page, 'Тарас Бондар').textContent(), patiently).toContain('Ще актуально?');
  });

  it('can be given a day and a time of its own by the keyboard alone', async () => {
    const { page } = seats;
    await press(page, 'James Porter', 'h');
    await page.getByRole('button', { name: 'Date and time' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Snooze' });
    await dialog.getByRole('button', { pressed: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Time' }).fill('1645');
    await dialog.getByRole('button', { name: /^Snooze until .*16:45$/ }).press('Enter');
    await choose(page, 'Snoozed');
    await rowIn(page, 'James Porter').waitFor();
    await press(page, 'James Porter', 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Bring back now' }).press('Enter');
    await page.getByText('Nothing is snoozed').waitFor();
    await choose(page, 'All');
  });
});

describe('many at once', () => {
  it('are selected with the mouse, done together, and taken back with Ctrl+Z', async () => {
    const { page } = seats;
    const before = await page.getByRole('option').count();
    await page
      .getByRole('option')
      .nth(1)
      .click({ modifiers: ['Control'] });
    await page
      .getByRole('option')
      .nth(3)
      .click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Actions on the selected conversations' });
    await bar.getByText('3 selected').waitFor();
    expect(await seats.objections()).toEqual([]);
    await takePicture(page, 'bulk-bar');
    await bar.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => page.getByRole('option').count(), patiently).toBe(before - 3);
    await page.getByText('3 conversations done').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('option').count(), patiently).toBe(before);
  });
});

describe('the open conversation', () => {
  it('stays in its list when it was read, and goes where it belongs once it is left', async () => {
    const { page } = seats;
    await choose(page, 'Unread');
    await rowIn(page, 'Микола Гнатюк').click();
    await page.getByRole('log', { name: 'Messages' }).getByRole('article').first().waitFor();
    await expect
      .poll(
        () =>
          rowIn(page, 'Микола Гнатюк')
            .getByText(/unread/)
            .count(),
        patiently,
      )
      .toBe(0);
    expect(await rowIn(page, 'Микола Гнатюк').count()).toBe(1);
    await page.keyboard.press('Alt+ArrowDown');
    await rowIn(page, 'Микола Гнатюк').waitFor({ state: 'detached' });
    await choose(page, 'All');
  });

  it('makes room for the next one when it is done from its header', async () => {
    const { page } = seats;
    await rowIn(page, 'Ірина Мельник').click();
    // Until it is drawn, the header and the address may still be those of the conversation before.
    await page.getByRole('main', { name: 'Conversation: Ірина Мельник' }).waitFor();
    const open = page.url();
    await page
      .getByRole('group', { name: 'Actions on this conversation' })
      .getByRole('button', { name: 'Done' })
      .click();
    await expect.poll(() => page.url(), patiently).not.toBe(open);
    await rowIn(page, 'Ірина Мельник').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.url(), patiently).toBe(open);
    await rowIn(page, 'Ірина Мельник').waitFor();
  });
});

describe('rows', () => {
  it('stand still under a moving pointer while another conversation rises', async () => {
    const { page, serve } = seats;
    const rows = page.getByRole('option');
    const box = await rows.nth(2).boundingBox();
    if (!box) throw new Error('The third row is not drawn');
    const aimedAt = await rows.nth(2).getAttribute('data-conversation-id');
    let isMoving = true;
    const moving = (async () => {
      for (let step = 0; isMoving; step += 1) {
        await page.mouse.move(box.x + 60 + (step % 20), box.y + 20);
        await page.waitForTimeout(50);
      }
    })();
    await tellSandbox(serve.ready.sandboxUrl, 'customers/robin/messages', { text: 'One more thing' });
    await rowIn(page, 'One more thing').waitFor();
    expect(await rows.nth(2).getAttribute('data-conversation-id')).toBe(aimedAt);
    isMoving = false;
    await moving;
    await page.mouse.move(5, 5);
    await expect.poll(() => rows.nth(1).textContent(), patiently).toContain('One more thing');
  });

  it('leave no complaint on either screen', () => {
    expect([...seats.complaints, ...seats.colleagueComplaints]).toEqual([]);
  });
});
