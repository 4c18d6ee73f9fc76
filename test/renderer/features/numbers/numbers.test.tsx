import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Numbers } from '#shared/contract/numbers.ts';
import { parseCsv } from '#shared/domain/csv.ts';
import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { NumbersScreen } from '../../../../src-renderer/features/numbers/NumbersScreen.tsx';

import { daysOf } from '../../../../src-renderer/state/day-bars.ts';
import { csvDelimiter } from '../../../../src-renderer/state/save-csv.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const MINUTE = 60_000;
const none = { count: 0, medianMs: null, ninetiethMs: null };
const some = { count: 10, medianMs: 4 * MINUTE, ninetiethMs: 80 * MINUTE };

const numbers = (change: Partial<Numbers> = {}): Numbers => ({
  timeZone: 'Europe/Kiev',
  countedSince: Date.UTC(2026, 9, 1, 12),
  isCounting: false,
  total: { received: 120, sent: 90 },
  firstAnswer: some,
  byDay: [
    { day: '2026-11-21', received: 20, sent: 0 },
    { day: '2026-11-22', received: 100, sent: 90 },
  ],
  byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, received: hour === 9 ? 120 : 0, sent: 0 })),
  byAccount: [
    { accountId: 7 as AccountId, received: 120, sent: 90, firstAnswer: some, waiting: 3 },
    { accountId: 8 as AccountId, received: 0, sent: 0, firstAnswer: none, waiting: 0 },
  ],
  byOperator: [
    { operatorId: 1 as OperatorId, sent: 80, firstAnswer: some },
    { operatorId: null, sent: 10, firstAnswer: none },
  ],
  waitingNow: { count: 3, longestSince: Date.now() - 75 * MINUTE },
  ...change,
});

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly accountId?: number | undefined;
}

interface Open {
  readonly role?: 'admin' | 'operator';
  readonly language?: Language;
}

function open(given: Numbers | ((asked: Asked) => Numbers), { role = 'admin', language = 'en' }: Open = {}) {
  const asked: Asked[] = [];
  const bootstrap = sampleBootstrap();
  const accounts = [sampleAccount(), sampleAccount({ id: 8 as AccountId, name: 'Support' })];
  const view = renderScreen(<NumbersScreen />, {
    path: '/numbers',
    language,
    procedures: {
      accounts: { list: answer.accounts.list.handler(() => accounts) },
      app: {
        bootstrap: answer.app.bootstrap.handler(() => ({
          ...bootstrap,
          operator: { ...bootstrap.operator, role },
        })),
        operators: answer.app.operators.handler(() => [
          { ...bootstrap.operator, pictureMediaId: null, removedAt: null },
        ]),
      },
      numbers: {
        get: answer.numbers.get.handler(({ input }) => {
          asked.push(input);
          return typeof given === 'function' ? given(input) : given;
        }),
      },
    },
  });
  return { ...view, asked };
}

describe('the numbers of the owner', () => {
  it('say how fast customers are answered, who waits, and how much was written', async () => {
    open(numbers());
    await screen.findByText('9 of 10 within 1 hr 20 min');
    expect(screen.getByText('Waiting now', { selector: 'dt' }).parentElement?.textContent).toContain(
      'Longest: 1 hr 15 min',
    );
    const people = screen.getByRole('region', { name: 'By person' });
    await within(people).findByRole('row', { name: /Olena 80 10 4 min/ });
    within(people).getByRole('row', { name: /Programs, automatic messages/ });
    const byAccount = screen.getByRole('region', { name: 'By account' });
    within(byAccount).getByRole('row', { name: /Sales 120 90 4 min 3/ });
  });

  it('show days as a chart that the keyboard reads, with the table behind it', async () => {
    const { user } = open(numbers());
    const chart = await screen.findByRole('slider', { name: 'By day' });
    chart.focus();
    await user.keyboard('{End}');
    expect(chart.getAttribute('aria-valuetext')).toContain('100 received, 90 sent');
    await user.click(
      within(screen.getByRole('radiogroup', { name: 'View: By day' })).getByRole('radio', { name: 'Table' }),
    );
    const table = screen.getByRole('region', { name: 'By day' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
  });

  it('ask for another period and for one account', async () => {
    const { user, asked } = open(numbers());
    await screen.findByText('Longest: 1 hr 15 min');
    expect(asked[0]).not.toHaveProperty('accountId');
    await user.click(screen.getByRole('radio', { name: '7 days' }));
    await expect.poll(() => asked.length).toBe(2);
    const [days30, days7] = asked;
    expect(Date.parse(days7?.from ?? '') - Date.parse(days30?.from ?? '')).toBe(23 * 24 * 60 * MINUTE);
    await user.click(screen.getByRole('combobox', { name: 'Account' }));
    await user.click(await screen.findByRole('option', { name: 'Support' }));
    await expect.poll(() => asked.at(-1)?.accountId).toBe(8);
  });

  it('say in words that there is nothing yet, or that counting goes on', async () => {
    open(
      numbers({
        total: { received: 0, sent: 0 },
        countedSince: null,
        isCounting: true,
        firstAnswer: none,
        byOperator: [],
        waitingNow: { count: 0, longestSince: null },
      }),
    );
    await screen.findByText('No messages in this time');
    expect(screen.getByRole('status').textContent).toContain('still being counted');
    screen.getByText('Everybody was answered');
  });

  it('name the time zone in which days and hours were counted', async () => {
    open(numbers());
    const line = await screen.findByText(/^Counted since/);
    expect(line.textContent).toContain('Days and hours are those of the time zone Europe/Kyiv.');
  });

  it('are not asked for by who may not see them', async () => {
    const { asked } = open(numbers(), { role: 'operator' });
    await screen.findByText('Numbers are for admins.');
    expect(asked).toEqual([]);
  });
});

describe('the file of a table', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    document.documentElement.lang = '';
  });

  /** Presses the button of a section and reads the file that the browser is given. */
  async function saved(user: ReturnType<typeof open>['user'], title: RegExp) {
    const files: Blob[] = [];
    const addresses = {
      createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
      revokeObjectURL: () => {},
    };
    vi.stubGlobal('URL', Object.assign(URL, addresses));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await user.click(screen.getByRole('button', { name: title }));
    const [file] = files;
    if (!file) throw new Error('No file was given');
    const { delimiter, rows } = parseCsv(await file.text());
    return { delimiter, rows: rows.map(({ cells }) => cells) };
  }

  const shown = (title: string) =>
    within(screen.getByRole('region', { name: title }))
      .getAllByRole('row')
      .map((row) => Array.from(row.children, ({ textContent }) => textContent));

  it('is what the table says, in its order: people, with waits in whole seconds', async () => {
    const { user } = open(numbers());
    await screen.findByRole('row', { name: /Olena/ });
    expect(shown('By person')).toEqual([
      ['Who', 'Sent', 'First answers', 'First answer', '9 of 10 within'],
      ['Olena', '80', '10', '4 min', '1 hr 20 min'],
      ['Programs, automatic messages, the company’s phone', '10', '0', '—', '—'],
    ]);
    expect(await saved(user, /CSV.*By person/)).toEqual({
      delimiter: ',',
      rows: [
        ['Who', 'Sent', 'First answers', 'First answer, median, s', 'First answer, 9 of 10, s'],
        ['Olena', '80', '10', '240', '4800'],
        ['Programs, automatic messages, the company’s phone', '10', '0', '', ''],
      ],
    });
  });

  it('has every day of a year, as the table has, though the chart goes by weeks', async () => {
    const year = Array.from({ length: 365 }, (_, place) => ({
      day: new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10),
      received: place < 300 ? 0 : 1_000 + place,
      sent: place % 2 === 0 || place < 300 ? 0 : 2,
    }));
    document.documentElement.lang = 'uk';
    const { user } = open(numbers({ byDay: year }), { language: 'uk' });
    await user.click(
      within(await screen.findByRole('radiogroup', { name: 'Вигляд: За днями' })).getByRole('radio', {
        name: 'Таблиця',
      }),
    );
    const [heading, ...days] = shown('За днями');
    const file = await saved(user, /CSV.*За днями/);
    expect(file.delimiter).toBe(';');
    expect(file.rows[0]).toEqual(['День (Europe/Kyiv)', ...(heading ?? []).slice(1)]);
    expect(file.rows.slice(1)).toEqual(
      year
        .slice(300)
        .toReversed()
        .map(({ day, received, sent }) => [day, String(received), String(sent)]),
    );
    // Only the manner differs: the screen groups the figures.
    expect(days.map((cells) => cells.slice(1).map((cell) => cell.replaceAll(/\s/g, '')))).toEqual(
      file.rows.slice(1).map((cells) => cells.slice(1)),
    );
  });

  it('follows the chosen period and account', async () => {
    const { user } = open(({ from, to, accountId }) =>
      numbers({
        byDay: [
          { day: from, received: accountId ?? 1, sent: 0 },
          { day: to, received: 2, sent: 0 },
        ],
      }),
    );
    await screen.findByRole('slider', { name: 'By day' });
    await user.click(screen.getByRole('radio', { name: '7 days' }));
    await user.click(screen.getByRole('combobox', { name: 'Account' }));
    await user.click(await screen.findByRole('option', { name: 'Support' }));
    await screen.findByRole('slider', { name: 'By day' });
    const { from, to } = daysOf('7', Date.now());
    await expect
      .poll(async () => (await saved(user, /CSV.*By day/)).rows.slice(1))
      .toEqual([
        [to, '2', '0'],
        [from, '8', '0'],
      ]);
  });
});

describe('the sign that parts columns', () => {
  it.each([
    [['uk', 'uk-UA'], ';'],
    [['en', 'uk-UA'], ';'],
    [['uk', 'en-US'], ';'],
    [['en', 'en-GB'], ','],
    [['', 'de'], ';'],
  ])('is the one that a spreadsheet of %j expects', (languages, delimiter) => {
    expect(csvDelimiter(languages)).toBe(delimiter);
  });
});
