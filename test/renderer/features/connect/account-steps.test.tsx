import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LoopTest, NumberFacts } from '#shared/contract/connect.ts';
import type { Registration, RegistrationStep } from '#shared/contract/tunnel.ts';
import { answer, type Procedures } from '../../../helpers/render-screen.tsx';
import { accountId, both, connected, next, openWizard } from './open-wizard.tsx';
import { sampleFacts } from './sample-draft.ts';

const registrationSteps = (state: RegistrationStep['state']): RegistrationStep[] =>
  (['address', 'app_subscription', 'fields', 'waba_subscription', 'handshake', 'effective'] as const).map(
    (step) => ({ step, state, sentence: both(`About ${step}.`), at: null }),
  );
const sampleRegistration = (change: Partial<Registration> = {}): Registration => ({
  accountId,
  state: 'off',
  callbackUrl: 'https://shop.example/webhook/3f2a',
  effectiveUrl: null,
  effectiveLevel: null,
  foreignUrl: null,
  steps: registrationSteps('waiting'),
  fields: { subscribed: ['messages'], missing: [] },
  ...change,
});

describe('receiving messages', () => {
  it('is set up by itself, step by step', async () => {
    const calls: string[] = [];
    openWizard('/connect/3/webhook', {
      draft: { ...connected, kind: 'sandbox' },
      procedures: {
        tunnel: {
          registrations: answer.tunnel.registrations.handler(() => [sampleRegistration()]),
          register: answer.tunnel.register.handler(() => {
            calls.push('register');
            return sampleRegistration({ state: 'registered', steps: registrationSteps('ok') });
          }),
          state: answer.tunnel.state.handler(() => {
            throw new Error('a rehearsal needs no tunnel');
          }),
        },
      },
    });
    expect(await screen.findByText('Meta knows where to bring messages.')).toBeTruthy();
    expect(screen.getByText('About handshake.')).toBeTruthy();
    expect(calls).toEqual(['register']);
    expect((await next()).getAttribute('aria-disabled')).not.toBe('true');
  });

  it('asks before it takes messages away from another tool', async () => {
    const calls: string[] = [];
    const foreign = sampleRegistration({ state: 'foreign', foreignUrl: 'https://chat.old-tool.example' });
    const { user } = openWizard('/connect/3/webhook', {
      draft: { ...connected, kind: 'sandbox' },
      procedures: {
        tunnel: {
          registrations: answer.tunnel.registrations.handler(() => [foreign]),
          takeOver: answer.tunnel.takeOver.handler(() => {
            calls.push('takeOver');
            return sampleRegistration({ state: 'registered', steps: registrationSteps('ok') });
          }),
          state: answer.tunnel.state.handler(() => {
            throw new Error('a rehearsal needs no tunnel');
          }),
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Bring them here' }));
    const question = await screen.findByRole('alertdialog', { name: 'Bring the messages here?' });
    expect(question.textContent).toContain('chat.old-tool.example');
    expect(calls).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Bring them here' }));
    expect(await screen.findByText('Meta knows where to bring messages.')).toBeTruthy();
    expect(calls).toEqual(['takeOver']);
  });
});

describe('the number’s health', () => {
  function openHealth(first: Partial<NumberFacts>, procedures: Procedures['connect'] = {}) {
    const facts = { now: sampleFacts(first) };
    const view = openWizard('/connect/3/health', {
      draft: connected,
      procedures: {
        connect: {
          number: answer.connect.number.handler(() => facts.now),
          profile: answer.connect.profile.handler(() => ({
            about: '',
            address: '',
            description: '',
            email: '',
            websites: [],
            vertical: 'RETAIL' as const,
            pictureUrl: null,
          })),
          ...procedures,
        },
      },
    });
    return { ...view, facts };
  }

  it('verifies the number by a code that is read over the phone', async () => {
    const asked: object[] = [];
    const { user } = openHealth(
      {},
      {
        requestCode: answer.connect.requestCode.handler(({ input }) => {
          asked.push(input);
        }),
        verifyCode: answer.connect.verifyCode.handler(({ input }) => {
          asked.push(input);
          return sampleFacts({ isVerified: true });
        }),
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Call me' }));
    const code = await screen.findByLabelText('Code of six digits');
    await user.type(code, '12345');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(screen.getByText('The code has six digits.')).toBeTruthy();
    await user.type(code, '6');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('The number is verified')).toBeTruthy();
    expect(asked).toEqual([
      { accountId, method: 'VOICE', language: 'en_US' },
      { accountId, code: '123456' },
    ]);
    // The next thing to do is there at once.
    expect(screen.getByRole('heading', { name: 'Register the number' })).toBeTruthy();
  });

  it('asks again before a PIN that may lock the number', async () => {
    const tries: object[] = [];
    const { user } = openHealth(
      { isVerified: true, wrongPins: 1, registrationsLeft: 9 },
      {
        register: answer.connect.register.handler(({ input }) => {
          tries.push(input);
          if (input.despiteRisk) return sampleFacts({ isVerified: true, isRegistered: true });
          throw new ORPCError('PIN_AT_RISK', {
            data: { sentence: both('One more wrong PIN locks the number.'), values: {} },
          });
        }),
      },
    );
    expect(await screen.findByText('9 tries left in 72 hours.')).toBeTruthy();
    expect(screen.getByText(/Wrong PIN, 1 time/)).toBeTruthy();
    await user.type(screen.getByLabelText('PIN of six digits'), '111111');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('One more wrong PIN locks the number.');
    await user.click(within(question).getByRole('button', { name: 'Try all the same' }));
    expect(await screen.findByText('The number is registered with the Cloud API')).toBeTruthy();
    expect(tries).toEqual([
      { accountId, pin: '111111', despiteRisk: false },
      { accountId, pin: '111111', despiteRisk: true },
    ]);
  });

  it('shows what the doctor can repair, and repairs it', async () => {
    let isRepaired = false;
    const { user } = openWizard('/connect/3/health', {
      draft: connected,
      procedures: {
        connect: {
          number: answer.connect.number.handler(() => sampleFacts({ isVerified: true, isRegistered: true })),
        },
        doctor: {
          reports: answer.doctor.reports.handler(() => [
            {
              accountId,
              state: isRepaired ? ('ok' as const) : ('repairable' as const),
              isRunning: false,
              checkedAt: 1_790_000_000_000,
              checks: [
                {
                  id: 'payment' as const,
                  state: isRepaired ? ('ok' as const) : ('repairable' as const),
                  sentence: both('Something about payment.'),
                  action: { kind: 'repair' as const, label: both('Put it right') },
                  failure: 'payment_missing' as const,
                  details: {},
                  checkedAt: 1_790_000_000_000,
                },
              ],
              log: [],
            },
          ]),
          repair: answer.doctor.repair.handler(({ input }) => {
            isRepaired = true;
            return { ...input, state: 'ok' as const, isRunning: false, checkedAt: null, checks: [], log: [] };
          }),
        },
      },
    });
    expect(await screen.findByText('Something about payment.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Put it right' }));
    expect(await screen.findByText('Everything that can be checked from here is fine.')).toBeTruthy();
  });
});

describe('the trial from a phone', () => {
  const test = (change: Partial<LoopTest> = {}): LoopTest => ({
    accountId,
    state: 'off',
    word: 'blue lamp 42',
    link: 'https://wa.me/380671234567?text=blue%20lamp%2042',
    startedAt: 1_790_000_000_000,
    receivedAt: null,
    tookMs: null,
    answer: 'none',
    sentence: both('We are listening.'),
    ...change,
  });

  it('shows a word as a QR code and a link, and tells in how many seconds it came', async () => {
    let now = test();
    const { user, hub } = openWizard('/connect/3/loop', {
      draft: connected,
      procedures: {
        connect: {
          loop: answer.connect.loop.handler(() => now),
          startLoop: answer.connect.startLoop.handler(() => {
            now = test({ state: 'waiting' });
            return now;
          }),
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Start the trial' }));
    const code = await screen.findByRole('img', { name: /QR code .* “blue lamp 42”/ });
    expect(code.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1000);
    expect(screen.getByRole('link', { name: 'Open WhatsApp' }).getAttribute('href')).toBe(now.link);
    expect((await next()).getAttribute('aria-disabled')).toBe('true');
    now = test({ state: 'answered', tookMs: 1840, answer: 'delivered', receivedAt: 1_790_000_001_840 });
    await hub.queryClient.invalidateQueries({ queryKey: hub.query.connect.loop.key() });
    expect(await screen.findByText('Received in 1.8 s and answered')).toBeTruthy();
    expect(screen.getByText('The number works both ways.')).toBeTruthy();
  });
});

describe('the permanent token', () => {
  it('replaces the test key, and a refusal stays at the field', async () => {
    const given: string[] = [];
    const { user } = openWizard('/connect/3/token', {
      draft: connected,
      procedures: {
        connect: {
          token: answer.connect.token.handler(() => ({
            kind: 'temporary' as const,
            type: 'USER',
            expiresAt: Date.now() + 3 * 3_600_000,
            scopes: [],
            missingScopes: [],
          })),
          replaceToken: answer.connect.replaceToken.handler(({ input }) => {
            given.push(input.accessToken);
            if (input.accessToken === 'EAA-other') {
              throw new ORPCError('TOKEN_REFUSED', {
                data: { sentence: both('This key belongs to another app.'), values: {} },
              });
            }
            return { kind: 'permanent', type: 'SYSTEM_USER', expiresAt: null, scopes: [], missingScopes: [] };
          }),
        },
      },
    });
    expect(await screen.findByText(/It ends in 2 hours|It ends in 3 hours/)).toBeTruthy();
    const field = screen.getByLabelText('New token');
    await user.type(field, 'EAA-other');
    await user.click(screen.getByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByText('This key belongs to another app.')).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'EAA-right');
    await user.click(screen.getByRole('button', { name: 'Replace the token' }));
    expect(await screen.findByText('The token never ends. This step is done.')).toBeTruthy();
    expect(given).toEqual(['EAA-other', 'EAA-right']);
    expect(screen.getByLabelText<HTMLInputElement>('New token').value).toBe('');
  });
});

describe('the end', () => {
  it('names what was left for later and leads to the chats', async () => {
    const finished: object[] = [];
    const { user, visited } = openWizard('/connect/3/finish', {
      draft: { ...connected, done: ['prepare', 'values', 'number', 'webhook', 'health', 'loop', 'live'] },
      procedures: {
        accounts: { operators: answer.accounts.operators.handler(() => []) },
        connect: {
          finish: answer.connect.finish.handler(({ input }) => {
            finished.push(input);
          }),
        },
        templates: {
          sync: answer.templates.sync.handler(() => ({ added: 2, changed: 0, gone: 0, total: 2 })),
        },
      },
    });
    const left = (await screen.findByRole('heading', { name: 'Left for later' })).closest('section');
    expect(
      within(left as HTMLElement)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Permanent token']);
    await user.click(screen.getByRole('button', { name: 'Fetch templates' }));
    expect(await screen.findByText('2 templates fetched')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'To the chats' }));
    await waitFor(() => expect(visited.at(-1)).toBe('/'));
    expect(finished).toEqual([{ id: 3 }]);
  });
});
