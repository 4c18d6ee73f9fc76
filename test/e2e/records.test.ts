import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';

let session: ConsoleSession;

/** As Excel in Ukraine saves a table: one byte a letter, semicolons, and a comma in amounts. */
function windows1251(text: string): Buffer {
  const special: Readonly<Record<string, number>> = { і: 0xb3, є: 0xba, ї: 0xbf };
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? code : (special[letter] ?? code - 0x410 + 0xc0);
    }),
  );
}

const table = [
  'Номер;Клієнт;Дата замовлення;Сума;Стан',
  'А-1;+380671112233;22.11.2026;1 250,50;оплачено',
  'А-2;0501234567;23.11.2026;99,00;нове',
  'А-3;none;24.11.2026;100;нове',
  'А-4;+380931234568;31.02.2026;300;нове',
].join('\r\n');

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
});
afterAll(() => session?.close());

it('imports a table with semicolons in windows-1251 and names every row that it did not take', async () => {
  const { page, go } = session;
  await go('/record-imports/new/Order');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'замовлення.csv', mimeType: 'text/csv', buffer: windows1251(table) });
  await page.getByRole('combobox', { name: 'Encoding' }).getByText('Windows-1251').waitFor();
  await page.getByRole('combobox', { name: 'Delimiter' }).getByText('Semicolon').waitFor();
  await page.getByRole('combobox', { name: 'Column “Сума”' }).getByText('Total').waitFor();

  await page.getByRole('combobox', { name: 'Сума: Currency where none is given' }).click();
  await page.getByRole('option', { name: /^UAH/ }).click();
  await page.getByRole('cell', { name: /^none.*not a phone/ }).waitFor();
  await page.getByText('2 of the first rows have errors.').waitFor();
  expect(await session.objections('main')).toEqual([]);

  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('heading', { name: 'Rows with errors' }).waitFor();
  const rows = page.getByRole('row');
  expect(await rows.filter({ hasText: 'А-3' }).innerText()).toMatch(/^4\s+Клієнт/);
  expect(await rows.filter({ hasText: 'А-4' }).innerText()).toMatch(/^5\s+Дата замовлення/);
});

it('lists what was imported, and shows a record with its person', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'To the records' }).click();
  const grid = page.getByRole('grid', { name: 'Order' });
  await grid.getByRole('row', { name: /А-1.*22 Nov 2026.*1,250\.50/ }).waitFor();
  expect(await grid.getByRole('row').count()).toBe(3);
  expect(await session.objections('main')).toEqual([]);
  await grid.getByRole('row', { name: /А-2/ }).click();
  await page.getByRole('heading', { name: /А-2/ }).waitFor();
  await page
    .getByRole('link', { name: /\+380 50 123 4567/ })
    .first()
    .waitFor();
});

it('goes from a record to sending it, and from marked records to a sending to many', async () => {
  const { page, go } = session;
  await page.getByRole('button', { name: 'Send a template' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await go('/records/Order');
  await page.getByRole('checkbox', { name: 'Select what is shown' }).click();
  await page.getByText('2 selected').waitFor();
  await page.getByRole('button', { name: 'Send a template' }).click();
  await page.waitForURL(/#\/sendings\/new$/);
});

it('says at its field what is wrong with a record, and keeps what was mended', async () => {
  const { page, go } = session;
  await go('/records/Order/%D0%90-2');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Tracking link' }).fill('somewhere');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText(/not a link/).waitFor();
  await dialog.getByRole('textbox', { name: 'Tracking link' }).fill('https://example.com/2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'https://example.com/2' }).waitFor();
  expect(session.complaints).toEqual([]);
});
