import { screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { Registration, TunnelState } from '#shared/contract/tunnel.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { AccountWebhook } from '../../../../src-renderer/features/address/AccountWebhook.tsx';
import { AddressScreen } from '../../../../src-renderer/features/address/AddressScreen.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const candidates: TunnelState['candidates'] = [
  { provider: 'cloudflared', isFound: false, version: null },
  { provider: 'ngrok', isFound: true, version: '3.20.0' },
  { provider: 'tailscale', isFound: false, version: null },
];

function sampleTunnel(change: Partial<TunnelState> = {}): TunnelState {
  return {
    provider: 'none',
    consentGiven: false,
    host: null,
    mayFallBack: false,
    health: 'off',
    trouble: null,
    sentence: null,
    publicUrl: null,
    since: Date.now(),
    lastProofAt: null,
    lastProofMs: null,
    nextAttemptAt: null,
    candidates,
    caughtUp: null,
    log: [],
    ...change,
  };
}

const online: Partial<TunnelState> = {
  provider: 'localtunnel',
  consentGiven: true,
  host: 'https://localtunnel.me',
  health: 'online',
  publicUrl: 'https://voloshka.localtunnel.me',
  lastProofAt: Date.now(),
  lastProofMs: 120,
};

function sampleRegistration(change: Partial<Registration> = {}): Registration {
  const sentence = { uk: 'Meta надсилає сюди.', en: 'Meta sends here.' };
  return {
    accountId: 7 as AccountId,
    state: 'registered',
    callbackUrl: 'https://voloshka.localtunnel.me/webhook/3f2a',
    effectiveUrl: 'https://voloshka.localtunnel.me/webhook/3f2a',
    effectiveLevel: 'waba',
    foreignUrl: null,
    steps: [{ step: 'effective', state: 'ok', sentence, at: Date.now() }],
    fields: { subscribed: ['messages'], missing: [] },
    ...change,
  };
}

interface Given {
  readonly state?: Partial<TunnelState>;
  readonly registrations?: readonly Registration[];
  readonly accounts?: readonly Account[];
  readonly role?: 'admin' | 'operator';
  readonly shown?: ReactNode;
}

function openAddress({
  state = {},
  registrations = [],
  accounts = [sampleAccount()],
  role = 'admin',
  shown = <AddressScreen />,
}: Given) {
  let tunnel = sampleTunnel(state);
  let known = [...registrations];
  const asked: object[] = [];
  const { tunnel: os, accounts: accountsOs, app } = answer;
  const bootstrap = sampleBootstrap();
  const view = renderScreen(<Suspense>{shown}</Suspense>, {
    path: '/accounts/address',
    procedures: {
      app: {
        bootstrap: app.bootstrap.handler(() => ({
          ...bootstrap,
          operator: { ...bootstrap.operator, role },
        })),
      },
      accounts: {
        list: accountsOs.list.handler(() => [...accounts]),
        webhookSetup: accountsOs.webhookSetup.handler(() => ({
          callbackPath: '/webhook/3f2a',
          localUrl: 'http://127.0.0.1:41873/webhook/3f2a',
          verifyToken: '8d1f4b6a',
        })),
      },
      tunnel: {
        state: os.state.handler(() => tunnel),
        choose: os.choose.handler(({ input }) => {
          asked.push(input);
          tunnel = sampleTunnel({
            provider: input.provider,
            consentGiven: input.consent,
            health: 'starting',
          });
          return tunnel;
        }),
        retryNow: os.retryNow.handler(() => {
          asked.push({ retryNow: true });
          tunnel = sampleTunnel(online);
          return tunnel;
        }),
        registrations: os.registrations.handler(() => known),
        takeOver: os.takeOver.handler(({ input }) => {
          asked.push({ takeOver: input.accountId });
          known = [sampleRegistration()];
          return sampleRegistration();
        }),
      },
    },
  });
  return { ...view, asked };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('choosing how Meta reaches this computer', () => {
  it('opens the free relay only once the owner has agreed to what it means, and says so at the button', async () => {
    const { user, asked } = openAddress({});
    const consent = await screen.findByRole('checkbox', { name: 'I understand and agree' });
    expect(screen.getByText(/passes messages in clear text/)).toBeTruthy();
    const open = button('Open the address');
    expect(open.getAttribute('aria-disabled') ?? open.getAttribute('disabled')).not.toBeNull();
    expect(open.getAttribute('aria-description')).toBe('First agree to what is written above.');
    await user.click(open);
    expect(asked).toEqual([]);
    await user.click(consent);
    await user.click(button('Open the address'));
    await waitFor(() =>
      expect(asked).toEqual([{ provider: 'localtunnel', host: null, consent: true, mayFallBack: false }]),
    );
    expect(await screen.findByRole('heading', { name: 'Opening…' })).toBeTruthy();
  });

  it('offers a program only where this computer has it, and says how to get the others', async () => {
    openAddress({});
    const choices = await screen.findByRole('radiogroup', { name: 'How Meta reaches this computer' });
    const isOff = (name: RegExp) =>
      within(choices).getByRole('radio', { name }).getAttribute('aria-disabled') === 'true';
    expect([isOff(/^ngrok/), isOff(/^cloudflared/), isOff(/^Tailscale/)]).toEqual([false, true, true]);
    expect(within(choices).getByText('on this computer, 3.20.0')).toBeTruthy();
    expect(within(choices).getByText(/Install Tailscale, sign in/)).toBeTruthy();
  });

  it('says in words what cannot be right about an own address, before the hub is asked', async () => {
    const { user, asked } = openAddress({});
    await user.click(await screen.findByRole('radio', { name: /^An address of your own/ }));
    const field = screen.getByLabelText('The address that leads to this computer');
    await user.type(field, 'http://chat.example.com');
    await user.click(button('Open the address'));
    expect(screen.getByText(/has to begin with https/)).toBeTruthy();
    expect(asked).toEqual([]);
    await user.clear(field);
    await user.type(field, 'https://chat.example.com');
    await user.click(button('Open the address'));
    await waitFor(() => expect(asked).toMatchObject([{ provider: 'own', host: 'https://chat.example.com' }]));
  });

  it('lets somebody who is no administrator look, and says why they cannot change it', async () => {
    openAddress({ role: 'operator' });
    await waitFor(() =>
      expect(button('Open the address').getAttribute('aria-description')).toBe(
        'Only an administrator can change the address.',
      ),
    );
  });
});

describe('the state of the address', () => {
  it('tells since when it is online, how fast it answers and where it is', async () => {
    openAddress({ state: online, registrations: [sampleRegistration()] });
    expect(await screen.findByRole('heading', { name: /^Online since .+, answers in 120 ms$/ })).toBeTruthy();
    expect(screen.getByText('https://voloshka.localtunnel.me')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try now' })).toBeNull();
  });

  it('tells what is wrong while it is down, when it tries again, and tries at once when asked', async () => {
    const { user, asked } = openAddress({
      state: {
        ...online,
        health: 'down',
        sentence: { uk: 'Сервер не відповідає.', en: 'The relay does not answer.' },
        nextAttemptAt: Date.now() + 600_000,
      },
    });
    expect(await screen.findByRole('heading', { name: /^Down since/ })).toBeTruthy();
    expect(screen.getByText('The relay does not answer.')).toBeTruthy();
    expect(screen.getByText(/^Next attempt in (5[5-9]\d|600) seconds$/)).toBeTruthy();
    await user.click(button('Try now'));
    expect(await screen.findByRole('heading', { name: /^Online since/ })).toBeTruthy();
    expect(asked).toEqual([{ retryNow: true }]);
  });

  it('counts what came late after an outage', async () => {
    const caughtUp = { count: 37, since: Date.now() - 60_000, until: Date.now(), isDone: true };
    openAddress({ state: { ...online, caughtUp } });
    expect(await screen.findByText(/^Caught up: 37 messages since/)).toBeTruthy();
  });
});

describe('what Meta knows', () => {
  it('changes another program’s address only after saying what that program loses', async () => {
    const foreignUrl = 'https://crm.example.com/hook';
    const { user, asked } = openAddress({
      state: online,
      registrations: [sampleRegistration({ state: 'foreign', foreignUrl, effectiveUrl: foreignUrl })],
    });
    await user.click(await screen.findByRole('button', { name: 'Take over' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Bring the messages of “Sales” here?' });
    expect(within(dialog).getByText(/The program at crm\.example\.com will no longer get/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Leave as it is' }));
    expect(asked).toEqual([]);
    // It has a button of the same name as long as it is seen going.
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await user.click(button('Take over'));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Take over' }),
    );
    expect(await screen.findByText('Sends here')).toBeTruthy();
    expect(asked).toEqual([{ takeOver: 7 }]);
  });

  it('gives the values for doing it by hand only once they are asked for', async () => {
    const { user } = openAddress({ state: online, registrations: [sampleRegistration()] });
    await user.click(await screen.findByText('Sends here'));
    expect(screen.queryByLabelText('Verify token')).toBeNull();
    await user.click(await screen.findByText('Do it by hand'));
    const token = await screen.findByLabelText<HTMLInputElement>('Verify token');
    const callback = screen.getByLabelText<HTMLInputElement>('Callback URL');
    expect([token.value, callback.value]).toEqual([
      '8d1f4b6a',
      'https://voloshka.localtunnel.me/webhook/3f2a',
    ]);
  });

  it('stands on the page of an account too, with the path for a proxy while there is no address', async () => {
    const { user } = openAddress({
      registrations: [sampleRegistration({ state: 'waiting', callbackUrl: null, effectiveUrl: null })],
      shown: <AccountWebhook account={sampleAccount()} />,
    });
    expect(await screen.findByRole('heading', { name: 'Receiving messages' })).toBeTruthy();
    expect(await screen.findByText('Waits for the address')).toBeTruthy();
    await user.click(await screen.findByText('Do it by hand'));
    const path = await screen.findByLabelText<HTMLInputElement>('Path (the end of the callback URL)');
    expect(path.value).toBe('/webhook/3f2a');
  });

  it('leads to the wizard where no number is connected', async () => {
    openAddress({ accounts: [] });
    const link = await screen.findByRole('link', { name: 'Connect a number' });
    expect(link.getAttribute('href')).toBe('/connect');
  });
});
