import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import { type ConsolePage, takePicture } from '../helpers/console-page.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
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
let ivan: ConsolePage;

beforeAll(async () => {
  team = await openTeam();
  // One after the other: each starts a browser of its own.
  marta = await team.sit('Marta', 'operator');
  petro = await team.sit('Petro', 'operator');
  ivan = await team.sit('Ivan', 'operator');
  for (const { page } of [marta, petro, ivan]) await rowOf(page, 'Robin Hale').waitFor(patiently);
}, 120_000);
afterAll(() => team?.close());

const robinWrites = (text: string) =>
  tellSandbox(team.serve.ready.sandboxUrl, 'customers/robin/messages', { text });
const passTime = (hours: number) => team.owner.sandbox.passTime({ hours });
const robin = async (): Promise<Conversation> => {
  const { items } = await team.owner.conversations.list({ search: 'Robin' });
  const [found] = items;
  if (!found) throw new Error('Robin has no conversation');
  return found;
};
const idOf = async (name: string) => {
  const member = (await team.owner.team.list()).find((each) => each.name === name);
  if (!member) throw new Error(`${name} does not work here`);
  return member.id;
};
const everybody = () => [marta, petro, ivan];

describe('three operators and one customer', () => {
  it('are all told of the first message, and once one has answered nobody else is', async () => {
    await robinWrites('Is my bike ready?');
    for (const { page } of everybody())
      await expect.poll(() => unreadOf(page, 'Robin Hale'), patiently).toBe(1);
    await openRow(marta.page, 'Robin Hale');
    await say(marta.page, 'It is, come by any time.');
    for (const { page } of [petro, ivan])
      await expect.poll(() => unreadOf(page, 'Robin Hale'), patiently).toBe(0);
    await ownedBy(marta.page, /^You own this until .+; then everybody$/).waitFor(patiently);
    await openRow(marta.page, 'Priya Nair');
    await robinWrites('Until when?');
    await expect.poll(() => unreadOf(marta.page, 'Robin Hale'), patiently).toBe(1);
    for (const { page } of [petro, ivan]) expect(await unreadOf(page, 'Robin Hale')).toBe(0);
  });
});

describe('a seat that lost its network for an hour', () => {
  it('has everything that was said meanwhile, once', async () => {
    const { page } = petro;
    await openRow(page, 'Robin Hale');
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

describe('two clocks', () => {
  /** Marta is the one who answered last, and nobody has the conversation before their eyes. */
  const martaAnswers = async (text: string) => {
    await openRow(marta.page, 'Robin Hale');
    await say(marta.page, text);
    await bubble(marta.page, text).waitFor(patiently);
    await ownedBy(marta.page, /^You own this until/).waitFor(patiently);
    for (const { page } of everybody()) await openRow(page, 'Priya Nair');
  };

  it('tell everybody again when nobody wrote for fifteen days, and say so', async () => {
    await martaAnswers('Sorry for the wait, it is on its way.');
    await passTime(15 * 24 + 1);
    await robinWrites('It squeaks again.');
    for (const { page } of everybody())
      await expect.poll(() => unreadOf(page, 'Robin Hale'), patiently).toBe(1);
    await openRow(ivan.page, 'Robin Hale');
    await log(ivan.page)
      .getByText('Nobody wrote for 15 days: everybody is told of new messages again')
      .waitFor(patiently);
    await ownedBy(ivan.page, /^(Everybody of .+|Nobody wrote for 15 days; everybody of .+) is told$/).waitFor(
      patiently,
    );
    await takePicture(ivan.page, 'team-lapsed');
  });

  it('bring a customer who waits too long before everybody', async () => {
    await martaAnswers('Bring it in, please.');
    const { accountId: id } = await robin();
    const rules = await team.owner.accounts.rules({ id });
    await team.owner.accounts.setRules({
      id,
      rules: { ...rules, officeHours: null, escalateAfterMinutes: 30 },
    });
    await robinWrites('Any news?');
    await expect.poll(() => unreadOf(marta.page, 'Robin Hale'), patiently).toBe(1);
    for (const { page } of [petro, ivan]) expect(await unreadOf(page, 'Robin Hale')).toBe(0);
    await passTime(1);
    for (const { page } of [petro, ivan])
      await expect.poll(() => unreadOf(page, 'Robin Hale'), patiently).toBe(1);
    await openRow(marta.page, 'Robin Hale');
    await ownedBy(marta.page, /^Waiting since .+, brought before everybody at/).waitFor(patiently);
    await takePicture(marta.page, 'team-escalated');
  });
});

describe('somebody who may only look from now on', () => {
  it('reads the conversation and the notes, and has nothing to write or hand over with', async () => {
    const { page } = ivan;
    await openRow(page, 'Robin Hale');
    await composer(page).waitFor(patiently);
    const id = await idOf('Ivan');
    await team.owner.team.update({ id, role: 'viewer' });
    await expect.poll(() => composer(page).count(), patiently).toBe(0);
    await bubble(page, 'Any news?').waitFor(patiently);
    await openWho(page);
    expect(await page.getByRole('button', { name: /Take over|Hand over|Add a colleague/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Note', exact: true }).count()).toBe(0);
  });
});

describe('an operator who is removed while typing', () => {
  it('is signed out at once, and what was theirs is told to the others', async () => {
    const { page } = petro;
    await openRow(page, 'Robin Hale');
    await openWho(page);
    await page.getByRole('button', { name: 'Take over' }).click();
    const petrosId = await idOf('Petro');
    await expect.poll(async () => (await robin()).participantIds, patiently).toEqual([petrosId]);
    await page.keyboard.press('Escape');
    await composer(page).pressSequentially('We will be');
    await marta.page.getByText(/^Petro is writing an answer/).waitFor(patiently);
    await team.owner.team.remove({ id: petrosId, handOverTo: null });
    await expect.poll(() => composer(page).count(), patiently).toBe(0);
    await log(marta.page).getByText('Petro left the conversation').waitFor(patiently);
    await ownedBy(marta.page, /^Everybody of .+ is told$/).waitFor(patiently);
    expect((await robin()).participantIds).toEqual([]);
    await takePicture(page, 'team-removed');
  });
});
