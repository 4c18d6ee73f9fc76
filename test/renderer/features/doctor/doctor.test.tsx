import { screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { DoctorCheck, DoctorReport } from '#shared/contract/doctor.ts';
import type { CheckState, DoctorCheckId } from '#shared/domain/doctor-checks.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { DoctorScreen } from '../../../../src-renderer/features/doctor/DoctorScreen.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const say = (en: string) => ({ en, uk: `[uk] ${en}` });

function check(id: DoctorCheckId, state: CheckState, change: Partial<DoctorCheck> = {}): DoctorCheck {
  const sentence = say(`${id} is ${state}.`);
  return { id, state, sentence, action: null, failure: null, details: {}, checkedAt: Date.now(), ...change };
}

function report(change: Partial<DoctorReport> = {}): DoctorReport {
  return {
    accountId: 7 as AccountId,
    state: 'ok',
    isRunning: false,
    checkedAt: Date.now(),
    checks: [check('token_alive', 'ok'), check('scopes', 'ok')],
    log: [],
    ...change,
  };
}

const computer = report({ accountId: null, checks: [check('clock', 'ok')] });
const fields = check('fields', 'repairable', {
  failure: 'fields_missing',
  action: { kind: 'repair', label: say('Subscribe') },
  details: { code: 100, trace: 'AbC1' },
});

interface Given {
  readonly reports: readonly DoctorReport[];
  readonly path?: string;
  readonly role?: 'admin' | 'viewer';
}

function openDoctor({ reports, path, role = 'admin' }: Given) {
  let known = [...reports];
  const asked: object[] = [];
  const bootstrap = sampleBootstrap();
  const put = (next: DoctorReport) => {
    known = known.map((old) => (old.accountId === next.accountId ? next : old));
    return next;
  };
  const { accounts, app, connect, doctor } = answer;
  const view = renderScreen(
    <Suspense>
      <DoctorScreen subject={path} />
    </Suspense>,
    {
      path: '/doctor',
      procedures: {
        app: {
          bootstrap: app.bootstrap.handler(() => ({
            ...bootstrap,
            operator: { ...bootstrap.operator, role },
          })),
        },
        accounts: { list: accounts.list.handler(() => [sampleAccount()]) },
        connect: {
          start: connect.start.handler(({ input }) => {
            asked.push(input);
            throw new Error('No wizard in this test');
          }),
        },
        doctor: {
          reports: doctor.reports.handler(() => known),
          run: doctor.run.handler(({ input }) => {
            asked.push({ run: input.accountId });
            return put(report({ accountId: input.accountId, log: [{ at: 1, sentence: say('Looked.') }] }));
          }),
          repair: doctor.repair.handler(({ input }) => {
            asked.push({ repair: input.check });
            return put(report({ checks: [check('fields', 'ok', { sentence: say('All are subscribed.') })] }));
          }),
          support: doctor.support.handler(() => ({ text: '[act] token_alive code=190' })),
        },
      },
    },
  );
  return { ...view, asked };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the doctor’s page', () => {
  it('opens at what needs somebody most, with its state in a sentence', async () => {
    openDoctor({
      reports: [computer, report({ state: 'act', checks: [check('payment', 'act'), check('scopes', 'ok')] })],
    });
    expect(await screen.findByRole('heading', { level: 2, name: '1 thing needs you' })).toBeTruthy();
    const sending = screen.getByRole('region', { name: 'Sending' });
    expect(within(sending).getByRole('listitem').textContent).toContain('Needs youpayment is act.');
    const chosen = within(screen.getByRole('navigation')).getByRole('link', { current: 'page' });
    expect(chosen.textContent).toContain('Sales');
  });

  it('folds what is fine into one line', async () => {
    openDoctor({ reports: [computer, report()] });
    expect(await screen.findByRole('heading', { level: 2, name: 'All is well' })).toBeTruthy();
    const line = screen.getByText('2 checks are fine');
    expect(line.closest('details')?.open).toBe(false);
    expect(screen.queryByRole('region', { name: 'Key and app' })).toBeNull();
  });

  it('repairs with one button, and the row goes to those that are fine', async () => {
    const { user, asked } = openDoctor({
      reports: [computer, report({ state: 'repairable', checks: [fields] })],
    });
    await user.click(await screen.findByRole('button', { name: 'Subscribe' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'All is well' })).toBeTruthy();
    expect(asked).toEqual([{ repair: 'fields' }]);
    expect(screen.queryByRole('button', { name: 'Subscribe' })).toBeNull();
    expect((await screen.findByText('Repaired')).isConnected).toBe(true);
  });

  it('keeps codes for support folded under the check', async () => {
    openDoctor({ reports: [computer, report({ state: 'repairable', checks: [fields] })] });
    const details = (await screen.findByText('Details')).closest('details');
    expect(details?.open).toBe(false);
    expect(details?.textContent).toContain('fields_missing');
    expect(details?.textContent).toContain('AbC1');
  });

  it('leads on: to Meta, to the help, to the address', async () => {
    const { user, visited } = openDoctor({
      reports: [
        computer,
        report({
          state: 'act',
          checks: [
            check('payment', 'act', {
              action: {
                kind: 'link',
                label: say('Payments at Meta'),
                url: 'https://business.facebook.com/x',
              },
            }),
            check('can_send', 'act', { action: { kind: 'help', article: 'account_restricted' } }),
            check('effective_webhook', 'act', { action: { kind: 'address' } }),
          ],
        }),
      ],
    });
    const link = await screen.findByRole('link', { name: 'Payments at Meta' });
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
      'https://business.facebook.com/x',
      '_blank',
    ]);
    await user.click(button('Read more'));
    await user.click(button('Set up the address'));
    expect(visited.slice(-2)).toEqual(['/help/account_restricted', '/accounts/address']);
  });

  it('goes on in the wizard with this very account', async () => {
    const token = check('token_life', 'act', { action: { kind: 'step', step: 'token' } });
    const { user, asked } = openDoctor({ reports: [computer, report({ state: 'act', checks: [token] })] });
    await user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await waitFor(() => expect(asked).toEqual([{ accountId: 7, kind: 'live', step: 'token' }]));
  });

  it('looks by itself where nobody ever looked, and again on demand', async () => {
    const { user, asked } = openDoctor({
      reports: [computer, report({ state: 'unknown', checkedAt: null, checks: [] })],
      path: '7',
    });
    expect(await screen.findByRole('heading', { level: 2, name: 'All is well' })).toBeTruthy();
    await user.click(button('Check again'));
    await waitFor(() => expect(asked).toEqual([{ run: 7 }, { run: 7 }]));
  });

  it('shows what is sent to support before it is copied', async () => {
    const { user } = openDoctor({ reports: [computer, report()] });
    await user.click(await screen.findByRole('button', { name: 'Copy for support' }));
    const dialog = await screen.findByRole('dialog', { name: 'Details for support' });
    expect(await within(dialog).findByText('[act] token_alive code=190')).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Copy' })).toBeTruthy();
  });

  it('lets a viewer look, and says why they cannot repair', async () => {
    openDoctor({ reports: [computer, report({ state: 'repairable', checks: [fields] })], role: 'viewer' });
    await waitFor(() =>
      expect(button('Subscribe').getAttribute('aria-description')).toBe('Only an administrator can repair.'),
    );
  });

  it('says so when the address names no account', async () => {
    openDoctor({ reports: [computer, report()], path: '99' });
    expect(await screen.findByText(/There is no such account/)).toBeTruthy();
  });
});
