import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCsv } from '#shared/domain/csv.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';
import { patiently } from '../helpers/team-page.ts';

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'], locale: 'uk-UA' });
  await session.page.getByRole('option', { name: /Robin Hale/ }).waitFor(patiently);
  await tellSandbox(session.serve.ready.sandboxUrl, 'demo', { isRunning: false });
});
afterAll(() => session?.close());

const section = (title: string) => session.page.getByRole('region', { name: title });

/** The rows of a table as the screen shows them, its heading first. */
const shown = async (title: string): Promise<string[][]> =>
  section(title)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.children, ({ textContent }) => textContent?.trim() ?? '')),
    );

/** What a browser keeps on the disk when the button of a section is pressed. */
async function saved(title: string) {
  const { page } = session;
  const arrival = page.waitForEvent('download');
  await page.getByRole('button', { name: `Зберегти CSV: ${title}` }).click();
  const file = await arrival;
  const { delimiter, rows } = parseCsv(readFileSync(await file.path(), 'utf8'));
  return { name: file.suggestedFilename(), delimiter, rows: rows.map(({ cells }) => cells) };
}

const figuresOf = (rows: readonly string[][]) => rows.map((cells) => cells.slice(1));

describe('the numbers of a Ukrainian shop', () => {
  it.each(['За днями', 'За годинами доби'])('are saved as the table stands: %s', async (title) => {
    const { page } = session;
    await session.go('/numbers');
    const looks = page.getByRole('radiogroup', { name: `Вигляд: ${title}` });
    await looks.getByRole('radio', { name: 'Таблиця' }).click(patiently);
    // Messages are counted a little after they came, so the two are looked at until nothing comes between them.
    await vi.waitFor(async () => {
      const { delimiter, rows } = await saved(title);
      expect(figuresOf(rows)).toEqual(figuresOf(await shown(title)));
      // What the Excel of a country with a decimal comma expects.
      expect(delimiter).toBe(';');
    }, patiently);
  });

  it('name each day so that every spreadsheet takes it for a date, and the time zone it was counted in', async () => {
    const { name, rows } = await saved('За днями');
    expect(name).toMatch(/^rozmova-days-\d{4}-\d\d-\d\d\.csv$/);
    const [heading, ...days] = rows;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(heading).toEqual([`День (${timeZone})`, 'Отримано', 'Надіслано']);
    expect(days.length).toBeGreaterThan(0);
    // Two of them, when the shop began shortly before midnight.
    expect(await shown('За днями')).toEqual([
      ['День', 'Отримано', 'Надіслано'],
      ...days.map(([date, ...figures]) => [date?.split('-').reverse().join('.'), ...figures]),
    ]);
    expect(session.complaints).toEqual([]);
  });
});
