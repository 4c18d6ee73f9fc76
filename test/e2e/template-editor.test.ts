import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  emptyTemplateBinding,
  type TemplateVariable,
  type ValueFormat,
} from '#shared/domain/template-draft.ts';
import { goTo, takePicture } from '../helpers/console-page.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { openTemplateDesk, type TemplateDesk } from '../helpers/template-desk.ts';

let desk: TemplateDesk;
let page: Page;

const PATIENTLY_MS = 20_000;
const MEGABYTE = 1024 * 1024;

beforeAll(async () => {
  desk = await openTemplateDesk();
  page = desk.session.page;
  page.setDefaultTimeout(PATIENTLY_MS);
});
afterAll(() => desk?.close());

type Place = Page | Locator;
const tab = (name: string, place: Place = page) => place.getByRole('tab', { name: new RegExp(`^${name}`) });
/** The same template may have been left on another tab. */
async function edit(id: number): Promise<void> {
  await desk.session.go(`/templates/${id}/edit`);
  await tab('Body').click();
}
const button = (name: string, place: Place = page) => place.getByRole('button', { name, exact: true });
const field = (name: string, place: Place = page) => place.getByRole('textbox', { name, exact: true });
/** What stands under a field or in the list of problems; it may be told at both. */
const told = (words: string | RegExp, place: Place = page) => place.getByText(words).first().waitFor();
const bubble = () => page.getByRole('complementary', { name: 'As the customer will see it' });

describe('a one-time code', () => {
  it('has the fixed form of Meta, and each of its parts', async () => {
    const { id } = await desk.write('login_code', { body: 'x' }, { language: 'uk' });
    await edit(id);
    await page.getByRole('radio', { name: /^Authentication/ }).click();
    await told('нікому не повідомляйте', bubble());
    await page.getByRole('switch', { name: 'Advice not to share the code' }).click();
    await expect.poll(() => bubble().getByText('нікому не повідомляйте').count()).toBe(0);
    await page.getByRole('switch', { name: 'Advice not to share the code' }).click();
    await page.getByRole('switch', { name: 'Say how long the code is valid' }).click();
    const minutes = page.getByRole('spinbutton', { name: 'Minutes, 1 to 90' });
    await minutes.fill('91');
    await minutes.blur();
    await told('A code can be valid for 1 to 90 minutes.');
    await minutes.fill('5');
    await told(/5 хв/, bubble());
    // Its words are Meta's: there is no field for them.
    expect(await field('Body').count()).toBe(0);
    await takePicture(page, 'code-body');

    await tab('Buttons').click();
    expect(await button('Add a button').count()).toBe(0);
    await field('Words of the copy button').fill('Скопіювати');
    await told('Скопіювати', bubble());
    await page.getByRole('radio', { name: /^With one touch/ }).click();
    await field('Words of the autofill button').fill('Вставити');
    await button('Add an app').click();
    await field('Package name').fill('com.example.shop');
    await field('Signature').fill('K8a');
    await field('Signature').blur();
    await told('its signature hash has exactly 11 characters.');
    await field('Signature').fill('K8a/AINcGX7');
    await page.getByRole('radio', { name: /^By itself/ }).click();
    await button('Submit for review').click();
    await told('A zero-tap code needs your consent to Meta’s terms.');
    await takePicture(page, 'code-buttons');
    await page.getByRole('checkbox', { name: 'We accept Meta’s terms of filling in by itself' }).click();
    expect(await desk.session.objections()).toEqual([]);
    await button('Submit for review').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Submit for review' }).click();
    await page.getByRole('tab', { name: 'Overview', exact: true }).waitFor();
    const { components } = await desk.client.templates.get({ id });
    expect(components).toMatchObject([
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 5 },
      {
        type: 'BUTTONS',
        buttons: [
          {
            otp_type: 'ZERO_TAP',
            text: 'Скопіювати',
            autofill_text: 'Вставити',
            supported_apps: [{ package_name: 'com.example.shop', signature_hash: 'K8a/AINcGX7' }],
          },
        ],
      },
    ]);
  });
});

describe('the button of a form', () => {
  it('asks for its id, its name or its JSON, and says at the card what is wrong with it', async () => {
    const { id } = await desk.write('booking', { body: 'Book a visit to our workshop, please.' });
    await edit(id);
    await tab('Buttons').click();
    await button('Add a button').click();
    await page.getByRole('menuitem', { name: /^WhatsApp form/ }).click();
    const card = page.getByRole('region', { name: '1. WhatsApp form' });
    await field('Words').fill('Book');
    await field('Words').blur();
    await told('Write the id of the form: a number on its page in WhatsApp Manager.', card);
    await page.getByRole('radio', { name: 'By name' }).click();
    await told('Write the name of the form as WhatsApp Manager has it.', card);
    await page.getByRole('radio', { name: 'Own JSON' }).click();
    await told('This does not describe a form. Paste the whole of its Flow JSON', card);
    await field('Flow JSON').fill('{"version":"5.0","screens":[{"id":"START"},{"id":"DATE"}]}');
    await field('First screen').fill('WHERE');
    await told('This form has no screen “WHERE”. It has “START, DATE”.', card);
    await takePicture(page, 'flow');
    await field('First screen').fill('START');
    await told('All is well: it can go to review.');
    expect(await desk.session.objections()).toEqual([]);
  });
});

describe('two languages of one template', () => {
  it('are written side by side, each with its own text and checks, and both are kept', async () => {
    const text = { body: 'Your order is packed and waits for you.', footer: 'The shop' };
    const english = await desk.write('beside', text);
    const polish = await desk.write('beside', { ...text, body: 'Zamówienie czeka.' }, { language: 'pl' });
    await edit(english.id);
    await button('Open another language beside').click();
    const first = page.getByRole('region', { name: 'First language' });
    const second = page.getByRole('region', { name: 'Second language' });
    await field('Body', second).fill('Zamówienie {{1} czeka na Ciebie.');
    await field('Body', second).blur();
    await told(/braces do not match/i, second);
    expect(await first.getByText(/braces do not match/i).count()).toBe(0);
    await takePicture(page, 'beside');
    // What is looked at in one is looked at in the other.
    await tab('Buttons', first).click();
    await second.getByText('Buttons under the message').waitFor();
    await tab('Body', second).click();
    await field('Body', first).fill('Your order is packed, come and take it.');
    await field('Body', second).fill('Zamówienie czeka na Ciebie.');
    expect(await desk.session.objections()).toEqual([]);
    const bodyOf = async (id: typeof english.id) =>
      (await desk.client.templates.draft({ id }))?.text.body ?? null;
    await expect.poll(() => bodyOf(polish.id)).toBe('Zamówienie czeka na Ciebie.');
    await expect.poll(() => bodyOf(english.id)).toBe('Your order is packed, come and take it.');
    await button('Close this language', second).click();
    await second.waitFor({ state: 'detached' });
    await field('Body').waitFor();
    // The keyboard goes on in the half that stayed.
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('To the templates');
  });

  it('stay with their template: another one that is gone to straight from here stands alone, at its beginning', async () => {
    const text = { body: 'Your table is booked and waits for you.' };
    const english = await desk.write('booked', text);
    await desk.write('booked', text, { language: 'pl' });
    const another = await desk.write('another', { body: 'Quite another text for our customers.' });
    await edit(english.id);
    await button('Open another language beside').click();
    const second = page.getByRole('region', { name: 'Second language' });
    await tab('Buttons', page.getByRole('region', { name: 'First language' })).click();
    await second.getByText('Buttons under the message').waitFor();
    await desk.session.go(`/templates/${another.id}/edit`);
    await second.waitFor({ state: 'detached' });
    await expect.poll(() => field('Body').inputValue()).toBe('Quite another text for our customers.');
  });

  it('change places on the tab that is looked at', async () => {
    const text = { body: 'Your car is washed and waits for you.' };
    const english = await desk.write('washed', text);
    const polish = await desk.write('washed', text, { language: 'pl' });
    await edit(english.id);
    await tab('Variables').click();
    await button('Polish').click();
    await page.waitForURL(new RegExp(`/templates/${polish.id}/edit$`));
    await expect.poll(() => tab('Variables').getAttribute('aria-selected')).toBe('true');
  });
});

describe('a new template', () => {
  it('stays on its tab when it is kept for the first time', async () => {
    await desk.session.go('/templates/new');
    await field('Name').fill('kept_for_the_first_time');
    await field('Body').fill('Your parcel has arrived at our shop.');
    await tab('Buttons').click();
    await page.waitForURL(/\/templates\/\d+\/edit$/);
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await tab('Buttons').getAttribute('aria-selected')).toBe('true');
  });
});

describe('the sample of a header', () => {
  const fault = (...faults: object[]) =>
    tellSandbox(desk.session.serve.ready.sandboxUrl, 'faults', { faults });

  it('goes to Meta in pieces with progress, breaks off with words, and goes on', async () => {
    const { id } = await desk.write('price_list', {
      body: 'Our prices of this autumn for you.',
      header: { kind: 'document', sampleMediaId: null },
    });
    await edit(id);
    await page.getByText('No sample yet').waitFor();
    // The first piece arrives; its answer is lost, and so is that to the question where Meta stands.
    await fault({ kind: 'graph_drop_after_accept', on: 'uploads', count: 2, code: null });
    await page.getByLabel('Choose a sample').setInputFiles({
      name: 'prices.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(6 * MEGABYTE, 'x')]),
    });
    const goOn = button('Go on');
    await goOn.waitFor();
    await told('The connection broke before Meta had answered. Try again.');
    await takePicture(page, 'sample-broken');
    await fault({ kind: 'slow', on: 'uploads', code: 3000, count: null });
    await goOn.click();
    await page.getByText('Handing the file to Meta').waitFor();
    await takePicture(page, 'sample-progress');
    await page.getByText('Meta has this file.').waitFor({ timeout: 40_000 });
    await fault();
    await button('Submit for review').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Submit for review' }).click();
    await page.getByRole('tab', { name: 'Overview', exact: true }).waitFor();
  });
});

describe('where a value comes from', () => {
  it('is chosen level by level with the keyboard alone', async () => {
    const { id } = await desk.write(
      'order_for',
      { body: 'Hello {{1}}, your order is packed and waits for you.' },
      { binding: { ...emptyTemplateBinding, appliesTo: 'Order' } },
    );
    await edit(id);
    await tab('Variables').focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: /^\{\{1\}\}/ });
    await card.getByRole('combobox', { name: 'Filled from' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'A field of the record' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const picker = card.getByRole('button', { name: /^Field of the record/ });
    await picker.focus();
    await page.keyboard.press('Enter');
    const search = page.getByRole('combobox', { name: 'Find a field' });
    await search.waitFor();
    const options = page.getByRole('listbox', { name: 'Fields' }).getByRole('option');
    // Down to the reference, into it, back, and into it again.
    const names = await options.allInnerTexts();
    const customer = names.findIndex((name) => name.includes('Customer'));
    for (let step = 0; step < customer; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const where = page.getByRole('navigation', { name: 'Where you are' });
    await where.getByText('Customer').waitFor();
    await page.keyboard.press('Backspace');
    await where.waitFor({ state: 'detached' });
    for (let step = 0; step < customer; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await where.getByText('Customer').waitFor();
    await takePicture(page, 'picker');
    const inside = await options.allInnerTexts();
    for (let step = 0; step < inside.indexOf('Name'); step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await search.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: /^Field of the record: .*Customer.*Name/ }).waitFor();
    const source = async () =>
      (await desk.client.templates.draft({ id }))?.binding.variables['body:1']?.source;
    await expect.poll(source).toEqual({ kind: 'field', path: ['customer', 'name'] });
  });
});

describe('a record that lacks a value', () => {
  const field = (name: string, format: ValueFormat): TemplateVariable => ({
    sample: '1',
    source: { kind: 'field', path: [name] },
    format,
  });

  it('says what is missing in the preview and before it is sent, and nothing leaves with a hole', async () => {
    const { client } = desk;
    const [contact] = (await client.contacts.list({ search: 'Коваль', limit: 1 })).items;
    const customer = contact?.waId;
    await client.records.upsert({
      type: 'Order',
      records: [{ number: 'A-7', customer, placedOn: '2026-11-22' }],
    });
    const { id } = await desk.write(
      'german_order',
      {
        body: 'Guten Tag, Ihre Bestellung {{1}} vom {{2}} kostet {{3}} und wartet im Laden auf Sie.',
      },
      {
        language: 'de',
        binding: {
          ...emptyTemplateBinding,
          appliesTo: 'Order',
          phonePath: ['customer', 'phone'],
          variables: {
            'body:1': field('number', { kind: 'text' }),
            'body:2': field('placedOn', { kind: 'date', style: 'long' }),
            'body:3': field('total', { kind: 'money', currency: 'symbol' }),
          },
        },
      },
    );
    await edit(id);
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'With a real record' }).click();
    await button('Record: Choose a record')
      .or(page.getByRole('combobox', { name: 'Record' }))
      .click();
    await page.getByRole('option', { name: 'A-7' }).click();
    await told('Values are missing for this record', bubble());
    await told(/There is no value\./, bubble());
    await told(/22\. November 2026/, bubble());
    // That it is no more than a draft is no lack of the record.
    expect(await bubble().getByText('This is a draft').count()).toBe(0);
    await takePicture(page, 'record-missing');

    await client.templates.submitDraft({ id });
    await expect.poll(async () => (await client.templates.get({ id })).status).toBe('APPROVED');
    await desk.session.go('/records/Order/A-7');
    await button('Send a template').click();
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    await dialog.getByRole('option').filter({ hasText: 'german_order' }).click();
    await told('There is no value.', dialog);
    await takePicture(page, 'record-missing-send');
    expect(await button('Send the template', dialog).isEnabled()).toBe(false);
    await page.keyboard.press('Escape');
  });
});

describe('a value that is asked when it is sent', () => {
  it('says at its field why WhatsApp would not take it, and is not sent until it is mended', async () => {
    const { id } = await desk.put('ask_me', [
      { type: 'BODY', text: 'Hello {{1}}, come to the shop.', example: { body_text: [['Olena']] } },
    ]);
    await desk.session.go(`/templates/${id}`);
    await button('Send').click();
    await page.getByRole('menuitem', { name: 'To one person…' }).click();
    await page
      .getByRole('dialog', { name: 'Whom to send it to?' })
      .getByRole('button')
      .filter({ hasText: 'Олена Коваль' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    const value = dialog.getByRole('textbox').first();
    await value.fill('O     K');
    await told('The value has more than four spaces in a row, which WhatsApp does not take.', dialog);
    await expect.poll(() => value.getAttribute('aria-invalid')).toBe('true');
    await takePicture(page, 'ask-spaces');
    // What is pasted in several lines comes as one: the browser puts spaces for the breaks.
    await value.fill('');
    await page.evaluate(() => navigator.clipboard.writeText('Olena\nKoval'));
    await value.press('Control+v');
    await expect.poll(() => value.inputValue()).toBe('Olena Koval');
    await told('Hello Olena Koval, come to the shop.', dialog);
    await page.keyboard.press('Escape');
  });
});

describe('a crash of the page', () => {
  /** Another page of this person, with the editor open at an address. */
  async function openEditor(place: string): Promise<Page> {
    const opened = await page.context().newPage();
    opened.setDefaultTimeout(PATIENTLY_MS);
    await opened.goto(desk.session.serve.ready.consoleUrl);
    await opened.getByText('Templates', { exact: true }).first().waitFor();
    await goTo(opened, place);
    await field('Body', opened).waitFor();
    return opened;
  }
  async function crash(opened: Page): Promise<void> {
    const devtools = await page.context().newCDPSession(opened);
    const crashed = opened.waitForEvent('crash');
    // A page that is gone does not answer.
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  const isKept = (opened: Page, words: string) =>
    opened.evaluate(
      (text) => localStorage.getItem('rozmova.template-editor')?.includes(text) ?? false,
      words,
    );

  it('loses nothing of a new template that the hub has never had', async () => {
    const first = await openEditor('/templates/new');
    const words = 'Your order waits for you, and nobody has named this yet.';
    await field('Body', first).pressSequentially(words);
    await field('Footer', first).fill('The shop');
    await first.getByText('Name it to save it').waitFor();
    // Another page sees it: it is no longer in the one that goes down alone.
    await expect.poll(() => isKept(page, 'The shop')).toBe(true);
    await crash(first);
    const second = await openEditor('/templates/new');
    expect(await field('Body', second).inputValue()).toBe(words);
    expect(await field('Footer', second).inputValue()).toBe('The shop');
    await field('Name', second).fill('after_the_crash');
    await second.getByText('Saved', { exact: true }).waitFor();
    await second.close();
    expect((await desk.client.templates.list({})).map(({ name }) => name)).toContain('after_the_crash');
  });

  it('ends with a page that complained about nothing', () => {
    expect(desk.session.complaints).toEqual([]);
  });
});
