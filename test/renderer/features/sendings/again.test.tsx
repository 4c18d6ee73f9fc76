import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sending } from '#shared/contract/sendings.ts';
import type { AccountId, OperatorId, SendingId, TemplateId } from '#shared/domain/ids.ts';
import { SendingPanel } from '../../../../src-renderer/features/sendings/components/SendingPanel.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

// jsdom has no media queries; the window is a wide one.
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => vi.unstubAllGlobals());

const counts: Sending['counts'] = {
  total: 30,
  leftOut: 0,
  waiting: 0,
  queued: 0,
  accepted: 0,
  delivered: 20,
  read: 0,
  failed: 10,
  unconfirmed: 0,
  cancelled: 0,
  answered: 0,
};

function open(again: Sending['again'], change: Partial<Sending> = {}) {
  const sending: Sending = {
    id: 7 as SendingId,
    accountId: 1 as AccountId,
    templateId: 1 as TemplateId,
    templateName: 'summer_sale',
    templateLanguage: 'en',
    title: 'Summer',
    state: 'done',
    answers: { values: {}, header: null },
    pause: null,
    counts,
    unheard: null,
    again,
    leftOutBy: [],
    price: { currency: null, amount: null, unknownCount: 0 },
    dailyLimit: null,
    createdBy: 1 as OperatorId,
    createdAt: 1_790_000_000_000,
    startedAt: 1_790_000_000_000,
    endedAt: 1_790_000_060_000,
    ...change,
  };
  return renderScreen(<SendingPanel id={sending.id} />, {
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
        operators: answer.app.operators.handler(() => []),
      },
      accounts: { list: answer.accounts.list.handler(() => [sampleAccount()]) },
      sendings: {
        get: answer.sendings.get.handler(() => sending),
        recipients: answer.sendings.recipients.handler(() => ({ items: [], next: null })),
        retry: answer.sendings.retry.handler(() => ({ retried: 3 })),
      },
    },
  });
}

const retry = () => screen.queryByRole('button', { name: /^Retry/ });

describe('those who failed in a sending that is over', () => {
  it('are offered to be tried again with their number, and the others are named', async () => {
    const { user } = open({ ready: 3, later: 0, nextAt: null });
    await user.click(await screen.findByRole('button', { name: 'Retry 3 failed' }));
    expect(await screen.findByText('Sending again to 3 people')).toBeTruthy();
    expect(screen.getByText('Trying again does not help 7 people: the list below says why.')).toBeTruthy();
  });

  it('are not offered when trying again helps nobody, which is said', async () => {
    open({ ready: 0, later: 0, nextAt: null });
    expect(
      await screen.findByText('Trying again helps nobody here: the list below says why each one failed.'),
    ).toBeTruthy();
    expect(retry()).toBeNull();
  });

  it('are not offered before Meta takes them again, and the time is said', async () => {
    open({ ready: 0, later: 10, nextAt: Date.now() + 3_600_000 });
    expect(
      await screen.findByText(/^10 people can be sent to again from .+: Meta limits how much marketing/),
    ).toBeTruthy();
    expect(screen.queryByText(/helps nobody/)).toBeNull();
    expect(retry()).toBeNull();
  });

  it('are all offered without another word when all of them can be tried', async () => {
    open({ ready: 10, later: 0, nextAt: null });
    expect(await screen.findByRole('button', { name: 'Retry 10 failed' })).toBeTruthy();
    expect(screen.queryByText(/Trying again/)).toBeNull();
  });

  it('wait for the end of one that still runs', async () => {
    open({ ready: 3, later: 0, nextAt: null }, { state: 'running', endedAt: null });
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeTruthy();
    expect(retry()).toBeNull();
    expect(screen.queryByText(/Trying again/)).toBeNull();
  });
});

describe('stopping a sending', () => {
  it('says whom it keeps from the message and who gets it all the same', async () => {
    const { user } = open(null, {
      state: 'running',
      endedAt: null,
      counts: { ...counts, failed: 0, delivered: 12, waiting: 12, queued: 6 },
    });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect((await screen.findByRole('alertdialog')).textContent).toContain(
      '12 more people will not get the message. What was sent stays.' +
        '6 messages are on their way already and arrive all the same.',
    );
  });

  it('is not offered when every message is on its way', async () => {
    open(null, {
      state: 'running',
      endedAt: null,
      counts: { ...counts, failed: 0, delivered: 24, queued: 6 },
    });
    const stop = await screen.findByRole('button', { name: 'Stop' });
    expect(stop.getAttribute('aria-description')).toBe(
      'Every message is on its way already: there is nothing to stop.',
    );
  });

  it('of a paused one takes back what has not left, also when nobody else waits', async () => {
    const { user } = open(null, {
      state: 'paused',
      endedAt: null,
      counts: { ...counts, failed: 0, delivered: 24, queued: 6 },
    });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect((await screen.findByRole('alertdialog')).textContent).toContain(
      '6 more people will not get the message. What was sent stays.' +
        'A message that is leaving at this very moment, or is being sent once more, can still arrive.',
    );
  });

  it('of a paused one in which nobody is left only ends it', async () => {
    const { user } = open(null, { state: 'paused', endedAt: null });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect((await screen.findByRole('alertdialog')).textContent).toContain('the sending only ends');
  });

  it('leaves a page that tells what was not sent from what was', async () => {
    open(null, {
      state: 'cancelled',
      counts: { ...counts, failed: 0, delivered: 4, queued: 2, cancelled: 24 },
    });
    expect(await screen.findByText('4 of 30')).toBeTruthy();
    expect(screen.getByText('Not sent to 24 people')).toBeTruthy();
    expect(screen.getByText('2 on their way')).toBeTruthy();
  });
});
