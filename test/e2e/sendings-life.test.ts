import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type ConsolePage, goTo, openConsolePage, takePicture } from '../helpers/console-page.ts';
import { objectionsOf } from '../helpers/console-session.ts';
import { failToConnect, tellSandbox } from '../helpers/sandbox-control.ts';
import { numbers, openSendingRig, playFaults, type SendingRig } from '../main/services/sendings/rig.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 30_000 };
const sample = (name: string): string => fromRoot('resources', 'samples', name);

let rig: SendingRig;
let seat: ConsolePage;

const handle = { example: { header_handle: ['4::sandbox'] } };
const tops = {
  spring_photo: { type: 'HEADER', format: 'IMAGE', ...handle },
  spring_film: { type: 'HEADER', format: 'VIDEO', ...handle },
  where_we_are: { type: 'HEADER', format: 'LOCATION' },
};

beforeAll(async () => {
  rig = await openSendingRig({ rendererDir: fromRoot('out', 'renderer') });
  await limits('TIER_250');
  for (const [name, header] of Object.entries(tops)) {
    const components = [header, { type: 'BODY', text: 'We are waiting for you.' }];
    await tellSandbox(rig.hub.sandboxUrl, 'templates', { deed: 'put', name, language: 'en_US', components });
  }
  await rig.hub.client.templates.sync({ accountId: rig.accountId });
  seat = await openConsolePage(rig.hub);
}, 120_000);
afterAll(async () => {
  await seat?.close();
  await rig?.remove();
});
beforeEach(() => playFaults(rig));

const limits = (messagingTier: string) =>
  tellSandbox(rig.hub.sandboxUrl, 'limits', { pairRate: false, messagingTier });
const button = (name: string | RegExp) => seat.page.getByRole('button', { name, exact: true });
const openSending = (id: number) => goTo(seat.page, `/sendings/${id}`);
// The list of conversations has a word of its own for it.
const isDone = () => seat.page.locator('main').getByText('Done', { exact: true });
const settled = (id: number) =>
  rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
const aDayPasses = () => tellSandbox(rig.hub.sandboxUrl, 'time', { hours: 25 });

/** Sends what the draft on the screen says, and waits for its end there. */
async function sendDraft(): Promise<void> {
  const { page } = seat;
  await button(/^Send to \d+ people$/).click(patiently);
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Send to/ })
    .click(patiently);
  await isDone().waitFor({ timeout: 60_000 });
}

/** What stood at the top of the messages that the pretend Meta took for these numbers. */
async function topsSentTo(phones: readonly string[]): Promise<unknown[]> {
  const taken = await rig.accepted(phones);
  return taken.map(
    ({ body }) => body.template.components.find(({ type }) => type === 'header')?.parameters?.[0],
  );
}

/** A new sending to all orders with this template, up to what is to be filled in. */
async function composeForOrders(template: string): Promise<void> {
  const { page } = seat;
  await goTo(page, '/sendings');
  await button('New sending').first().click(patiently);
  await page.getByRole('radio', { name: /^Records/ }).click(patiently);
  await page.getByRole('combobox', { name: 'Which type' }).click(patiently);
  await page.getByRole('option', { name: 'Order', exact: true }).click(patiently);
  await page.getByRole('option', { name: new RegExp(`^${template}`) }).click(patiently);
}

describe('what stands at the top of a sending', () => {
  const phones = numbers(675_100_000, 3);

  it('a picture is chosen once, stays chosen when something is changed, and everybody gets it', async () => {
    const { page } = seat;
    await rig.addOrders('P', phones);
    await composeForOrders('spring_photo');
    await button('Choose a file').waitFor(patiently);
    const files = page.locator('input[type=file]');
    await files.setInputFiles(sample('clip.mp4'));
    await page.getByText('A JPEG or PNG picture is needed.').waitFor(patiently);
    await files.setInputFiles(sample('bouquet.jpg'));
    await button('Replace').waitFor(patiently);
    await page.getByText('bouquet.jpg').waitFor();
    await button('Next: check the recipients').click();
    await button('Change').click(patiently);
    await page.getByText('The file is ready').waitFor(patiently);
    await takePicture(page, 'life-photo');
    expect(await objectionsOf(page, 'main')).toEqual([]);
    await button('Next: check the recipients').click();
    await sendDraft();
    const sent = await topsSentTo(phones);
    expect(sent).toHaveLength(3);
    expect(sent[0]).toEqual({ type: 'image', image: { id: expect.any(String) as string } });
    expect(new Set(sent.map((top) => JSON.stringify(top))).size).toBe(1);
    await page.getByRole('row').filter({ hasText: 'Клієнт P-1' }).click();
    const bubble = page.getByRole('log', { name: 'Messages' }).getByRole('article').last();
    await bubble.getByRole('img').first().waitFor(patiently);
    await takePicture(page, 'life-photo-sent');
  });

  it('a place is read from what was pasted, and stands in every message', async () => {
    const { page } = seat;
    await composeForOrders('where_we_are');
    const where = page.getByRole('textbox', { name: 'Coordinates or the link of a map' });
    await where.fill('Khreshchatyk 1', patiently);
    await page.getByText('There are no coordinates in it.').waitFor(patiently);
    await where.fill('50.4501, 30.5234');
    await page.getByRole('textbox', { name: 'Name of the place' }).fill('Flower shop');
    await page.getByRole('textbox', { name: 'Address' }).fill('Khreshchatyk 1, Kyiv');
    await button('Next: check the recipients').click();
    await page
      .getByRole('region', { name: 'As each person sees it' })
      .getByText('Flower shop')
      .waitFor(patiently);
    await takePicture(page, 'life-place-ready');
    await sendDraft();
    const location = {
      latitude: 50.4501,
      longitude: 30.5234,
      name: 'Flower shop',
      address: 'Khreshchatyk 1, Kyiv',
    };
    const sent = (await topsSentTo(phones)).slice(3);
    expect(sent).toEqual(phones.map(() => ({ type: 'location', location })));
  });

  it('a document comes from the link in each record; whose record has none is told apart', async () => {
    const { page } = seat;
    const link = (index: number) => `https://shop.example/invoices/P-${index}.pdf`;
    await rig.hub.client.records.upsert({
      type: 'Order',
      records: [0, 1].map((index) => ({ number: `P-${index}`, trackingLink: link(index) })),
    });
    const found = await rig.templateNamed('invoice_ready', 'en_US');
    const { id: templateId } = await rig.hub.client.templates.save({
      id: found.id,
      binding: {
        ...found.binding,
        appliesTo: 'Order',
        headerSource: { kind: 'field', path: ['trackingLink'] },
        variables: Object.fromEntries(
          ['body:1', 'body:2', 'body:3'].map((key) => [
            key,
            { sample: 'x', source: { kind: 'field', path: ['number'] }, format: { kind: 'text' } },
          ]),
        ),
      },
    });
    const draft = await rig.prepare(['P-0', 'P-1', 'P-2'], templateId);
    await openSending(draft.id);
    const preview = page.getByRole('region', { name: 'As each person sees it' });
    await preview.getByText('P-0.pdf').waitFor(patiently);
    await button('Next person').click();
    await preview.getByText('P-1.pdf').waitFor(patiently);
    await page.getByText('The file or place is missing').click();
    await button('Клієнт P-2').waitFor(patiently);
    await page.getByText('The field of the record has no link to a file.').waitFor();
    await takePicture(page, 'life-document-ready');
    await sendDraft();
    const sent = (await topsSentTo(phones)).slice(6);
    expect(sent).toEqual(
      [0, 1].map((index) => ({
        type: 'document',
        document: { link: link(index), filename: `P-${index}.pdf` },
      })),
    );
  });

  it('a film for one person is chosen in the dialog, and no other kind of file', async () => {
    const { page } = seat;
    await goTo(page, '/');
    await page.getByRole('option').filter({ hasText: 'Олена Коваль' }).click(patiently);
    await button('Send something else').click(patiently);
    await page.getByRole('menuitem', { name: 'Template' }).click(patiently);
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    await dialog.getByRole('option', { name: /^spring_film/ }).click(patiently);
    await dialog.getByRole('button', { name: 'Choose a file', exact: true }).waitFor(patiently);
    const files = dialog.locator('input[type=file]');
    await files.setInputFiles(sample('invoice.pdf'));
    await dialog.getByText('An MP4 or 3GP video is needed.').waitFor(patiently);
    await files.setInputFiles(sample('clip.mp4'));
    await dialog.getByRole('button', { name: 'Replace', exact: true }).waitFor(patiently);
    await takePicture(page, 'life-film');
    expect(await objectionsOf(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Send the template' }).click();
    await dialog.waitFor({ state: 'detached' });
    const bubble = page.getByRole('log', { name: 'Messages' }).getByRole('article').last();
    await bubble.getByText('We are waiting for you.').waitFor(patiently);
    await takePicture(page, 'life-film-sent');
  });
});

describe('a sending that time passes over', () => {
  it('waits at the limit of the day, says until when, and goes on by itself', async () => {
    const { page } = seat;
    await limits('TIER_50');
    // Meta is asked for the limit once in an hour.
    rig.moveClock(2 * 60 * 60 * 1000);
    const phones = numbers(675_110_000, 60);
    const { id } = await rig.prepare(await rig.addOrders('L', phones));
    await openSending(id);
    await page.getByText('The rest waits: the sending pauses and goes on by itself.').waitFor(patiently);
    await button('Send to 60 people').click(patiently);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Send to/ })
      .click(patiently);
    await page.getByText('The sending is paused').waitFor(patiently);
    await page.getByText(/^Today’s limit of new conversations is used up\. It goes on by itself: /).waitFor();
    await takePicture(page, 'life-limit-paused');
    await aDayPasses();
    await isDone().waitFor({ timeout: 60_000 });
    const { counts } = await settled(id);
    expect(counts).toMatchObject({ failed: 0, unconfirmed: 0, leftOut: 0 });
    expect(await rig.accepted(phones)).toHaveLength(60);
    await limits('TIER_250');
    rig.moveClock(2 * 60 * 60 * 1000);
  });

  it('says when those whom Meta holds back may be tried again, and does it then', async () => {
    const { page } = seat;
    const phones = numbers(675_120_000, 4);
    await playFaults(rig, { kind: 'status_failed', code: 131_049, count: 2 });
    const { id } = await rig.begin(await rig.addOrders('M', phones));
    await settled(id);
    await openSending(id);
    await page.getByRole('row').filter({ hasText: 'Failed' }).nth(1).waitFor(patiently);
    await takePicture(page, 'life-retry-early');
    await page.getByText(/^2 people can be sent to again from .+: Meta limits how much marketing/).waitFor();
    expect(await button(/^Retry/).count()).toBe(0);
    await aDayPasses();
    await page.reload();
    await button('Retry 2 failed').click(patiently);
    await page.getByText('Sending again to 2 people').waitFor(patiently);
    await page.getByRole('row').filter({ hasText: 'Failed' }).first().waitFor({ state: 'detached' });
    expect((await settled(id)).counts).toMatchObject({ failed: 0, delivered: 4 });
  });

  it('offers to send again to those of whom nothing was heard, once it may be concluded', async () => {
    const { page } = seat;
    const phones = numbers(675_130_000, 12);
    await playFaults(rig, { kind: 'graph_html', code: 502, count: 3, on: 'messages' });
    const { id } = await rig.begin(await rig.addOrders('U', phones));
    await settled(id);
    await openSending(id);
    await page.getByText('Of 3 messages it is not known yet whether they arrived').waitFor(patiently);
    await takePicture(page, 'life-unheard-early');
    rig.moveClock(11 * 60_000);
    await page.reload();
    await page.getByText('3 people may not have got it').waitFor(patiently);
    await takePicture(page, 'life-unheard');
    expect(await objectionsOf(page, 'main')).toEqual([]);
    await button('Send again').click();
    await page.getByText('3 people may not have got it').waitFor({ state: 'detached', ...patiently });
    expect((await settled(id)).counts).toMatchObject({ unconfirmed: 0, delivered: 12 });
    expect(await rig.accepted(phones)).toHaveLength(12);
  });
});

it('a token that dies on the way stops it with the way to the account', async () => {
  const { page } = seat;
  const phones = numbers(675_140_000, 90);
  await playFaults(rig, { kind: 'slow', code: 1_000, count: null, on: 'messages' });
  const { id } = await rig.begin(await rig.addOrders('T', phones));
  await failToConnect(rig.hub.sandboxUrl, 'token_revoked');
  await openSending(id);
  await page.getByText('The sending is paused').waitFor(patiently);
  await takePicture(page, 'life-token');
  expect((await rig.hub.client.sendings.get({ id })).counts.failed).toBe(0);
  await button('Open the account').click();
  await page.getByRole('heading', { name: 'Sandbox' }).first().waitFor(patiently);
  await failToConnect(rig.hub.sandboxUrl);
  await rig.hub.client.sendings.cancel({ id });
});

it('a long list of reasons is read person by person and saved as a table', async () => {
  const { page } = seat;
  const good = numbers(675_150_000, 4);
  const keys = await rig.addOrders('R', good);
  const noTotal = numbers(675_151_000, 120);
  await rig.addContacts(...noTotal.map((phone, index) => ({ phone, name: `Без суми ${index}` })));
  await rig.hub.client.records.upsert({
    type: 'Order',
    records: [
      ...noTotal.map((phone, index) => ({ number: `N-${index}`, customer: phone })),
      ...[0, 1].map((index) => ({ number: `V-${index}`, total: { amount: 5, currency: 'UAH' } })),
      { number: 'R-again', customer: good[0], total: { amount: 5, currency: 'UAH' } },
      { number: 'R-\u2028', customer: good[1], total: { amount: 5, currency: 'UAH' } },
    ],
  });
  const { id } = await rig.prepare([
    ...keys,
    ...noTotal.map((_, index) => `N-${index}`),
    'V-0',
    'V-1',
    'R-again',
    'gone',
  ]);
  await openSending(id);
  await page.getByText('124 people are left out').waitFor(patiently);
  await page.getByText('A value is missing').click();
  await button('Без суми 49').waitFor(patiently);
  await takePicture(page, 'life-reasons');
  await button('Show more').click();
  await button('Без суми 99').waitFor(patiently);
  expect(await objectionsOf(page, 'main')).toEqual([]);
  const download = page.waitForEvent('download');
  await button('Save as CSV').click();
  const file = await download;
  const text = Buffer.concat((await (await file.createReadStream()).toArray()) as Buffer[]).toString('utf8');
  expect(text.split('\r\n').filter((line) => line !== '')).toHaveLength(1 + 128);
  expect(text).toContain('Без суми 119');
  expect(seat.complaints).toEqual([]);
});
