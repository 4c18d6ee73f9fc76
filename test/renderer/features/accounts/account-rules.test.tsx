import { ORPCError } from '@orpc/client';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AccountRules } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { mergeParts } from '#shared/domain/merge-parts.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { AccountRulesPanel } from '../../../../src-renderer/features/accounts/rules/AccountRulesPanel.tsx';
import { rulesTrouble } from '../../../../src-renderer/features/accounts/rules/rules-trouble.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';

const nothing: AccountRules = {
  officeHours: null,
  away: { isOn: false, text: '' },
  greeting: { isOn: false, text: '' },
  escalateAfterMinutes: null,
  sound: 'drop',
};

/** The panel over a hub that keeps what is saved. */
function renderRules(canChange = true) {
  const saved: AccountRules[] = [];
  const accountId = 1 as AccountId;
  renderScreen(<AccountRulesPanel accountId={accountId} canChange={canChange} />, {
    language: 'en',
    procedures: {
      accounts: {
        rules: answer.accounts.rules.handler(() => saved.at(-1) ?? nothing),
        setRules: answer.accounts.setRules.handler(({ input }) => {
          const stored = saved.at(-1) ?? nothing;
          const { merged, clashes } = mergeParts(stored, input.changedFrom ?? stored, input.rules);
          if (clashes.length > 0) {
            const sentence = refusals.CHANGED_MEANWHILE;
            throw new ORPCError('CHANGED_MEANWHILE', { data: { sentence, values: {} } });
          }
          saved.push(merged);
          return merged;
        }),
      },
    },
  });
  return saved;
}

describe('hours and messages of an account', () => {
  it('nothing can be saved until something was changed, and everything goes at once', async () => {
    const user = userEvent.setup();
    const saved = renderRules();
    await user.click(await screen.findByRole('switch', { name: 'Office hours' }));
    await user.click(screen.getByRole('button', { name: /holidays of Ukraine/ }));
    await user.click(screen.getByRole('switch', { name: 'Greeting' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const [rules] = saved;
    expect(rules).toMatchObject({
      away: { isOn: false },
      greeting: { isOn: true, text: 'Hello! Thank you for writing. We will answer soon.' },
    });
    expect(rules?.officeHours?.week.map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(rules?.officeHours?.holidays.map(({ name }) => name)).toContain('Independence Day of Ukraine');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
  });

  it('an away message without words is said at its field and not saved', async () => {
    const user = userEvent.setup();
    const saved = renderRules();
    await user.click(await screen.findByRole('switch', { name: 'Away message' }));
    expect(screen.getByText(/this message is never sent/)).toBeTruthy();
    await user.clear(screen.getByRole('textbox', { name: 'Text' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write a text, or switch the message off.')).toBeTruthy();
    expect(saved).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('what a colleague saved meanwhile is neither overwritten nor lost, and one is asked', async () => {
    const user = userEvent.setup();
    const saved = renderRules();
    await user.click(await screen.findByRole('switch', { name: 'Greeting' }));
    const text = screen.getByRole('textbox', { name: 'Text' });
    await user.clear(text);
    await user.type(text, 'Mine');
    saved.push({ ...nothing, sound: 'bell', greeting: { isOn: true, text: 'Theirs' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Somebody else changed this meanwhile: “Greeting”');
    expect(text).toHaveProperty('value', 'Mine');
    expect(saved).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved.at(-1)).toEqual({ ...nothing, sound: 'bell', greeting: { isOn: true, text: 'Mine' } });
    expect(screen.queryByText(/^Somebody else changed/)).toBeNull();
  });

  it('whoever may not change accounts only reads', async () => {
    renderRules(false);
    const hours = await screen.findByRole('switch', { name: 'Office hours' });
    expect(hours.hasAttribute('data-disabled') || hours.getAttribute('aria-disabled') === 'true').toBe(true);
  });
});

describe('what keeps rules from being saved', () => {
  const hours = (week: NonNullable<AccountRules['officeHours']>['week']): AccountRules => ({
    ...nothing,
    officeHours: { timeZone: 'Europe/Kyiv', week, holidays: [] },
  });
  const empty = (): NonNullable<AccountRules['officeHours']>['week'] => [[], [], [], [], [], [], []];

  it.each([
    ['nothing', nothing, {}],
    ['a week without a single hour', hours(empty()), { officeHours: 'neverOpen' }],
    [
      'hours that run backwards',
      hours([[{ from: '18:00', to: '09:00' }], ...empty().slice(1)]),
      { officeHours: 'weekWrong' },
    ],
    ['too many letters', { ...nothing, away: { isOn: true, text: 'я'.repeat(4097) } }, { away: 'textLong' }],
    ['only blanks', { ...nothing, greeting: { isOn: true, text: '  ' } }, { greeting: 'textMissing' }],
  ])('%s', (_name, rules, wanted) => {
    expect(rulesTrouble(rules)).toEqual(wanted);
  });
});
