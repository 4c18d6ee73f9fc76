import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectFailure, connectFailures } from '#shared/domain/connect-failures.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { MetaConsoleDialog } from '../../../../src-renderer/features/sandbox/MetaConsoleDialog.tsx';
import { SandboxCommands } from '../../../../src-renderer/features/sandbox/SandboxCommands.tsx';
import { readCommands, runCommand } from '../../../../src-renderer/state/commands-store.ts';
import { closeMetaConsole, openMetaConsole } from '../../../../src-renderer/state/meta-console-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

interface Setup {
  readonly on?: ConnectFailure[];
  readonly isRunning?: boolean;
  readonly refuses?: boolean;
  readonly kind?: 'live' | 'sandbox';
}

const right = {
  appId: '111',
  appSecret: 'right-secret',
  accessToken: 'right-token',
  wabaId: '222',
  phoneNumberId: '333',
  verificationCode: '246810',
  pin: '135790',
};

/** A pretend Meta that keeps its failures, and shows another token while a temporary one is on. */
function openConsole(setup: Setup = {}) {
  let on = setup.on ?? [];
  const { sandbox } = answer;
  const view = renderScreen(
    <>
      <MetaConsoleDialog />
      <SandboxCommands />
    </>,
    {
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        accounts: {
          list: answer.accounts.list.handler(() => [sampleAccount({ kind: setup.kind ?? 'sandbox' })]),
        },
        sandbox: {
          state: sandbox.state.handler(() => ({
            isRunning: setup.isRunning ?? true,
            url: null,
            accountId: 7,
            now: 1,
            clockOffsetMs: 0,
            demoIsRunning: false,
            customers: [],
            faults: [],
            connectFailures: on,
            pendingWebhooks: 0,
          })),
          metaConsole: sandbox.metaConsole.handler(() => ({
            ...right,
            accessToken: on.includes('temporary_token') ? 'one-day-token' : right.accessToken,
          })),
          setConnectFailures: sandbox.setConnectFailures.handler(({ input }) => {
            if (setup.refuses) {
              throw new ORPCError('SANDBOX_OFF', { data: { sentence: refusals.SANDBOX_OFF, values: {} } });
            }
            on = input.failures;
          }),
        },
      },
    },
  );
  return { ...view, on: () => on };
}

const valueIn = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
const switchOf = (name: string) => screen.findByRole('switch', { name });

// jsdom has no media queries; in this window none of them holds.
beforeAll(() => {
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});

beforeEach(() => {
  closeMetaConsole();
});

describe('the console of the pretend Meta', () => {
  it('has a switch for each failure, by the parts of a set-up, beside the values to copy', async () => {
    openMetaConsole();
    openConsole();
    expect(await screen.findAllByRole('switch')).toHaveLength(connectFailures.length);
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'Token and app',
      'Number',
      'Webhook',
      'Sending',
      'This computer',
      'Meta’s console',
    ]);
    await screen.findByLabelText('App ID');
    expect([valueIn('App ID'), valueIn('App secret'), valueIn('PIN of the number')]).toEqual([
      '111',
      'right-secret',
      '135790',
    ]);
    expect(screen.getByText('No failure is on.')).toBeTruthy();
  });

  it('switches one after the other on, counts them, shows the changed value, and all off again', async () => {
    openMetaConsole();
    const { user, on } = openConsole();
    await user.click(await switchOf('A one-day token'));
    await user.click(await switchOf('No payment method'));
    expect(await screen.findByText('2 failures of connecting are on.')).toBeTruthy();
    expect(on()).toEqual(['temporary_token', 'payment_missing']);
    await waitFor(() => expect(valueIn('Access token')).toBe('one-day-token'));
    expect(screen.getAllByText('Changed by a failure that is on.')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Switch all off' }));
    await waitFor(() => expect(valueIn('Access token')).toBe('right-token'));
    expect(on()).toEqual([]);
  });

  it('finds a failure by its sentence, by Meta’s code and by its part of the set-up, and says when there is none', async () => {
    openMetaConsole();
    const { user } = openConsole();
    const search = await screen.findByRole('searchbox', { name: 'Find a failure' });
    const found = () => screen.queryAllByRole('switch').length;
    await user.type(search, '131042');
    expect(found()).toBe(2);
    await user.clear(search);
    await user.type(search, 'login page');
    expect(await switchOf('A login page at the address')).toBeTruthy();
    expect(found()).toBe(1);
    await user.clear(search);
    await user.type(search, 'this computer');
    expect(await switchOf('The computer was off')).toBeTruthy();
    await user.clear(search);
    await user.type(search, 'unicorn');
    expect(screen.getByText('No failure has “unicorn” in it.')).toBeTruthy();
  });

  it('says why a switch did not move', async () => {
    openMetaConsole();
    const { user } = openConsole({ refuses: true });
    const first = await switchOf('A one-day token');
    await user.click(first);
    expect((await screen.findByRole('alert')).textContent).toMatch(/The sandbox is not running/);
    expect(first.getAttribute('aria-checked')).toBe('false');
  });

  it('offers to start a sandbox that is stopped', async () => {
    openMetaConsole();
    openConsole({ isRunning: false });
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('button', { name: 'Start' })).toBeTruthy();
  });

  it('is opened from the command palette where there is a sandbox', async () => {
    openConsole();
    await waitFor(() => expect(readCommands().map(({ id }) => id)).toContain('sandbox.metaConsole'));
    runCommand('sandbox.metaConsole');
    expect(await screen.findByRole('dialog', { name: /Meta’s console/ })).toBeTruthy();
  });

  it('is no command where there is none', async () => {
    openConsole({ kind: 'live' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(readCommands().map(({ id }) => id)).not.toContain('sandbox.metaConsole');
  });
});
