import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ConsolePage, takePicture } from '../helpers/console-page.ts';
import { objectionsOf } from '../helpers/console-session.ts';
import { openTeam, type TeamSeats } from '../helpers/team-seats.ts';

/** Several browsers share the cores with everything else. */
const patiently = { timeout: 30_000 };

let team: TeamSeats;
let anna: ConsolePage;
let marta: ConsolePage;

beforeAll(async () => {
  team = await openTeam();
  await vi.waitFor(async () => {
    if ((await team.owner.conversations.list({})).items.length < 7) throw new Error('The sandbox is filling');
  }, patiently);
  anna = await team.sit('Anna', 'admin');
  marta = await team.sit('Marta', 'operator');
  // Without a PIN the seat would open again by itself.
  const own = (await team.owner.team.list()).find(({ name }) => name === 'Anna');
  if (!own) throw new Error('Anna is not in the team');
  await team.owner.team.setPin({ id: own.id, pin: '48151623' });
  for (const { page } of [anna, marta]) await rowOf(page, 'Robin Hale').waitFor(patiently);
}, 120_000);
afterAll(() => team?.close());

const rowOf = (page: Page, name: string) => page.getByRole('option').filter({ hasText: name });
const deed = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const openTeamScreen = (page: Page) => page.getByRole('button', { name: 'Team', exact: true }).click();
const say = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.keyboard.press('Enter');
  await page
    .getByRole('log', { name: 'Messages' })
    .getByRole('article')
    .filter({ hasText: text })
    .waitFor(patiently);
};

describe('the audit log', () => {
  it('tells an administrator what two people did, as sentences that lead there', async () => {
    await rowOf(marta.page, 'Robin Hale').click();
    await say(marta.page, 'Your bike is ready.');
    await team.owner.labels.create({ name: 'Bikes', color: 'red' });
    const { page } = anna;
    await openTeamScreen(page);
    await page.getByRole('button', { name: 'Audit log' }).click();
    await deed(page, 'Marta sent a message to Robin Hale').waitFor(patiently);
    await deed(page, 'Owner created the label Bikes').waitFor(patiently);
    await deed(page, 'Owner added Marta to the team').waitFor(patiently);
    await page.getByText(/^The log is whole: \d+ lines?\. Checked/).waitFor(patiently);
    expect(await objectionsOf(page, 'main')).toEqual([]);
    await takePicture(page, 'audit-log');
  });

  it('shows what is done meanwhile, and only what is asked for', async () => {
    const { page } = anna;
    await page.getByRole('combobox', { name: 'Person' }).click();
    await page.getByRole('option', { name: 'Marta', exact: true }).click();
    await deed(page, 'Marta sent a message to Robin Hale').waitFor(patiently);
    await expect.poll(() => deed(page, 'Owner').count(), patiently).toBe(0);
    const before = await deed(page, 'Marta sent a message').count();
    await say(marta.page, 'We close at six.');
    await expect.poll(() => deed(page, 'Marta sent a message').count(), patiently).toBe(before + 1);
  });

  it('is not for an operator, who is told so', async () => {
    const { page } = marta;
    await openTeamScreen(page);
    await page.getByRole('heading', { name: 'Team', exact: true }).waitFor(patiently);
    expect(await page.getByRole('button', { name: 'Audit log' }).count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '#/team/audit';
    });
    await page.getByText('Only administrators see the audit log').waitFor(patiently);
    expect(await page.getByRole('article').count()).toBe(0);
  });
});

describe('locking', () => {
  it('works over an open dialog, of which nothing stays to be seen', async () => {
    const { page } = anna;
    await openTeamScreen(page);
    await page.getByRole('button', { name: 'Add a person' }).click();
    const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Secret plans');
    await page.keyboard.press('Control+Shift+L');
    await page.getByRole('heading', { name: 'Anna', exact: true }).waitFor(patiently);
    await expect.poll(() => page.getByRole('dialog').count(), patiently).toBe(0);
    expect(await page.getByRole('button', { name: 'Audit log' }).count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).count()).toBe(0);
  });
});
