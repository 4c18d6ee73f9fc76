import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo } from '../helpers/console-page.ts';
import { type ElectronApp, launchElectronApp } from '../helpers/electron-app.ts';

/** The business's data, a template and a sending in the window, where files and pages come over a protocol of our own. */
const patiently = { timeout: 30_000 };
let app: ElectronApp;

beforeAll(async () => {
  app = await launchElectronApp();
  app.page.setDefaultTimeout(20_000);
  await app.page.getByRole('button', { name: 'Start the sandbox' }).click();
  await app.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  await sandbox('demo', { isRunning: false });
});
afterAll(() => app?.close());

async function sandbox<Answer>(path: string, body: unknown): Promise<Answer> {
  const { port } = JSON.parse(readFileSync(join(app.dataDir, 'sandbox.json'), 'utf8')) as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Answer;
}

const table = [
  'Number;Customer;Placed on;Total;Status',
  'A-1;+380501110001;22.11.2026;1 250,50 UAH;paid',
  'A-2;+380501110002;23.11.2026;99,00 UAH;new',
].join('\r\n');

describe('templates and records in the real Electron', () => {
  it('takes a file of records over the window’s own protocol', async () => {
    const { page } = app;
    await goTo(page, '/record-imports/new/Order');
    // The conversation has a field for files of its own; it is there, hidden, until this screen is loaded.
    await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor({ state: 'detached' });
    await page.getByText('Drop a CSV or Excel file here').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('combobox', { name: 'Column “Total”' }).waitFor();
    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.getByRole('button', { name: 'To the records' }).click();
    const grid = page.getByRole('grid', { name: 'Order' });
    await grid.getByRole('row', { name: /A-1.*1,250\.50/ }).waitFor();
    await grid.getByRole('row', { name: /A-2/ }).waitFor();
  });

  it('takes an example, hands it to Meta’s review and shows that it is approved', async () => {
    const { page } = app;
    await goTo(page, '/templates/examples');
    await page
      .getByRole('article', { name: 'Appointment' })
      .getByRole('button', { name: 'Use as it is' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('our_appointment');
    await dialog.getByRole('button', { name: 'Send for review' }).click();
    const heading = page.getByRole('heading', { name: /our_appointment/ });
    await heading.getByText('Approved').waitFor(patiently);
  });

  it('sends a template to the person of a record, and the ticks come', async () => {
    const { page } = app;
    await sandbox('customers', { name: 'Marta Order', waId: '380501110001' });
    await goTo(page, '/records/Order/A-1');
    await page.getByRole('button', { name: 'Send a template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send a template' });
    await dialog.getByRole('combobox', { name: 'Search templates' }).fill('order_ready');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox').first().waitFor();
    for (const field of await dialog.getByRole('textbox').all()) await field.fill('A-1');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const sent = page.getByRole('log', { name: 'Messages' }).getByRole('article').last();
    await sent.getByText(/A-1/).first().waitFor(patiently);
    await sent.getByRole('img', { name: /Delivered|Read/ }).waitFor(patiently);
  });
});
