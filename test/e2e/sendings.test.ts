import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { callApi } from '../helpers/hub.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 30_000 };
const PEOPLE = 50;

let session: ConsoleSession;
/** Ids of the pretend customers, by name. */
const buyers = new Map<string, string>();
/** How many the screen promised to send to. */
let promised = 0;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  const [account] = (await api('GET', '/accounts')) as { id: number }[];
  await api('POST', `/accounts/${account?.id}/templates/sync`);
  for (let index = 0; index < PEOPLE; index += 1) {
    const waId = `38050100${String(index).padStart(4, '0')}`;
    const name = `Buyer ${String(index).padStart(2, '0')}`;
    const { id } = await sandbox<{ id: string }>('customers', { name, waId });
    buyers.set(name, id);
    await api('POST', '/contacts', { customName: name, phone: `+${waId}` });
  }
}, 120_000);
afterAll(() => session?.close());

const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const { status, json } = await callApi(session.serve.ready, method, path, body);
  expect(status, `${method} ${path}`).toBeLessThan(300);
  return json;
};
const sandbox = <Answer = void>(path: string, body: unknown = {}) =>
  tellSandbox<Answer>(session.serve.ready.sandboxUrl, path, body);
const button = (name: string | RegExp) => session.page.getByRole('button', { name });
const figure = (name: string) =>
  session.page
    .getByRole('region', { name: 'Progress of the sending' })
    .locator('dl > div', { hasText: name });
const numberOf = async (name: string) =>
  Number((await figure(name).locator('dd > span').first().innerText()).trim());

describe('a template to one person', () => {
  it('is chosen by keys, filled in and sent from a conversation', async () => {
    const { page } = session;
    await page.getByRole('option').filter({ hasText: 'Олена Коваль' }).click();
    await button('Send something else').click();
    await page.getByRole('menuitem', { name: 'Template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    await dialog.getByRole('combobox', { name: 'Search templates' }).fill('order');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox').first().waitFor();
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('1042');
    await takePicture(page, 'send-template');
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const sent = page.getByRole('log', { name: 'Messages' }).getByRole('article').last();
    await sent.getByText(/1042/).first().waitFor(patiently);
  });
});

describe('a sending to many', () => {
  it('says who gets it, who does not and why, before anything leaves', async () => {
    const { page } = session;
    const people = (await api('GET', '/contacts?search=Buyer%2007')) as { items: { id: number }[] };
    await api('POST', `/contacts/${people.items[0]?.id}`, { isOptedOut: true });
    await goTo(page, '/sendings');
    await button('New sending').first().click();
    await page.getByRole('radio', { name: /^All contacts/ }).click();
    await page.getByRole('option', { name: /^intro_catalog_offer/ }).click();
    await page
      .getByRole('textbox', { name: /^Value/ })
      .first()
      .waitFor();
    for (const field of await page.getByRole('textbox', { name: /^Value/ }).all()) await field.fill('20%');
    await page.getByRole('textbox', { name: 'Name for yourself' }).fill('Spring offer');
    await button('Next: check the recipients').click();
    await page.getByText('Only to those who agreed').waitFor(patiently);
    await page.getByText('Opted out of marketing').click();
    await page.getByRole('button', { name: 'Buyer 07' }).waitFor(patiently);
    await page.getByText('Meta delivers no marketing to their country').waitFor();
    // Back to where it was put together: everything is as it was.
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('All contacts').waitFor(patiently);
    expect(await page.getByRole('textbox', { name: 'Name for yourself' }).inputValue()).toBe('Spring offer');
    expect(
      await page
        .getByRole('textbox', { name: /^Value/ })
        .first()
        .inputValue(),
    ).toBe('20%');
    await button('Next: check the recipients').click();
    await page.getByText('Only to those who agreed').waitFor(patiently);
    promised = Number.parseInt(
      await button(/^Send to \d+ people$/)
        .innerText()
        .then((words) => words.replace(/\D/g, '')),
      10,
    );
    expect(promised).toBeGreaterThanOrEqual(PEOPLE - 1);
    await takePicture(page, 'sending-ready');
    expect(await session.objections('main')).toEqual([]);
  });

  it('can be paused and resumed, and everybody gets it once', async () => {
    const { page } = session;
    await sandbox('faults', { faults: [{ kind: 'slow', code: 1_000, count: null }] });
    await button(/^Send to \d+ people$/).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Send to/ })
      .click();
    await button('Pause').click(patiently);
    await page.getByText('The sending is paused').waitFor(patiently);
    await takePicture(page, 'sending-paused');
    await sandbox('faults', { faults: [] });
    await button('Resume').click();
    await page.getByText('Done', { exact: true }).waitFor({ timeout: 90_000 });
    await expect.poll(() => numberOf('Sent'), patiently).toBe(promised);
    await takePicture(page, 'sending-done');
    expect(await session.objections('main')).toEqual([]);
  });

  it('counts the answer that comes into the conversation', async () => {
    await sandbox(`customers/${buyers.get('Buyer 03')}/messages`, { text: 'I want it' });
    await expect.poll(() => numberOf('Answered'), patiently).toBe(1);
    await session.page.getByRole('combobox', { name: 'Whom to show' }).click();
    await session.page.getByRole('option', { name: 'Answered · 1' }).click();
    await session.page.getByRole('row').filter({ hasText: 'Buyer 03' }).click();
    await session.page.getByRole('main', { name: 'Conversation: Buyer 03' }).waitFor(patiently);
    await session.page.getByRole('log', { name: 'Messages' }).getByText('I want it').waitFor();
  });

  it('can be taken along as a table', async () => {
    const { page } = session;
    await goTo(page, '/sendings');
    await page.getByRole('button', { name: /^Spring offer/ }).click();
    const download = page.waitForEvent('download');
    await button('Save as CSV').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^sending-\d+-\d{4}-\d\d-\d\d\.csv$/);
    const text = Buffer.concat((await (await file.createReadStream()).toArray()) as Buffer[]).toString(
      'utf8',
    );
    expect(text).toContain('Buyer 03');
    expect(text).toContain('Buyer 07');
    expect(session.complaints).toEqual([]);
  });
});
