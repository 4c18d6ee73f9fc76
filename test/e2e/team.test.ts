import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import { type ConsolePage, takePicture } from '../helpers/console-page.ts';
import { objectionsOf } from '../helpers/console-session.ts';
import { tellSandbox, wordsOnPhone } from '../helpers/sandbox-control.ts';
import {
  bubble,
  composer,
  log,
  openRow,
  openWho,
  ownedBy,
  patiently,
  rowOf,
  say,
  unreadOf,
} from '../helpers/team-page.ts';
import { openTeam, type TeamSeats } from '../helpers/team-seats.ts';

let team: TeamSeats;
let marta: ConsolePage;
let petro: ConsolePage;
let vera: ConsolePage;

beforeAll(async () => {
  team = await openTeam();
  // One after the other: each starts a browser of its own.
  marta = await team.sit('Marta', 'operator');
  petro = await team.sit('Petro', 'operator');
  vera = await team.sit('Vera', 'viewer');
  for (const { page } of [marta, petro, vera]) await rowOf(page, 'Robin Hale').waitFor(patiently);
}, 120_000);
afterAll(() => team?.close());

const noteField = (page: Page) => page.getByRole('textbox', { name: 'Note for colleagues' });
const robinWrites = (text: string) =>
  tellSandbox(team.serve.ready.sandboxUrl, 'customers/robin/messages', { text });
const robin = async (): Promise<Conversation> => {
  const { items } = await team.owner.conversations.list({ search: 'Robin' });
  const [found] = items;
  if (!found) throw new Error('Robin has no conversation');
  return found;
};

/** What is made in a form, and how it is filled in. */
const forms = [
  { item: 'Reply buttons', field: ['Text', 'Button 1'], words: ['Which one?', 'Red'], send: 'Send' },
  { item: 'Location', field: ['Coordinates or a map link'], words: ['50.45, 30.52'], send: 'Send location' },
  {
    item: 'Contact',
    field: ['Name', 'Phone'],
    words: ['The workshop', '+380671234567'],
    send: 'Send contact',
  },
];

describe('two operators and one customer', () => {
  it('tells both of the first message, and the one who did not answer of nothing more', async () => {
    await robinWrites('Is my bike ready?');
    for (const { page } of [marta, petro])
      await expect.poll(() => unreadOf(page, 'Robin Hale'), patiently).toBe(1);

    await openRow(marta.page, 'Robin Hale');
    await say(marta.page, 'It is, come by any time.');
    await expect.poll(() => unreadOf(petro.page, 'Robin Hale'), patiently).toBe(0);
    await ownedBy(marta.page, /^You own this until .+; then everybody$/).waitFor(patiently);

    await rowOf(marta.page, 'Priya Nair').click();
    await robinWrites('Until when?');
    await expect.poll(() => unreadOf(marta.page, 'Robin Hale'), patiently).toBe(1);
    expect(await unreadOf(petro.page, 'Robin Hale')).toBe(0);
  });

  it('shows the other one who owns it, and who looks at it', async () => {
    await openRow(marta.page, 'Robin Hale');
    await openRow(petro.page, 'Robin Hale');
    await ownedBy(petro.page, /^Marta owns this until/).waitFor(patiently);
    await ownedBy(petro.page, /^Marta is looking$/).waitFor(patiently);
    await takePicture(petro.page, 'team-owned');
  });

  it('brings in whoever a note mentions, and the customer never gets the note', async () => {
    await marta.page.getByRole('button', { name: 'Note', exact: true }).click();
    await noteField(marta.page).pressSequentially('What does it cost, @Pe');
    await marta.page.getByRole('option', { name: 'Petro', exact: true }).waitFor(patiently);
    await marta.page.keyboard.press('Enter');
    await marta.page.keyboard.press('Enter');
    await bubble(petro.page, 'What does it cost, @Petro').waitFor(patiently);
    await ownedBy(petro.page, /^You and Marta own this until/).waitFor(patiently);
    const phone = (await wordsOnPhone(team.serve.ready.sandboxUrl, 'robin')).join('\n');
    expect(phone).toContain('Until when?');
    expect(phone).not.toContain('What does it cost');
    expect(await objectionsOf(marta.page, 'main')).toEqual([]);
    await takePicture(marta.page, 'team-note');
    await marta.page.getByRole('button', { name: 'Answer', exact: true }).click();
  });

  it('warns of a colleague who is writing, asks once, and waiting keeps the text', async () => {
    await composer(marta.page).pressSequentially('We close at ');
    await petro.page.getByText(/^Marta is writing an answer\. Wait/).waitFor(patiently);
    await say(petro.page, 'Until seven.');
    await petro.page.getByRole('dialog', { name: 'Marta is writing an answer too' }).waitFor(patiently);
    await petro.page.keyboard.press('Enter');
    expect(await composer(petro.page).inputValue()).toBe('Until seven.');
    expect(await bubble(petro.page, 'Until seven.').count()).toBe(0);
  });

  it('keeps the text of the one who waited while the answer of the other arrives', async () => {
    await composer(marta.page).fill('');
    await say(marta.page, 'We close at six.');
    // As long as her page knows that Petro is writing, she is asked as well.
    const insist = marta.page.getByRole('button', { name: 'Send anyway' });
    const sent = bubble(marta.page, 'We close at six.');
    await insist.or(sent).first().waitFor(patiently);
    if (await insist.isVisible()) await insist.click();
    await bubble(petro.page, 'We close at six.').waitFor(patiently);
    expect(await composer(petro.page).inputValue()).toBe('Until seven.');
    await expect.poll(() => petro.page.getByText(/is writing an answer/).count(), patiently).toBe(0);
  });

  it('asks before a form as well, and waiting brings it back as it was filled in', async () => {
    const { page } = petro;
    await composer(marta.page).fill('');
    await composer(marta.page).pressSequentially('And tomorrow ');
    await page.getByText(/^Marta is writing an answer\. Wait/).waitFor(patiently);
    for (const { item, field, words, send } of forms) {
      await page.getByRole('button', { name: 'Send something else' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      for (const [index, name] of field.entries())
        await page
          .getByRole('dialog')
          .getByRole('textbox', { name, exact: true })
          .fill(words[index] ?? '');
      // She goes on writing: whoever stops is soon taken for somebody who has left.
      await composer(marta.page).pressSequentially('…');
      await page.getByRole('dialog').getByRole('button', { name: send, exact: true }).click();
      const question = page.getByRole('dialog', { name: 'Marta is writing an answer too' });
      await question.waitFor(patiently);
      await takePicture(page, `team-form-${item}`);
      await question.getByRole('button', { name: 'Wait' }).click();
      await question.waitFor({ state: 'detached' });
      const kept = field.map((name) => page.getByRole('dialog').getByRole('textbox', { name, exact: true }));
      expect(await Promise.all(kept.map((one) => one.inputValue()))).toEqual(words);
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(await bubble(page, 'Which one?').count()).toBe(0);
    await composer(marta.page).fill('');
  });

  it('hands over with a note, and says so to everybody', async () => {
    const { page } = marta;
    await openWho(page);
    await page.getByRole('button', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hand over: Robin Hale' });
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Petro', exact: true }).click();
    await dialog.getByRole('textbox').fill('He asks for the price.');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await log(petro.page).getByText('Marta handed the conversation over to Petro').waitFor(patiently);
    await log(petro.page).getByText('He asks for the price.').waitFor(patiently);
    await ownedBy(petro.page, /^You own this until/).waitFor(patiently);
    await ownedBy(page, /^Petro owns this until/).waitFor(patiently);
  });

  it('lets one take over, and leave again', async () => {
    const { page } = marta;
    await openWho(page);
    await page.getByRole('button', { name: 'Take over' }).click();
    await ownedBy(petro.page, /^Marta owns this until/).waitFor(patiently);
    await page.getByRole('button', { name: 'Leave the conversation' }).click();
    await expect.poll(async () => (await robin()).participantIds, patiently).toEqual([]);
    await ownedBy(petro.page, /^Everybody of .+ is told$/).waitFor(patiently);
  });
});

describe('a seat that lost its network for an hour', () => {
  it('has everything that was said meanwhile, once', async () => {
    const { page } = petro;
    await page.clock.install();
    await page.context().setOffline(true);
    await robinWrites('Hello? Anybody there?');
    await expect.poll(async () => (await robin()).preview?.text, patiently).toBe('Hello? Anybody there?');
    await page.clock.fastForward('01:00:00');
    expect(await bubble(page, 'Hello? Anybody there?').count()).toBe(0);
    await page.context().setOffline(false);
    await page.clock.runFor(60_000);
    await bubble(page, 'Hello? Anybody there?').waitFor(patiently);
    expect(await bubble(page, 'Hello? Anybody there?').count()).toBe(1);
    await page.clock.resume();
  });
});

describe('somebody who may only look', () => {
  it('reads the conversation and the notes, and has nothing to write or hand over with', async () => {
    const { page } = vera;
    await openRow(page, 'Robin Hale');
    await bubble(page, 'What does it cost, @Petro').waitFor(patiently);
    await openWho(page);
    expect(await page.getByRole('button', { name: /Take over|Hand over|Add a colleague/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Note', exact: true }).count()).toBe(0);
    expect(await composer(page).count()).toBe(0);
  });
});
