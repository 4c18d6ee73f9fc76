import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { goTo, openConsolePage, takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, objectionsOf, openConsole } from '../helpers/console-session.ts';
import { callApi } from '../helpers/hub.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 30_000 };

let session: ConsoleSession;
let contactId = 0;
/** Where the messages of these tests stand. */
let conversation = '';

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  await tellSandbox(session.serve.ready.sandboxUrl, 'limits', { pairRate: false });
  const [account] = (await api('GET', '/accounts')) as { id: number }[];
  await api('POST', `/accounts/${account?.id}/templates/sync`);
  const contact = await api('POST', '/contacts', { customName: 'Ольга Савчук', phone: '+380501000001' });
  contactId = (contact as { id: number }).id;
}, 120_000);
afterAll(() => session?.close());

const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const { status, json } = await callApi(session.serve.ready, method, path, body);
  expect(status, `${method} ${path}`).toBeLessThan(300);
  return json;
};

async function openSendDialog(template: string) {
  const { page } = session;
  await goTo(page, `/contacts/${contactId}`);
  await page.getByRole('button', { name: 'Send a template' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Send a template' });
  await dialog.getByRole('combobox', { name: 'Search templates' }).fill(template);
  await dialog.getByRole('option', { name: new RegExp(`^${template}`) }).click();
  return dialog;
}

const lastMessage = () => session.page.getByRole('log', { name: 'Messages' }).getByRole('article').last();

describe('a limited-time offer', () => {
  it('asks for its end, refuses one that is over, and counts down to the one that was chosen', async () => {
    const { page } = session;
    const dialog = await openSendDialog('tulips_until_sunday');
    await dialog.getByLabel('Value 1').fill('Ольго');
    await dialog.getByLabel('Value 2').fill('15 %');
    await dialog.getByLabel('Button 1').fill('TULIP15');
    await dialog.getByLabel('Button 2').fill('TULIP15');
    const end = dialog.getByLabel('End of the offer');
    await end.fill('2020-01-01 10:00');
    await dialog.getByText('This time is over: the offer would end before it arrives.').waitFor(patiently);
    await end.fill('2037-12-01 18:00');
    await dialog.getByText('Діє до 1 грудня о 18:00').waitFor(patiently);
    await takePicture(page, 'offer-fill');
    expect(await session.objections('[role=dialog]')).toEqual([]);

    // The calendar writes what could be typed.
    await dialog.getByRole('button', { name: 'Choose a date and time' }).click();
    await takePicture(page, 'offer-calendar');
    const time = page.getByRole('textbox', { name: 'Time' });
    await time.fill('20:30');
    await page.keyboard.press('Escape');
    expect(await end.inputValue()).toBe('2037-12-01 20:30');
    await dialog.getByText('Діє до 1 грудня о 20:30').waitFor(patiently);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached', ...patiently });

    const sent = lastMessage();
    await sent.getByText('Лише кілька днів').waitFor(patiently);
    await sent.getByText('Код: TULIP15').waitFor(patiently);
    await takePicture(page, 'offer-sent');
  });
});

describe('the editor', () => {
  it('writes an offer, counts its line, and says what Meta would refuse', async () => {
    const { page } = session;
    const templates = (await api('GET', '/templates')) as { id: number; name: string }[];
    await goTo(page, `/templates/${templates.find(({ name }) => name === 'tulips_until_sunday')?.id}/edit`);
    const line = page.getByRole('textbox', { name: /^What is offered/ });
    await line.waitFor(patiently);
    expect(await line.inputValue()).toBe('Лише кілька днів');
    await line.fill('Лише кілька днів у травні');
    await page.getByText('The line of the offer is too long').first().waitFor(patiently);
    await page.getByRole('textbox', { name: /^Footer/ }).fill('До зустрічі');
    await page.getByText('A limited-time offer has no footer. Remove it.').first().waitFor(patiently);
    await line.scrollIntoViewIfNeeded();
    await takePicture(page, 'offer-editor');
    await page.getByRole('textbox', { name: /^Footer/ }).fill('');
    await line.fill('Лише до неділі');
    await page.getByRole('figure').getByText('Лише до неділі').waitFor(patiently);
    expect(await session.objections()).toEqual([]);
    await page.getByText('Saved').first().waitFor(patiently);
  });
});

describe('a carousel', () => {
  it('has the picture and the values of each card, and scrolls sideways by keys where it is shown', async () => {
    const { page } = session;
    const dialog = await openSendDialog('three_bouquets');
    await dialog.getByLabel('Value 1').first().fill('Ольго');
    const cards = ['Троянди', 'Тюльпани', 'Півонії'];
    for (const [index] of cards.entries()) {
      const card = dialog.getByRole('group', { name: `Card ${index + 1}` });
      await card.getByText('The sample of the template').waitFor(patiently);
      await card.getByLabel('Value 1').fill(`${index + 6}00 ₴`);
      await card.getByLabel('Button 2').fill(`bouquet-${index + 1}`);
    }
    const first = dialog.getByRole('group', { name: 'Card 1' });
    await first.locator('input[type=file]').setInputFiles(fromRoot('resources', 'samples', 'bouquet.jpg'));
    await first.getByText('bouquet.jpg').waitFor(patiently);
    const row = dialog.getByRole('region', { name: 'Cards' });
    await row.getByText('Тюльпани: 700 ₴ за букет').waitFor(patiently);
    await row.locator('img').first().waitFor(patiently);
    await row.scrollIntoViewIfNeeded();
    await takePicture(page, 'cards-fill');
    await dialog.getByRole('group', { name: 'Card 2' }).scrollIntoViewIfNeeded();
    await takePicture(page, 'cards-fields');
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached', ...patiently });

    const sent = lastMessage().getByRole('region', { name: 'Cards' });
    await sent.getByText('Півонії: 800 ₴ за букет').waitFor(patiently);
    await takePicture(page, 'cards-sent');
    conversation = await page.evaluate(() => location.hash.slice(1));
    await sent.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => sent.evaluate((element) => element.scrollLeft), patiently).toBeGreaterThan(0);
    await takePicture(page, 'cards-sent-scrolled');
    expect(session.complaints).toEqual([]);
  });

  it('has its values bound to records although its text is written at Meta', async () => {
    const { page } = session;
    const templates = (await api('GET', '/templates')) as { id: number; name: string }[];
    const id = templates.find(({ name }) => name === 'three_bouquets')?.id ?? 0;
    await goTo(page, `/templates/${id}`);
    await page.getByText('The text of this template is written in WhatsApp Manager').waitFor(patiently);
    await takePicture(page, 'cards-template');
    await page.getByRole('button', { name: 'Values' }).click();
    await page.getByRole('tab', { name: /Variables/ }).click();
    await page.getByLabel('Applies to').click();
    await page.getByRole('option', { name: 'Order' }).click();
    const place = page.getByRole('region', { name: '{{1}} card 2: in the body' });
    await place.getByLabel('Filled from').click();
    await page
      .getByRole('option', { name: /^A field|^Field/ })
      .first()
      .click();
    await page.getByLabel('Card 3', { exact: true }).click();
    await page.getByRole('option', { name: 'Ask when it is sent' }).click();
    await page.getByText('Saved').first().waitFor(patiently);
    await takePicture(page, 'cards-values');
    expect(await page.getByRole('button', { name: /Submit/ }).count()).toBe(0);
    expect(await session.objections()).toEqual([]);
    await expect
      .poll(async () => ((await api('GET', `/templates/${id}`)) as { binding: unknown }).binding, patiently)
      .toMatchObject({
        appliesTo: 'Order',
        cardSources: { 2: { kind: 'ask' } },
        variables: { 'card:1:body:1': { source: { kind: 'field', path: ['number'] } } },
      });
  });

  it('is the same in the dark, in Ukrainian, and on a small screen', async () => {
    const place = conversation;
    const dark = await openConsolePage(session.serve.ready, { locale: 'uk-UA', theme: 'dark' });
    await goTo(dark.page, place);
    await dark.page.getByRole('region', { name: 'Картки' }).last().waitFor(patiently);
    await takePicture(dark.page, 'cards-sent-dark');
    await goTo(dark.page, '/sendings/new');
    await dark.page.getByRole('radio', { name: /^Усі контакти/ }).click();
    await dark.page.getByRole('option', { name: /^tulips_until_sunday/ }).click();
    await dark.page.getByRole('textbox', { name: /^Кінець пропозиції/ }).waitFor(patiently);
    await takePicture(dark.page, 'offer-many-dark');
    expect(await objectionsOf(dark.page)).toEqual([]);
    await dark.close();
    const small = await openConsolePage(session.serve.ready, { locale: 'uk-UA', width: 380, height: 800 });
    await goTo(small.page, place);
    const row = small.page.getByRole('region', { name: 'Картки' }).last();
    await row.waitFor(patiently);
    await takePicture(small.page, 'cards-sent-small');
    // The row scrolls, the conversation does not.
    const widths = await small.page.evaluate(() => [document.body.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await small.close();
  });
});
