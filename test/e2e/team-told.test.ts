import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRules } from '#shared/contract/accounts.ts';
import type { ConsolePage } from '../helpers/console-page.ts';
import { newCustomer, tellSandbox, wordsOnPhone } from '../helpers/sandbox-control.ts';
import { bubble, openRow, openWho, ownedBy, patiently, rowOf, say, unreadOf } from '../helpers/team-page.ts';
import { openTeam, type TeamSeats } from '../helpers/team-seats.ts';

let team: TeamSeats;
let marta: ConsolePage;
let petro: ConsolePage;
let ivan: ConsolePage;
const everybody = () => [marta, petro, ivan];

beforeAll(async () => {
  team = await openTeam();
  // One after the other: each starts a browser of its own.
  marta = await team.sit('Marta', 'operator');
  petro = await team.sit('Petro', 'operator');
  ivan = await team.sit('Ivan', 'operator');
  for (const { page } of everybody()) {
    await rowOf(page, 'Robin Hale').waitFor(patiently);
    await hearPopups(page);
  }
}, 120_000);
afterAll(() => team?.close());

/** Writes down what this browser pops up; the popups themselves are real. */
async function hearPopups(page: Page): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await page.evaluate(() => {
    document.body.dataset.popups = '[]';
    globalThis.Notification = new Proxy(Notification, {
      construct(Real, [title, options]: [string, NotificationOptions]) {
        const { popups = '[]' } = document.body.dataset;
        document.body.dataset.popups = JSON.stringify([...JSON.parse(popups), `${title}: ${options.body}`]);
        return new Real(title, options);
      },
    });
  });
}

/** What has popped up at a seat since this was asked the last time. */
const popupsOf = ({ page }: ConsolePage): Promise<string[]> =>
  page.evaluate(() => {
    const heard: string[] = JSON.parse(document.body.dataset.popups ?? '[]');
    document.body.dataset.popups = '[]';
    return heard;
  });

/** Waits until each seat has popped something up; gives what it was. */
async function nextPopups(...seats: ConsolePage[]): Promise<string[][]> {
  const heard: string[][] = seats.map(() => []);
  await expect
    .poll(async () => {
      for (const [place, seat] of seats.entries()) heard[place]?.push(...(await popupsOf(seat)));
      return heard.map(({ length }) => length > 0);
    }, patiently)
    .toEqual(seats.map(() => true));
  return heard;
}

const writes = (customer: string, text: string) =>
  tellSandbox(team.serve.ready.sandboxUrl, `customers/${customer}/messages`, { text });
const PRIYA = 'Priya Nair · Sandbox';
const ROBIN = 'Robin Hale · Sandbox';

describe('a conversation of one of three', () => {
  it('calls the colleague whom a note mentions, there and nowhere else', async () => {
    await writes('robin', 'Is my bike ready?');
    const first = [`${ROBIN}: Is my bike ready?`];
    expect(await nextPopups(marta, petro, ivan)).toEqual([first, first, first]);
    await openRow(marta.page, 'Robin Hale');
    await say(marta.page, 'One moment, I will ask.');
    await ownedBy(marta.page, /^You own this until/).waitFor(patiently);

    await marta.page.getByRole('button', { name: 'Note', exact: true }).click();
    const note = marta.page.getByRole('textbox', { name: 'Note for colleagues' });
    await note.pressSequentially('Is it ready, @Iv');
    await marta.page.getByRole('option', { name: 'Ivan', exact: true }).waitFor(patiently);
    await marta.page.keyboard.press('Enter');
    await marta.page.keyboard.press('Enter');
    expect(await nextPopups(ivan)).toEqual([[`${ROBIN}: Marta mentioned you in a note\nIs it ready, @Ivan`]]);
    await expect.poll(() => unreadOf(ivan.page, 'Robin Hale'), patiently).toBe(1);

    // What everybody is told of comes after whatever the note would have said to the others.
    await writes('priya', 'Good morning');
    const later = [`${PRIYA}: Good morning`];
    expect(await nextPopups(petro, marta, ivan)).toEqual([later, later, later]);
    expect(await unreadOf(petro.page, 'Robin Hale')).toBe(0);
    const phone = await wordsOnPhone(team.serve.ready.sandboxUrl, 'robin');
    expect(phone.join('\n')).not.toContain('@Ivan');
  });

  it('tells the colleague who is brought into it, and from then on of what the customer writes', async () => {
    await marta.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await openWho(marta.page);
    await marta.page.getByRole('button', { name: 'Add a colleague' }).click();
    await marta.page.getByRole('option', { name: 'Petro', exact: true }).click();
    expect(await nextPopups(petro)).toEqual([[`${ROBIN}: Marta brought you into this conversation`]]);
    await marta.page.keyboard.press('Escape');
    await openRow(petro.page, 'Robin Hale');
    await bubble(petro.page, 'Is it ready, @Ivan').waitFor(patiently);
    const petroLooks = ownedBy(marta.page, /^Petro is looking$/);
    await petroLooks.waitFor(patiently);
    await openRow(petro.page, 'Priya Nair');
    await petroLooks.waitFor({ state: 'hidden', ...patiently });
    await writes('robin', 'Still there?');
    const [atPetro, atIvan] = await nextPopups(petro, ivan);
    expect([atPetro, atIvan]).toEqual([[`${ROBIN}: Still there?`], [`${ROBIN}: Still there?`]]);
    // She has it before her eyes.
    expect(await popupsOf(marta)).toEqual([]);
  });
});

describe('a customer who writes while nobody is there', () => {
  const AWAY = 'We are closed and will answer in the morning.';
  const GREETING = 'Welcome to the bike shop!';
  const phoneOf = (customer: string) => wordsOnPhone(team.serve.ready.sandboxUrl, customer);
  const automaticOf = async (customer: string) =>
    (await phoneOf(customer)).filter((text) => [AWAY, GREETING].includes(text));
  const passTime = (hours: number) => team.owner.sandbox.passTime({ hours });
  async function setRules(change: Partial<AccountRules>): Promise<void> {
    const [account] = await team.owner.accounts.list();
    if (!account) throw new Error('The sandbox has no account');
    const rules = await team.owner.accounts.rules({ id: account.id });
    await team.owner.accounts.setRules({ id: account.id, rules: { ...rules, ...change } });
  }
  const closed = { timeZone: 'Europe/Kyiv', week: Array.from({ length: 7 }, () => []), holidays: [] };
  let zoya: string;

  it('is told so once a day, however often they write', async () => {
    const { sandboxUrl } = team.serve.ready;
    zoya = await newCustomer(sandboxUrl, 'Zoya');
    const other = await newCustomer(sandboxUrl, 'Orest');
    await setRules({
      officeHours: closed,
      away: { isOn: true, text: AWAY },
      greeting: { isOn: true, text: GREETING },
    });
    await writes(zoya, 'Hello');
    await expect.poll(() => automaticOf(zoya), patiently).toEqual([AWAY]);
    await writes(zoya, 'Anybody?');
    // Whoever writes later is answered later: by then Zoya would have been told twice.
    await writes(other, 'Hello');
    await expect.poll(() => automaticOf(other), patiently).toEqual([AWAY]);
    expect(await automaticOf(zoya)).toEqual([AWAY]);
  });

  it('is told again on the next day', async () => {
    await passTime(25);
    await writes(zoya, 'Hello again');
    await expect.poll(() => automaticOf(zoya), patiently).toEqual([AWAY, AWAY]);
  });

  it('is greeted once the shop is open, when they are new, and not twice within the day', async () => {
    const { sandboxUrl } = team.serve.ready;
    await setRules({ officeHours: null });
    const yarema = await newCustomer(sandboxUrl, 'Yarema');
    // She wrote a moment ago and has had her message of today.
    await writes(zoya, 'Are you open now?');
    await writes(yarema, 'Good day');
    await expect.poll(() => automaticOf(yarema), patiently).toEqual([GREETING]);
    await writes(yarema, 'A question');
    await setRules({ officeHours: closed });
    const late = await newCustomer(sandboxUrl, 'Lesia');
    await writes(yarema, 'Are you closed?');
    await writes(late, 'Hello');
    await expect.poll(() => automaticOf(late), patiently).toEqual([AWAY]);
    expect(await automaticOf(yarema)).toEqual([GREETING]);
    expect(await automaticOf(zoya)).toEqual([AWAY, AWAY]);
  });

  it('is greeted again when neither side wrote for fifteen days, and everybody is told', async () => {
    await setRules({ officeHours: null });
    await passTime(15 * 24 + 1);
    for (const seat of everybody()) await popupsOf(seat);
    await writes(zoya, 'I am back');
    const back = ['Zoya · Sandbox: I am back'];
    expect(await nextPopups(...everybody())).toEqual([back, back, back]);
    await expect.poll(() => automaticOf(zoya), patiently).toEqual([AWAY, AWAY, GREETING]);
  });
});
