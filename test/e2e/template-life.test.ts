import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takePicture } from '../helpers/console-page.ts';
import { goodForm } from '../helpers/graph-of-account.ts';
import { openTemplateDesk, type TemplateDesk } from '../helpers/template-desk.ts';

let desk: TemplateDesk;
let page: Page;

beforeAll(async () => {
  desk = await openTemplateDesk();
  page = desk.session.page;
  // Two cores may be shared with everything else.
  page.setDefaultTimeout(20_000);
});
afterAll(() => desk?.close());

const body = (text: string, ...samples: string[]) => ({
  type: 'BODY',
  text,
  ...(samples.length === 0 ? {} : { example: { body_text: [samples] } }),
});
const button = (name: string) => page.getByRole('button', { name, exact: true });
const open = async (id: number, place = '') => {
  await desk.session.go(`/templates/${id}${place}`);
};
/** A submission leads to the page of the template. */
const submitted = () => page.getByRole('tab', { name: 'Overview', exact: true }).waitFor();
const status = (name: string, word: string) =>
  page.getByRole('heading', { name }).getByText(word, { exact: true });

describe('a template of one name on both sides', () => {
  /** A draft here, and something else at Meta. */
  async function bothSides(name: string): Promise<number> {
    const { id } = await desk.write(name, {
      body: `Hello {{1}}, your ${name} {{2}} is packed and waits for you in our shop.`,
      footer: 'The shop',
      buttons: [
        { kind: 'quick_reply', text: 'Thank you' },
        { kind: 'url', text: 'Open', url: 'https://shop.example/o/1' },
      ],
    });
    await desk.put(
      name,
      [
        { type: 'HEADER', format: 'TEXT', text: 'Autumn news' },
        body(`Hello {{1}}, somebody at Meta wrote that ${name} {{2}} waits in the shop.`, 'Olena', '1042'),
        { type: 'FOOTER', text: 'The shop on the corner' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
      ],
      { category: 'MARKETING' },
    );
    return id;
  }
  const compare = async (id: number) => {
    await open(id);
    await button('Compare').click();
    await page.getByRole('heading', { name: 'Two versions of one template' }).waitFor();
  };
  const cellsOf = (part: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: part, exact: true }) })
      .getByRole('cell');

  it('is compared part by part, in the order of a message and in words', async () => {
    await compare(await bothSides('parcel'));
    await cellsOf('Header').first().getByText('Autumn news').waitFor();
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual([
      'Category',
      'Header',
      'Body',
      'Footer',
      'Button 1',
      'Button 2',
    ]);
    const words = async (part: string) =>
      (await cellsOf(part).allInnerTexts()).map((text) => text.replaceAll(/(?:removed|added):/g, '').trim());
    expect(await words('Category')).toEqual(['Marketing', 'Utility']);
    expect((await words('Button 2'))[1]).toContain('Website: Open → https://shop.example/o/1');
    expect((await words('Button 1'))[0]).toContain('Quick reply:');
    expect(await desk.session.objections('main')).toEqual([]);
    await takePicture(page, 'merge');
  });

  it('takes ours as changes that Meta has not seen, when that is chosen', async () => {
    await page.getByRole('radio', { name: /^Replace Meta’s text with ours/ }).click();
    await button('Do so').click();
    await page.getByText('There are changes that Meta has not seen').waitFor();
    await page.getByText('The former text is sent until you submit the new one').waitFor();
  });

  it('forgets ours when Meta’s is to stay', async () => {
    const id = await bothSides('letter');
    await compare(id);
    await page.getByRole('radio', { name: /^Keep Meta’s/ }).click();
    await button('Do so').click();
    await page.getByText('Meta’s version stays').first().waitFor();
    expect(await desk.client.templates.get({ id })).toMatchObject({
      hasConflict: false,
      hasUnsubmittedChanges: false,
    });
  });
});

describe('what a template was, and what it can become', () => {
  it('an earlier text comes back as changes that can be looked over and sent', async () => {
    const { id } = await desk.put('opening', [body('We are open until six today, come in.')]);
    await desk.put('opening', [body('We are closed today, come tomorrow.'), { type: 'FOOTER', text: 'Bye' }]);
    await open(id);
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('list', { name: 'History of the template' });
    await history.getByText('Text changed at Meta').waitFor();
    await takePicture(page, 'history');
    await history.getByRole('button', { name: 'Bring this text back', exact: true }).click();
    const asked = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await asked.getByRole('button', { name: 'Bring this text back', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Body', exact: true });
    await text.waitFor();
    expect(await text.inputValue()).toBe('We are open until six today, come in.');
    expect(await page.getByRole('textbox', { name: 'Footer' }).inputValue()).toBe('');
    await button('Submit changes').click();
    await page
      .getByText('Until it has decided, what is approved already is sent.', { exact: false })
      .waitFor();
    await takePicture(page, 'submit-changes');
    await asked.getByRole('button', { name: 'Submit for review', exact: true }).click();
    await submitted();
  });

  it('a copy is made in another language, and for another account', async () => {
    const second = await desk.client.accounts.create({ ...goodForm, name: 'Repairs' });
    const { id } = await desk.put('invitation', [body('You are invited to our workshop on Friday.')]);
    await open(id);
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    const dialog = page.getByRole('dialog', { name: /^Duplicate/ });
    await dialog.getByRole('combobox', { name: 'Account' }).click();
    await page.getByRole('option', { name: 'Repairs' }).click();
    await takePicture(page, 'duplicate');
    await dialog.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('textbox', { name: 'Body', exact: true }).waitFor();
    const copies = async () =>
      (await desk.client.templates.list({})).filter(({ name }) => name.startsWith('invitation'));
    expect((await copies()).find(({ accountId }) => accountId === second.id)).toMatchObject({
      status: 'DRAFT',
      language: 'en_US',
      name: 'invitation',
    });

    await open(id);
    await page.getByRole('button', { name: 'Language', exact: true }).click();
    const another = page.getByRole('dialog', { name: /^Another language/ });
    await another.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Ukrainian', exact: true }).click();
    await another.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('navigation', { name: 'Languages of this template' }).waitFor();
    expect((await copies()).find(({ language }) => language === 'uk')).toMatchObject({
      name: 'invitation',
      status: 'DRAFT',
      accountId: desk.accountId,
    });
  });
});

describe('what Meta decides', () => {
  it('a pause says until when it lasts, in words, and can be lifted', async () => {
    const { id } = await desk.put('bouquet', [body('Fresh bouquets wait for you in the shop.')]);
    await desk.review('bouquet', 'PAUSED');
    await open(id);
    await page.getByText('Meta writes: “Your template was paused for 3 hours').waitFor();
    expect(await page.getByText('FIRST_PAUSE').count()).toBe(0);
    await takePicture(page, 'paused');
    await button('Lift the pause').click();
    await page.getByText('The pause is lifted, the template can be sent').first().waitFor();
    await status('bouquet', 'Approved').waitFor();
  });

  it('a rejection has its reason, what helps, and the way there', async () => {
    const { id } = await desk.put('prize', [body('You won a prize, come and take it.')]);
    await desk.review('prize', 'REJECTED', 'INCORRECT_CATEGORY');
    await open(id);
    await status('prize', 'Rejected').waitFor();
    const alert = page.getByRole('alert');
    await alert.getByText(/^Rejected: /).waitFor();
    expect((await alert.innerText()).split('\n').length).toBeGreaterThan(2);
    await takePicture(page, 'rejected');
    await alert.getByRole('button', { name: 'Correct it' }).click();
    // Of a rejected one the category can be changed.
    await page.getByRole('radio', { name: /^Marketing/ }).click();
    await button('Submit changes').click();
    await page.getByRole('button', { name: 'Submit for review', exact: true }).click();
    await submitted();
  });

  it('a change of category is announced with what it means, and done; nobody called it off', async () => {
    const { id } = await desk.put('reminder', [body('Your visit is tomorrow at ten in our shop.')]);
    await desk.atMeta({ deed: 'category', name: 'reminder', category: 'MARKETING', isAnnouncement: true });
    await open(id);
    await page.getByText('Meta will change the category: Utility becomes Marketing').waitFor();
    await takePicture(page, 'category-announced');
    await desk.atMeta({ deed: 'category', name: 'reminder', category: 'MARKETING' });
    await page.getByText('Formerly Utility. Meta changed the category.').waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('list', { name: 'History of the template' });
    await history.getByText('Category changed: Utility → Marketing').waitFor();
    await history.getByText('Meta announced a new category: Marketing').waitFor();
    expect(await history.getByText('called the change of category off').count()).toBe(0);
  });

  it('a template deleted there is told as gone, and stays readable', async () => {
    const { id } = await desk.put('goodbye', [body('We say goodbye until the spring comes.')]);
    await open(id);
    await status('goodbye', 'Approved').waitFor();
    await desk.atMeta({ deed: 'delete', name: 'goodbye' });
    await button('Compare with Meta').click();
    await page.getByText('This template is gone at Meta').first().waitFor();
    await status('goodbye', 'Deleted').waitFor();
    await page.getByText('We say goodbye until the spring comes.').first().waitFor();
    await takePicture(page, 'gone');
    await open(id, '/edit');
    await page.getByText('The template was deleted at Meta. Duplicate it under another name.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Body', exact: true }).isEditable()).toBe(false);
  });

  it('a name deleted lately is told at the field of the name', async () => {
    await desk.put('farewell', [body('A farewell to the old shop on the corner.')]);
    const { id } = await desk.put('farewell', [body('A farewell to the old shop on the corner.')]);
    await desk.client.templates.delete({ id });
    const draft = await desk.write('farewell', { body: 'Another farewell to our dear old shop.' });
    await open(draft.id, '/edit');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    // Whoever was at the field is told what the hub knows of it.
    await name.focus();
    await name.blur();
    await page
      .getByText(/deleted less than 30 days ago.*wait \(days\): 30/)
      .first()
      .waitFor();
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
    await takePicture(page, 'name-deleted');
  });

  it('an approved template is edited once a day, and says so', async () => {
    const { id } = await desk.put('hours', [body('We are open every day until eight.')]);
    await open(id, '/edit');
    const text = page.getByRole('textbox', { name: 'Body', exact: true });
    await text.fill('We are open every day until nine.');
    await button('Submit changes').click();
    await page.getByText('After this, 9 edits are left within 30 days; one a day.').waitFor();
    await page.getByRole('button', { name: 'Submit for review', exact: true }).click();
    await submitted();
    await status('hours', 'Approved').waitFor();
    await open(id, '/edit');
    await text.fill('We are open every day until ten.');
    await page
      .getByText(/can be changed once a day\. Hours to wait: 24/)
      .first()
      .waitFor();
    await takePicture(page, 'edit-limit');
  });
});

describe('what is not of this reader’s making', () => {
  it('an Arabic template reads from right to left, also in a narrow window', async () => {
    const { id } = await desk.put(
      'arabic',
      [
        { type: 'HEADER', format: 'TEXT', text: 'طلبك جاهز' },
        body('مرحبا {{1}}، طلبك رقم {{2}} جاهز للاستلام من متجرنا حتى 18:00.', 'Олена Коваленко', 'A-1042'),
        { type: 'FOOTER', text: 'متجر الزاوية' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'شكرا' }] },
      ],
      { language: 'ar' },
    );
    await open(id);
    const words = page.getByText('طلبك جاهز', { exact: true }).first();
    await words.waitFor();
    expect(await words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    // Every line of the text begins at the right, where the header does.
    const right = await words.evaluate((element) => element.getBoundingClientRect().right);
    const lines = await page
      .getByRole('figure')
      .getByText(/مرحبا/)
      .evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const ends = new Map<number, number>();
        for (const piece of range.getClientRects()) {
          ends.set(piece.bottom, Math.max(ends.get(piece.bottom) ?? 0, piece.right));
        }
        return [...ends.values()];
      });
    expect(lines.length).toBeGreaterThan(1);
    for (const end of lines) expect(Math.abs(end - right)).toBeLessThan(3);
    await page.setViewportSize({ width: 480, height: 800 });
    await words.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(480);
    await takePicture(page, 'arabic-480');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('a name of five hundred letters breaks no layout', async () => {
    const { id } = await desk.put('n'.repeat(512), [body('A short text under a long name, as it is.')]);
    for (const width of [1440, 480]) {
      await page.setViewportSize({ width, height: 800 });
      await open(id);
      await page.getByText('A short text under a long name').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await takePicture(page, `long-name-${width}`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('unknown parts, buttons and a status are kept and shown, and cannot be changed here', async () => {
    const { id } = await desk.put(
      'hologram',
      [
        body('Written in WhatsApp Manager'),
        { type: 'HOLOGRAM', depth: 3 },
        { type: 'BUTTONS', buttons: [{ type: 'TELEPORT', text: 'Beam me', place: 'Kyiv' }] },
      ],
      { status: 'FROZEN_SOLID' },
    );
    await open(id);
    await status('hologram', 'FROZEN_SOLID').waitFor();
    await page.getByText('They are HOLOGRAM, BUTTON TELEPORT.', { exact: false }).waitFor();
    await page.getByText('The template as Meta describes it').click();
    await page.getByText('"place": "Kyiv"').waitFor();
    await open(id, '/edit');
    await page.getByText('This template can only be looked at').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await button('Look at the template').click();
    await page.getByRole('heading', { name: 'hologram' }).waitFor();
  });

  it('ends with a page that complained about nothing', () => {
    expect(desk.session.complaints).toEqual([]);
  });
});
