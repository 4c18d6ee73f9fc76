import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectDraft, LoopTest, NumberFacts } from '#shared/contract/connect.ts';
import type { Registration, RegistrationStep } from '#shared/contract/tunnel.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { ConnectScreen } from '../../../../src-renderer/features/connect/ConnectScreen.tsx';
import { answer, type Procedures, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleDraft, sampleFacts, sampleNumber } from './sample-draft.ts';

const accountId = 7 as AccountId;
const both = (words: string) => ({ uk: words, en: words });
const connected: Partial<ConnectDraft> = {
  accountId,
  appId: '1748290033464321',
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  numbers: [sampleNumber({ accountId })],
};

const sampleTunnel = {
  provider: 'none' as const,
  consentGiven: false,
  host: null,
  mayFallBack: false,
  health: 'off' as const,
  trouble: null,
  sentence: null,
  publicUrl: null,
  since: 1_790_000_000_000,
  lastProofAt: null,
  lastProofMs: null,
  nextAttemptAt: null,
  candidates: [],
  caughtUp: null,
  log: [],
};

interface Setting {
  readonly draft?: Partial<ConnectDraft>;
  readonly procedures?: Procedures;
  readonly language?: Language;
}

/** The wizard over a hub that keeps one set-up as the real one does. */
function openWizard(path: string, { draft: change = {}, procedures = {}, language }: Setting = {}) {
  let draft = sampleDraft(change);
  const asked: object[] = [];
  const view = renderScreen(<ConnectScreen />, {
    path,
    ...(language ? { language } : {}),
    procedures: {
      ...procedures,
      app: {
        bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
        operators: answer.app.operators.handler(() => []),
      },
      accounts: {
        list: answer.accounts.list.handler(() => [sampleAccount()]),
        webhookSetup: answer.accounts.webhookSetup.handler(() => ({
          callbackPath: '/webhook/3f2a',
          localUrl: 'http://127.0.0.1:41873/webhook/3f2a',
          verifyToken: '8d1f4b6a',
        })),
        ...procedures.accounts,
      },
      doctor: {
        reports: answer.doctor.reports.handler(() => []),
        run: answer.doctor.run.handler(({ input }) => ({
          accountId: input.accountId,
          state: 'ok',
          isRunning: false,
          checkedAt: 1_790_000_000_000,
          checks: [],
          log: [],
        })),
        ...procedures.doctor,
      },
      connect: {
        drafts: answer.connect.drafts.handler(() => [draft]),
        get: answer.connect.get.handler(() => draft),
        saveStep: answer.connect.saveStep.handler(({ input }) => {
          const { id: _id, ...rest } = input;
          draft = { ...draft, ...rest };
          return draft;
        }),
        setValues: answer.connect.setValues.handler(({ input }) => {
          asked.push(input);
          const { appId, appSecret, accessToken } = input;
          draft = {
            ...draft,
            appId: appId ?? draft.appId,
            appSecretHint: appSecret?.slice(-4) ?? draft.appSecretHint,
            accessTokenHint: accessToken?.slice(-4) ?? draft.accessTokenHint,
          };
          return draft;
        }),
        chooseNumber: answer.connect.chooseNumber.handler(({ input }) => {
          asked.push(input);
          draft = { ...draft, ...connected };
          return draft;
        }),
        ...procedures.connect,
      },
    },
  });
  return { ...view, asked, saved: () => draft };
}

const next = () => screen.findByRole('button', { name: 'Next' });
const stepHeading = (name: string) => screen.findByRole('heading', { level: 2, name });

describe('the frame', () => {
  it('opens where the owner left off, with the heading in focus, and marks what is done', async () => {
    openWizard('/connect/3', { draft: { step: 'values', done: ['prepare'] } });
    const heading = await stepHeading('Three values from Meta');
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const steps = screen.getByRole('navigation', { name: 'Steps' });
    expect(within(steps).getAllByRole('listitem')).toHaveLength(9);
    expect(within(steps).getByRole('button', { current: 'step' }).textContent).toContain('Three values');
    expect(within(steps).getByRole('img', { name: 'done' })).toBeTruthy();
    expect(steps.textContent).toContain('About 12 minutes left');
  });

  it('keeps a step shut until it makes sense and says why', async () => {
    const { user, visited } = openWizard('/connect/3/prepare');
    const locked = await screen.findByRole('button', { name: /Receiving messages/ });
    expect(locked.getAttribute('aria-description')).toBe('Choose a number first.');
    await user.click(locked);
    expect(visited.at(-1)).toBe('/connect/3/prepare');
  });

  it('goes on and back by keys, and keeps what is done', async () => {
    const { user, visited, saved } = openWizard('/connect/3/prepare');
    await stepHeading('What you need');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await stepHeading('Three values from Meta');
    await waitFor(() => expect(saved()).toMatchObject({ step: 'values', done: ['prepare'] }));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await stepHeading('What you need');
    expect(visited.at(-1)).toBe('/connect/3/prepare');
  });

  it('offers an unfinished set-up again, and a rehearsal to who wants to practise', async () => {
    const started: object[] = [];
    const { user, visited } = openWizard('/connect', {
      draft: { step: 'number', appName: 'Voloshka chats' },
      procedures: {
        connect: {
          start: answer.connect.start.handler(({ input }) => {
            started.push(input);
            return sampleDraft({ id: 4, kind: 'sandbox' });
          }),
        },
      },
    });
    const unfinished = await screen.findByRole('region', { name: 'Unfinished' });
    expect(unfinished.textContent).toContain('Step 3 of 9: Your number');
    await user.click(screen.getByRole('button', { name: 'Practise first' }));
    await waitFor(() => expect(visited.at(-1)).toBe('/connect/4/prepare'));
    expect(started).toEqual([{ kind: 'sandbox', accountId: null, step: 'prepare' }]);
  });

  it('says so when the set-up is gone, and leads to a new one', async () => {
    openWizard('/connect/3', {
      procedures: {
        connect: {
          get: answer.connect.get.handler(() => {
            throw new ORPCError('NOT_FOUND', { data: { sentence: both('Gone.'), values: {} } });
          }),
        },
      },
    });
    expect(await screen.findByText(/This set-up is no longer there/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Begin anew' })).toBeTruthy();
  });

  it('speaks Ukrainian', async () => {
    openWizard('/connect/3/prepare', { language: 'uk' });
    expect(await stepHeading('Що знадобиться')).toBeTruthy();
    expect(screen.getByText('Разом близько 15 хвилин')).toBeTruthy();
  });
});

describe('what you need', () => {
  it('keeps its ticks', async () => {
    const { user, saved } = openWizard('/connect/3/prepare');
    await user.click(await screen.findByRole('checkbox', { name: 'A way to pay' }));
    await waitFor(() => expect(saved().ticked).toEqual(['payment']));
    expect(await screen.findByText('1 of 7 ready')).toBeTruthy();
  });

  it('writes a privacy page with the name of the business', async () => {
    const { user } = openWizard('/connect/3/prepare');
    await user.click(await screen.findByText('Sample privacy text'));
    await user.type(screen.getByLabelText('Name of your business'), 'Voloshka');
    expect(screen.getByText(/^Privacy policy\s+Voloshka talks with customers/)).toBeTruthy();
  });
});

describe('the three values', () => {
  it('are recognised in one paste, and the secrets are told by their ends only', async () => {
    const { user, asked } = openWizard('/connect/3/values');
    const secret = '0123456789abcdef0123456789ab4f2c';
    const token = `EAAG${'x7Yz'.repeat(12)}a01b`;
    await user.click(await screen.findByLabelText('App ID'));
    await user.paste(`App ID 1748290033464321 App secret ${secret} Token ${token}`);
    await waitFor(() =>
      expect(asked).toEqual([{ id: 3, appId: '1748290033464321', appSecret: secret, accessToken: token }]),
    );
    expect(await screen.findByText('Recognised: Access token, App secret, App ID')).toBeTruthy();
    expect(await screen.findByText('saved, ends in …4f2c')).toBeTruthy();
    expect(await screen.findByText('saved, ends in …a01b')).toBeTruthy();
    expect(document.body.innerHTML).not.toContain(secret);
  });

  it('show what Meta said, the value that would be right, and the way to put it right', async () => {
    const { user, asked } = openWizard('/connect/3/values', {
      draft: {
        appId: '380671234567',
        appSecretHint: '4f2c',
        accessTokenHint: 'a01b',
        checks: [
          {
            field: 'appId',
            state: 'failed',
            sentence: both('That is the phone number.'),
            failure: 'wrong_id',
            proposal: '1748290033464321',
          },
          {
            field: 'accessToken',
            state: 'failed',
            sentence: both('The system user must be Admin.'),
            failure: 'employee_system_user',
            proposal: null,
          },
        ],
      },
    });
    expect(await screen.findByText('The system user must be Admin.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'System users' }).getAttribute('href')).toBe(
      'https://business.facebook.com/settings/system-users',
    );
    const help = screen.getAllByRole('link', { name: 'Learn more' }).map((link) => link.getAttribute('href'));
    expect(help).toEqual(['/help/wrong-id', '/help/employee-system-user']);
    expect((await next()).getAttribute('aria-description')).toBe('Put right what is marked red first.');
    await user.click(screen.getByRole('button', { name: 'Use 1748290033464321' }));
    await waitFor(() => expect(asked).toEqual([{ id: 3, appId: '1748290033464321' }]));
  });

  it('remember which of Meta’s menus the app has', async () => {
    const { user } = openWizard('/connect/3/values', { draft: { appId: '1748290033464321' } });
    await user.click(await screen.findByLabelText('Access token'));
    await user.click(await screen.findByRole('radio', { name: 'WhatsApp in the menu' }));
    expect(screen.getByRole('link', { name: 'API Setup' }).getAttribute('href')).toContain(
      '/apps/1748290033464321/whatsapp-business/wa-dev-console/',
    );
    expect(localStorage.getItem('rozmova.meta-menu')).toContain('product');
  });
});

describe('the number', () => {
  it('is chosen from cards and connected under a name', async () => {
    const numbers = [
      sampleNumber(),
      sampleNumber({ phoneNumberId: '1065', displayPhoneNumber: '+1 555 012 34 56', mode: 'test' }),
    ];
    const { user, visited, asked } = openWizard('/connect/3/number', {
      draft: { numbers },
      procedures: {
        tunnel: {
          registrations: answer.tunnel.registrations.handler(() => []),
          state: answer.tunnel.state.handler(() => sampleTunnel),
        },
      },
    });
    const real = await screen.findByRole('radio', { name: 'Voloshka, +380 67 123 45 67, Live' });
    expect(real.getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('radio', { name: /Test number/ }));
    expect(screen.getByText(/only to five people/)).toBeTruthy();
    await user.click(real);
    await user.click(screen.getByRole('button', { name: 'Connect this number' }));
    await waitFor(() => expect(visited.at(-1)).toBe('/connect/3/webhook'));
    expect(asked).toEqual([
      {
        id: 3,
        wabaId: '102290129340398',
        phoneNumberId: '106540352242922',
        name: 'Voloshka',
        // Cornflower is taken by the account that is there.
        color: 'terracotta',
        department: null,
      },
    ]);
  });
});

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
    expect(await screen.findByText('Received in 1.8 s, the answer is on its way')).toBeTruthy();
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
