import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { goTo } from '../helpers/console-page.ts';
import { openTwoSeats, type TwoSeats } from '../helpers/two-seats.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let session: TwoSeats;
let conversation: { id: number; contact: { id: number; profileName: string } };

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const { apiUrl, apiToken } = session.serve.ready;
  const answer = await fetch(`${apiUrl}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Contact' });

async function openPanel(page: Page): Promise<void> {
  await goTo(page, `/c/${conversation.id}`);
  await page.getByRole('button', { name: 'About the customer' }).click();
  await panelOf(page).getByRole('heading', { name: 'Notes' }).waitFor();
}

beforeAll(async () => {
  session = await openTwoSeats({ args: ['--sandbox'] });
  for (const [name, kind] of [
    ['City', 'text'],
    ['Birthday', 'date'],
    ['Site', 'link'],
  ]) {
    await ask('/contacts/createField', { name, kind });
  }
  const items = await vi.waitFor(async () => {
    const answer = await ask<{ items: (typeof conversation)[] }>('/conversations');
    if (answer.items.length < 3) throw new Error('The customers of the sandbox have not written yet');
    return answer.items;
  }, patiently);
  conversation = items[0] as typeof conversation;
  await openPanel(session.page);
  await openPanel(session.colleague);
});
afterAll(() => session?.close());

describe('the contact beside its conversation', () => {
  it('takes a name where it stands; the list and a colleague see it at once', async () => {
    const { page, colleague } = session;
    await panelOf(page)
      .getByRole('button', { name: /^Change: Name/ })
      .click();
    await page.keyboard.type('Iryna from the bakery');
    await page.keyboard.press('Enter');
    await panelOf(page).getByText('Saved').waitFor();
    await page.getByRole('option', { name: /Iryna from the bakery/ }).waitFor();
    await panelOf(colleague)
      .getByRole('button', { name: /Iryna from the bakery/ })
      .waitFor();
    await panelOf(page).getByText(`WhatsApp profile name: ${conversation.contact.profileName}`).waitFor();
  });

  it('keeps what one types while a colleague saves the same field, and says so', async () => {
    const { page, colleague } = session;
    await panelOf(page)
      .getByRole('button', { name: /^Change: City/ })
      .click();
    await page.keyboard.type('Kyi');
    await panelOf(colleague)
      .getByRole('button', { name: /^Change: City/ })
      .click();
    await colleague.keyboard.type('Lviv');
    await colleague.keyboard.press('Enter');
    await panelOf(page).getByText('Somebody saved meanwhile: Lviv').waitFor();
    expect(await panelOf(page).getByRole('textbox', { name: 'City' }).inputValue()).toBe('Kyi');
    await page.keyboard.press('Escape');
    await panelOf(page).getByRole('button', { name: 'Change: City. Lviv' }).waitFor();
  });

  it('refuses a link that would run a program, in words beside it, and keeps what was typed', async () => {
    const { page } = session;
    await panelOf(page)
      .getByRole('button', { name: /^Change: Site/ })
      .click();
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await panelOf(page)
      .getByRole('alert')
      .getByText(/does not fit the field “Site”/)
      .waitFor();
    expect(await panelOf(page).getByRole('textbox', { name: 'Site' }).inputValue()).toBe(
      'javascript:alert(1)',
    );
    await page.keyboard.press('Escape');
    await panelOf(page)
      .getByRole('button', { name: /^Change: Site/ })
      .waitFor();
  });

  it('takes notes with Ctrl+Enter, shows them to the colleague, and gives a deleted one back', async () => {
    const { page, colleague } = session;
    await panelOf(page).getByRole('textbox', { name: 'New note' }).fill('Gate code 4242');
    await page.keyboard.press('Control+Enter');
    const note = panelOf(page).getByRole('listitem').filter({ hasText: 'Gate code 4242' });
    await note.waitFor();
    await panelOf(colleague).getByText('Gate code 4242').waitFor();
    await note.hover();
    await note.getByRole('button', { name: 'Delete note' }).click();
    await note.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await note.waitFor();
    expect(await panelOf(colleague).getByText('Gate code 4242').isVisible()).toBe(true);
  });

  it('remembers a note half written while another conversation is looked at', async () => {
    const { page } = session;
    await panelOf(page).getByRole('textbox', { name: 'New note' }).fill('half a th');
    await page.getByRole('option').nth(2).click();
    await expect
      .poll(() => panelOf(page).getByRole('textbox', { name: 'New note' }).inputValue(), patiently)
      .toBe('');
    await goTo(page, `/c/${conversation.id}`);
    await expect
      .poll(() => panelOf(page).getByRole('textbox', { name: 'New note' }).inputValue(), patiently)
      .toBe('half a th');
    await panelOf(page).getByRole('textbox', { name: 'New note' }).fill('');
  });

  it('labels the conversation and takes it back', async () => {
    const { page } = session;
    await panelOf(page).getByRole('button', { name: 'Label', exact: true }).click();
    await page.getByRole('combobox', { name: 'Labels of this conversation' }).fill('Regular');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const chip = panelOf(page).getByRole('button', { name: 'Remove Regular' });
    await chip.click();
    await chip.waitFor({ state: 'detached' });
    // Until it says so, the only thing to take back is that the label was put on.
    await page.getByText('Label “Regular” removed').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await chip.waitFor();
  });

  it('says since when and by whom marketing is off', async () => {
    const { page, colleague } = session;
    await panelOf(page).getByRole('switch', { name: 'No marketing' }).click();
    await panelOf(colleague)
      .getByText(/Set by your team/)
      .waitFor();
    await panelOf(colleague).getByRole('switch', { name: 'No marketing' }).click();
    await panelOf(page)
      .getByText(/Set by your team/)
      .waitFor({ state: 'detached' });
  });

  it('blocks at Meta after saying what that means, and unblocks', async () => {
    const { page, colleague } = session;
    await panelOf(page).getByRole('button', { name: 'Block', exact: true }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText(/Meta will no longer pass on messages/).waitFor();
    await question.getByRole('button', { name: 'Block' }).click();
    await panelOf(colleague)
      .getByText(/nothing comes from this person/)
      .waitFor();
    await panelOf(colleague).getByRole('button', { name: 'Unblock' }).click();
    await colleague.getByRole('alertdialog').getByRole('button', { name: 'Unblock' }).click();
    await panelOf(page)
      .getByText(/nothing comes from this person/)
      .waitFor({ state: 'detached' });
  });

  it('has nothing that axe objects to, in light and dark', async () => {
    const { page } = session;
    expect(await session.objections('aside')).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    expect(await session.objections('aside')).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'light';
    });
  });
});

describe('two contacts that are one person', () => {
  it('are compared, merged, and taken apart again', async () => {
    const { page } = session;
    await ask('/contacts', { customName: 'Iryna (old phone)', phone: '+380671234599' });
    await panelOf(page).getByRole('button', { name: 'Merge with another contact…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge contacts' });
    await dialog.getByRole('searchbox').fill('old phone');
    await dialog.getByRole('button', { name: /Iryna \(old phone\)/ }).click();
    await dialog.getByRole('columnheader', { name: /Stays Iryna from the bakery/ }).waitFor();
    await dialog.getByText('Everything of Iryna (old phone) moves to Iryna from the bakery').waitFor();
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('Iryna (old phone) is now part of Iryna from the bakery').waitFor();
    await panelOf(page).getByRole('button', { name: 'Take apart' }).click();
    await page.getByText('Iryna (old phone) is a contact of its own again').waitFor();
    const { items } = await ask<{ items: unknown[] }>('/contacts?search=old%20phone');
    expect(items.length).toBe(1);
  });
});

describe('two conversations that a merge made one', () => {
  it('are one to whoever has the vanished one open, and to an old link of it', async () => {
    const { page, colleague } = session;
    const { items } = await ask<{ items: (typeof conversation)[] }>('/conversations');
    const [gone, kept] = items.filter(({ id }) => id !== conversation.id);
    if (!gone || !kept) throw new Error('The sandbox has at least three customers');
    await goTo(colleague, `/c/${gone.id}`);
    await panelOf(colleague).getByRole('heading', { name: 'Notes' }).waitFor();
    const people = { id: kept.contact.id, mergedId: gone.contact.id };
    const { mergeId } = await ask<{ mergeId: number }>('/contacts/merge', people);
    await expect.poll(() => colleague.url(), patiently).toMatch(new RegExp(`#/c/${kept.id}$`));
    await goTo(page, `/c/${gone.id}`);
    await expect.poll(() => page.url(), patiently).toMatch(new RegExp(`#/c/${kept.id}$`));
    const name = `Conversation: ${kept.contact.profileName}`;
    await page.getByRole('main', { name }).getByRole('log').getByRole('article').first().waitFor();
    await ask('/contacts/undoMerge', { mergeId });
    for (const seat of [page, colleague]) await goTo(seat, `/c/${conversation.id}`);
  });
});

describe('two contacts that are two people', () => {
  it('are kept apart, and Ctrl+Z asks about them again', async () => {
    const { page } = session;
    for (const operator of ['50', '67']) {
      await ask('/contacts', { customName: 'Namesake Shevchenko', phone: `+380${operator}7654321` });
    }
    await goTo(page, '/contacts/duplicates');
    const pair = page.getByRole('listitem', { name: 'Namesake Shevchenko and Namesake Shevchenko' });
    await pair.getByRole('button', { name: 'Two different people' }).click();
    await pair.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await pair.waitFor();
    await pair.getByRole('button', { name: /^Merge/ }).click();
    await page
      .getByText(/Namesake Shevchenko, \+380 \d\d 765 4321 moves to Namesake Shevchenko, \+380/)
      .waitFor();
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('the screen of all contacts', () => {
  it('finds by name and number, moves by the keyboard and opens one beside the list', async () => {
    const { page } = session;
    await ask('/contacts', { customName: 'Found by digits', phone: '+380671237788' });
    await goTo(page, '/contacts');
    const grid = page.getByRole('grid', { name: 'Contacts' });
    await page.getByRole('searchbox', { name: 'Name or number' }).fill('1237788');
    await expect.poll(() => grid.getByRole('row').count(), patiently).toBe(2);
    await page.getByRole('searchbox', { name: 'Name or number' }).fill('');
    await expect.poll(() => grid.getByRole('row').count(), patiently).toBeGreaterThan(5);
    await grid.getByRole('row').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panelOf(page).getByRole('heading', { name: 'Notes' }).waitFor();
    expect(await session.objections()).toEqual([]);
  });

  it('marks several by mouse and keys, and leads them to a new sending', async () => {
    const { page } = session;
    await goTo(page, '/contacts');
    const rows = page.getByRole('grid', { name: 'Contacts' }).getByRole('row');
    await rows.nth(1).getByRole('gridcell').first().click();
    await rows.nth(3).click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Selected contacts' });
    await bar.getByText('3 selected').waitFor();
    await rows.nth(3).press('Space');
    await bar.getByText('2 selected').waitFor();
    expect(await session.objections('main')).toEqual([]);
    await bar.getByRole('button', { name: 'Send a template' }).click();
    await page.getByText('2 selected contacts').waitFor();
  });

  it('makes a contact, refuses the same number in words and opens who has it', async () => {
    const { page } = session;
    for (const attempt of ['first', 'second']) {
      await goTo(page, '/contacts/new');
      const dialog = page.getByRole('dialog', { name: 'New contact' });
      await dialog.getByLabel('Name').fill('Oleh Newcomer');
      await dialog.getByLabel('Phone number').pressSequentially('0501112233');
      expect(await dialog.getByLabel('Phone number').inputValue()).toBe('050 111 2233');
      await dialog.getByText('Number: +380 50 111 2233').waitFor();
      if (attempt === 'first') expect(await session.objections('[role=dialog]')).toEqual([]);
      await page.keyboard.press('Enter');
      if (attempt === 'second') {
        await dialog.getByText('There is a contact with this number already: Oleh Newcomer.').waitFor();
        await dialog.getByRole('button', { name: 'Open that contact' }).click();
      }
      await panelOf(page)
        .getByRole('button', { name: /^Change: Name. Oleh Newcomer/ })
        .waitFor();
    }
    await panelOf(page).getByRole('button', { name: 'Write', exact: true }).click();
    await expect.poll(() => page.url(), patiently).toMatch(/#\/c\/\d+$/);
  });

  it('imports a file, says what became of each line, and harms nothing the second time', async () => {
    const { page } = session;
    const good = Array.from(
      { length: 450 },
      (_, index) => `Client ${index},+3806711${String(10_000 + index)},Odesa,`,
    );
    const csv = [
      'Name,Phone,City,Site',
      'Bad,no number,,',
      'Worse,+380671110001,,javascript:x',
      ...good,
    ].join('\r\n');
    const run = async (result: string[]) => {
      await goTo(page, '/contacts/import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await page.getByText('2 problems in the first rows').waitFor();
      expect(await session.objections()).toEqual([]);
      await page.getByRole('button', { name: 'Import 452 rows' }).click();
      await page.getByText('452 of 452').waitFor();
      await page.getByRole('heading', { name: 'Rows that were left out' }).waitFor();
      const numbers = page.getByRole('definition');
      expect(await numbers.allTextContents()).toEqual(result);
      await page.getByRole('cell', { name: /“no number” is not a phone number/ }).waitFor();
      expect(await session.objections()).toEqual([]);
      await page.getByRole('button', { name: 'To the contacts' }).click();
    };
    await run(['450', '0', '0', '2']);
    await run(['0', '0', '450', '2']);
  });

  it('refuses what is no CSV in words', async () => {
    const { page } = session;
    await goTo(page, '/contacts/import');
    const buffer = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 1, 2]);
    await page.locator('input[type=file]').setInputFiles({ name: 'book.csv', mimeType: 'text/csv', buffer });
    await page.getByText('“book.csv” does not look like CSV').waitFor();
  });

  it('exports everybody, with formulas made harmless', async () => {
    const { page } = session;
    await ask('/contacts', { customName: '=HYPERLINK("x")', phone: '+380671234511' });
    await goTo(page, '/contacts');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export to CSV…' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^contacts-\d{4}-\d\d-\d\d\.csv$/);
    const chunks = await (await file.createReadStream()).toArray();
    const text = Buffer.concat(chunks as Buffer[]).toString('utf8');
    const { count } = await ask<{ count: number }>('/contacts/count', {});
    expect(text.trim().split('\r\n').length).toBe(count + 1);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain(`'+380671234511`);
    expect(session.complaints).toEqual([]);
    expect(session.colleagueComplaints).toEqual([]);
  });
});
