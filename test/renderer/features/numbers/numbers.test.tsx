import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Numbers } from '#shared/contract/numbers.ts';
import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
import { NumbersScreen } from '../../../../src-renderer/features/numbers/NumbersScreen.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const MINUTE = 60_000;
const none = { count: 0, medianMs: null, ninetiethMs: null };
const some = { count: 10, medianMs: 4 * MINUTE, ninetiethMs: 80 * MINUTE };

const numbers = (change: Partial<Numbers> = {}): Numbers => ({
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

function open(given: Numbers, role: 'admin' | 'operator' = 'admin') {
  const asked: { from: string; to: string; accountId?: number | undefined }[] = [];
  const bootstrap = sampleBootstrap();
  const accounts = [sampleAccount(), sampleAccount({ id: 8 as AccountId, name: 'Support' })];
  const view = renderScreen(<NumbersScreen />, {
    path: '/numbers',
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
          return given;
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

  it('are not asked for by who may not see them', async () => {
    const { asked } = open(numbers(), 'operator');
    await screen.findByText('Numbers are for admins.');
    expect(asked).toEqual([]);
  });
});
