import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import type { ConsoleSession } from '../helpers/console-session.ts';
import { changeLook, sticksOut } from '../helpers/looks.ts';
import { demoHasWritten } from '../helpers/sandbox-control.ts';
import { openTemplateDesk, type TemplateDesk } from '../helpers/template-desk.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };
const PIN = '48151623';

/** A screen by its address, and what of it is there only once it is drawn: in words of no language, or of both. */
interface Plain {
  readonly name: string;
  readonly path: () => string;
  readonly shows: (page: Page) => { waitFor(options?: { timeout: number }): Promise<void> };
}

let desk: TemplateDesk;
let session: ConsoleSession;
/** What was made for the screens to show, by the screen. */
const made = { importPath: '', draft: 0, refused: 0, twin: 0, sending: 0, setUp: 0 };

const words = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text).first();
const title = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });

const screen = (name: string, path: string | (() => string), shows: Plain['shows']): Plain => ({
  name,
  path: typeof path === 'string' ? () => path : path,
  shows,
});

/** No two neighbours share a title: the second one is known to be there by its own. The orders come last, and are remembered. */
const screens: readonly Plain[] = [
  screen('the numbers', '/numbers', (page) => title(page, /./)),
  screen('the records', '/records', (page) => words(page, 'A-1042')),
  screen('a record', '/records/Order/A-1042', (page) => words(page, 'https://track.example/1042')),
  screen('a new record type', '/record-types', (page) => title(page, /./)),
  screen('a type without records', '/records/Ticket', (page) => title(page, /./)),
  screen('a record type', '/record-types/Order', (page) => title(page, /./)),
  screen('the imports of records', '/record-imports', (page) => words(page, 'orders.csv')),
  screen('the records of a type', '/records/Order', (page) => words(page, 'A-1042')),
  screen(
    'an import of records',
    () => made.importPath,
    (page) => words(page, 'orders.csv'),
  ),
  screen('a new import of records', '/record-imports/new/Order', (page) => title(page, /./)),
  screen('the templates', '/templates', (page) => words(page, 'closed_today')),
  screen(
    'a template',
    () => `/templates/${made.refused}`,
    (page) => page.getByText('You won!').first(),
  ),
  screen('a new template', '/templates/new', (page) => title(page, /./)),
  screen(
    'a template that is written',
    () => `/templates/${made.draft}/edit`,
    (page) => title(page, /./),
  ),
  screen('the examples of templates', '/templates/examples', (page) => title(page, /./)),
  screen(
    'a template of two sides',
    () => `/templates/${made.twin}/merge`,
    (page) => words(page, 'Meta wrote this.'),
  ),
  screen('the sendings', '/sendings', (page) => words(page, 'Closed on Friday')),
  screen('a new sending', '/sendings/new', (page) => title(page, /./)),
  screen(
    'a sending',
    () => `/sendings/${made.sending}`,
    (page) => title(page, /./),
  ),
  screen('the team', '/team', (page) => words(page, 'Marta')),
  screen('the audit log', '/team/audit', (page) => page.getByRole('article').first()),
  screen('the doctor', '/doctor', (page) => title(page, /./)),
  screen('moving to another computer', '/moving', (page) => title(page, /./)),
  screen('the help', '/help', (page) => title(page, /./)),
  screen('a page of the help', '/help/window-24-hours', (page) => title(page, /./)),
  screen('an error in the help', '/help/error-131047', (page) => title(page, /./)),
  screen('the public address', '/accounts/address', (page) => title(page, /./)),
  screen('an account', '/accounts/1', (page) => title(page, /./)),
  screen('connecting a number', '/connect', (page) => title(page, /./)),
  screen(
    'what is needed to connect',
    () => `/connect/${made.setUp}/prepare`,
    (page) => title(page, /./),
  ),
  screen('an import of contacts', '/contacts/import', (page) => title(page, /./)),
  screen(
    'the values that Meta gives',
    () => `/connect/${made.setUp}/values`,
    (page) => title(page, /./),
  ),
  screen('a contact', '/contacts/1', (page) => title(page, /./)),
  screen('contacts that may be one person', '/contacts/duplicates', (page) =>
    words(page, 'Namesake Shevchenko'),
  ),
  screen('a conversation that is not there', '/c/999999', (page) =>
    page.getByRole('main').getByRole('button').first(),
  ),
];

beforeAll(async () => {
  desk = await openTemplateDesk();
  session = desk.session;
  await demoHasWritten(desk.client);
  await writeRecords();
  await writeTemplates();
  await writeTeam();
  made.setUp = (await desk.client.connect.start({ kind: 'sandbox' })).id;
}, 120_000);
afterAll(() => desk?.close());

async function writeRecords(): Promise<void> {
  const { page } = session;
  const { items } = await desk.client.contacts.list({});
  const order = {
    number: 'A-1042',
    customer: `+${items.find(({ waId }) => waId !== null)?.waId}`,
    placedOn: '2026-11-22',
    total: { amount: 1250.5, currency: 'UAH' },
    status: 'paid',
    trackingLink: 'https://track.example/1042',
  };
  const written = await desk.client.records.upsert({ type: 'Order', records: [order] });
  expect(written.failed).toEqual([]);
  await session.go('/record-imports/new/Order');
  const table = ['Number;Customer;Placed on;Total', 'A-2;+380501234567;23.11.2026;99,00 UAH'].join('\r\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.waitForURL(/#\/record-imports\/[^/]+$/);
  made.importPath = new URL(page.url()).hash.slice(1);
}

async function writeTemplates(): Promise<void> {
  const { client } = desk;
  const closed = await desk.put('closed_today', bodyOf('We are closed on Friday.'));
  const refused = await desk.put('big_win', bodyOf('You won! Send your card.'), { category: 'MARKETING' });
  await desk.review('big_win', 'REJECTED', 'SCAM');
  made.refused = refused.id;
  made.twin = (await desk.write('twin', { body: 'We wrote this.' })).id;
  await desk.put('twin', bodyOf('Meta wrote this.'));
  made.draft = (await desk.write('half_written', { body: 'Half written {{1}}' })).id;
  const { items } = await client.contacts.list({});
  const contactIds = items.map(({ id }) => id);
  const sending = await client.sendings.prepare({
    templateId: closed.id,
    title: 'Closed on Friday',
    source: { kind: 'contacts', contactIds },
  });
  made.sending = sending.id;
}

async function writeTeam(): Promise<void> {
  const { client } = desk;
  for (const operator of ['50', '67'])
    await client.contacts.create({ customName: 'Namesake Shevchenko', phone: `+380${operator}7654321` });
  const [owner] = await client.team.list();
  if (!owner) throw new Error('Nobody works here');
  await client.team.setPin({ id: owner.id, pin: PIN });
  await client.team.create({ name: 'Marta', role: 'operator', accountIds: [desk.accountId] });
}

const bodyOf = (text: string) => [{ type: 'BODY', text }];

/** Goes to a screen, until it has a title of its own: the one of the screen before stays for a moment. */
async function open(page: Page, { path, shows }: Plain): Promise<void> {
  await page.evaluate(() => {
    for (const old of document.querySelectorAll('h1')) old.dataset.before = '';
  });
  await session.go(path());
  await page
    .locator('h1:not([data-before])')
    .first()
    .waitFor({ ...patiently, state: 'attached' });
  await shows(page).waitFor(patiently);
  await settled(page);
}

/** Until nothing is on its way any more. */
const settled = (page: Page) =>
  expect
    .poll(() => page.getByRole('status', { name: /^(Loading|Завантаження)…$/ }).count(), patiently)
    .toBe(0);

/** What stands in the way of somebody on the screen that is open, in a window of 1440x900 and in the same one at 200 %. */
async function troubles(page: Page) {
  const objections = await session.objections();
  const wide = await sticksOut(page);
  await page.setViewportSize({ width: 720, height: 450 });
  // A title that is below the fold is a title all the same.
  const title = page.getByRole('heading', { level: 1 }).first();
  await title.waitFor({ ...patiently, state: 'attached' });
  await settled(page);
  const zoomed = await sticksOut(page);
  return { objections, wide, zoomed };
}

const nothing = { objections: [], wide: [], zoomed: [] };

describe.each([
  { language: 'uk', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const)('in $language, $theme', (look) => {
  beforeAll(() => changeLook(session.page, look));
  afterEach(() => session.page.setViewportSize({ width: 1440, height: 900 }));

  it.each(screens)('anybody can work with $name, at 200 % too', async (plain) => {
    const { page } = session;
    const { name } = plain;
    await open(page, plain);
    await takePicture(page, `screen-${look.language}-${name}`);
    const found = await troubles(page);
    await takePicture(page, `screen-${look.language}-${name}-zoom`);
    expect(found).toEqual(nothing);
  });

  it('anybody can work with the lock screen, at 200 % too', async () => {
    const { page } = session;
    await session.go('/team');
    await words(page, 'Marta').waitFor(patiently);
    await page.keyboard.press('Control+Shift+L');
    await page.getByLabel(/PIN/).first().waitFor(patiently);
    await takePicture(page, `screen-${look.language}-lock`);
    const found = await troubles(page);
    await takePicture(page, `screen-${look.language}-lock-zoom`);
    await page.keyboard.type(PIN);
    await page.keyboard.press('Enter');
    await words(page, 'Marta').waitFor(patiently);
    expect(found).toEqual(nothing);
  });
});
