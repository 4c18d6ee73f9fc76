import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Account, AccountForm, ConnectionCheck } from '#shared/contract/accounts.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { AccountsScreen } from '../../../../src-renderer/features/accounts/AccountsScreen.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const right = {
  'Phone number ID': '106540352242922',
  'WhatsApp Business Account ID': '102290129340398',
  'App ID': '1748290033464321',
  'App secret': '0123456789abcdef0123456789abcdef',
  'Access token': 'EAAGm0PX4ZCpsBA',
};

const check = (change: Partial<ConnectionCheck>): ConnectionCheck => ({
  check: 'token',
  outcome: 'ok',
  sentence: { uk: 'Гаразд.', en: 'The token is alive.' },
  field: null,
  ...change,
});

interface Setup {
  readonly role?: 'admin' | 'viewer';
  readonly persisted?: boolean;
  readonly create?: (form: AccountForm) => Account;
  readonly checks?: ConnectionCheck[];
}

function openForm({ role = 'admin', persisted = true, create, checks = [check({})] }: Setup = {}) {
  const created: AccountForm[] = [];
  const tested: AccountForm[] = [];
  const bootstrap = sampleBootstrap();
  bootstrap.operator.role = role;
  bootstrap.secrets.persisted = persisted;
  const view = renderScreen(<AccountsScreen />, {
    path: '/accounts/new',
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(() => bootstrap) },
      accounts: {
        list: answer.accounts.list.handler(() => (created.length > 0 ? [sampleAccount()] : [])),
        create: answer.accounts.create.handler(({ input }) => {
          created.push(input);
          return create ? create(input) : sampleAccount({ name: input.name });
        }),
        testForm: answer.accounts.testForm.handler(({ input }) => {
          tested.push(input);
          const ok = checks.every(({ outcome }) => outcome !== 'failed');
          return { ok, checks, displayPhoneNumber: ok ? '+380 67 123 45 67' : null, verifiedName: null };
        }),
        webhookSetup: answer.accounts.webhookSetup.handler(() => ({
          callbackPath: '/webhook/3f2a',
          localUrl: 'http://127.0.0.1:41873/webhook/3f2a',
          verifyToken: '8d1f',
        })),
      },
    },
  });
  const fill = async (values: Partial<typeof right> = right) => {
    for (const [label, value] of Object.entries(values)) {
      await view.user.click(await screen.findByLabelText(label));
      await view.user.paste(value);
    }
  };
  return { ...view, created, tested, fill };
}

const mistakesOf = (label: string) => {
  const field = screen.getByLabelText(label);
  return { isInvalid: field.getAttribute('aria-invalid'), sentence: describedBy(field)[0] };
};

const describedBy = (field: HTMLElement) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .filter((text) => text !== '');

describe('the form of a new account', () => {
  it('says at the field what is wrong with a value as soon as it was left', async () => {
    const { fill, user } = openForm();
    await fill({ 'Phone number ID': '+380 67 123 45 67', 'WhatsApp Business Account ID': 'shop' });
    await user.tab();
    await waitFor(() =>
      expect(describedBy(screen.getByLabelText('Phone number ID'))).toContain(
        'This looks like a phone number. Meta’s Phone number ID is a different number: find it on the API Setup page.',
      ),
    );
    expect(describedBy(screen.getByLabelText('WhatsApp Business Account ID'))).toContain(
      'WhatsApp Business Account ID consists of digits only, 5 to 20 of them.',
    );
    expect(screen.getByLabelText('App ID').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('keeps saying where a value stands while it is wrong, and follows a change of language', async () => {
    const { fill, user, i18n } = openForm();
    await fill({ 'App secret': 'short' });
    await user.tab();
    await waitFor(() =>
      expect(describedBy(screen.getByLabelText('App secret')).join(' ')).toMatch(
        /Meta asks for your password.*32 characters/,
      ),
    );
    await i18n.changeLanguage('uk');
    await waitFor(() =>
      expect(describedBy(screen.getByLabelText('App secret')).join(' ')).toMatch(
        /Meta спитає ваш пароль.*32 символи/,
      ),
    );
  });

  it('takes the spaces and line breaks off a pasted value and judges it at once', async () => {
    const { user } = openForm();
    const field = await screen.findByLabelText<HTMLInputElement>('Access token');
    await user.click(field);
    await user.paste('  EAAG m0PX \n');
    expect(field.value).toBe('EAAG m0PX');
    await waitFor(() => expect(describedBy(field).join(' ')).toMatch(/spaces or line breaks/));
    await user.tripleClick(field);
    await user.paste('\tEAAGm0PX\n');
    expect(field.value).toBe('EAAGm0PX');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).not.toBe('true'));
  });

  it('brings the cursor to the first mistake on the screen when it is saved too early', async () => {
    const { user, created } = openForm();
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Phone number ID')));
    expect(mistakesOf('Phone number ID').isInvalid).toBe('true');
    expect(created).toEqual([]);
  });

  it('tests what is typed with Meta before it has a name, and shows each check with its outcome and sentence', async () => {
    const checks = [
      check({ check: 'app', sentence: { uk: 'Так.', en: 'App and secret belong together.' } }),
      check({
        outcome: 'failed',
        field: 'accessToken',
        sentence: { uk: 'Ні.', en: 'The token has expired.' },
      }),
      check({
        check: 'waba',
        outcome: 'skipped',
        sentence: { uk: '.', en: 'Asked once the token is right.' },
      }),
    ];
    const { fill, user, tested } = openForm({ checks });
    await fill();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    const result = await screen.findByRole('region', { name: 'Connection test' });
    expect(tested).toEqual([
      {
        name: 'Phone number ID',
        color: 'cornflower',
        phoneNumberId: right['Phone number ID'],
        wabaId: right['WhatsApp Business Account ID'],
        appId: right['App ID'],
        appSecret: right['App secret'],
        accessToken: right['Access token'],
      },
    ]);
    const rows = within(result).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'App and its secretApp and secret belong together.',
      'Access tokenThe token has expired.Go to Access token',
      'WhatsApp Business accountAsked once the token is right.',
    ]);
    expect(
      within(result)
        .getAllByRole('img')
        .map((mark) => mark.getAttribute('aria-label')),
    ).toEqual(['Fine', 'Failed', 'Not checked']);
    await user.click(within(result).getByRole('button', { name: 'Go to Access token' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Access token'));
  });

  it('does not ask Meta about values that cannot be right', async () => {
    const { fill, user, tested } = openForm();
    await fill({ ...right, 'App ID': '+380671234567' });
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('App ID')));
    expect(tested).toEqual([]);
  });

  it('says that a result is about earlier values once one of them was changed', async () => {
    const { fill, user } = openForm();
    await fill();
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    expect(await screen.findByText('Meta accepted all values.')).toBeTruthy();
    await user.type(screen.getByLabelText('Access token'), 'X');
    expect(screen.queryByText('Meta accepted all values.')).toBeNull();
    expect(screen.getAllByText(/The values have changed since the test/).length).toBeGreaterThan(0);
  });

  it('saves without a test, says what is unknown, and leaves no secret behind', async () => {
    const { fill, user, created, visited, hub } = openForm();
    await fill();
    await user.type(screen.getByLabelText('Name for your team'), ' Support ');
    await user.click(screen.getByRole('radio', { name: 'Moss' }));
    expect(screen.getByText(/Not tested yet/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(visited.at(-1)).toBe('/accounts/7'));
    expect(created).toMatchObject([{ name: 'Support', color: 'moss', accessToken: right['Access token'] }]);
    expect(await screen.findByText('Saved without a test')).toBeTruthy();
    await screen.findByRole('button', { name: 'Replace token' });
    const remembered = JSON.stringify(
      hub.queryClient
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    );
    expect(remembered + document.documentElement.outerHTML).not.toContain(right['Access token']);
    expect(remembered).not.toContain(right['App secret']);
  });

  it('puts what only the hub can know at the field that it concerns', async () => {
    const sentence = { en: 'Already connected as “Sales”.', uk: 'Уже під’єднано.' };
    const { fill, user } = openForm({
      create: () => {
        throw new ORPCError('ACCOUNT_EXISTS', { status: 409, data: { sentence, values: { name: 'Sales' } } });
      },
    });
    await fill();
    await user.type(screen.getByLabelText('Name for your team'), 'Support');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(describedBy(screen.getByLabelText('Phone number ID'))).toContain(sentence.en));
    expect(screen.queryByText(/Not saved/)).toBeNull();
  });

  it('shows any other refusal of the hub above the buttons', async () => {
    const { fill, user } = openForm({
      create: () => {
        const data = { sentence: refusals.DISK_FULL, values: {} };
        throw new ORPCError('DISK_FULL', { status: 507, data });
      },
    });
    await fill();
    await user.type(screen.getByLabelText('Name for your team'), 'Support');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Not saved: The disk is full/)).toBeTruthy();
  });

  it('says that secrets will not be kept where there is no keychain', async () => {
    openForm({ persisted: false });
    expect(await screen.findByText(/the secrets stay in memory until the program closes/)).toBeTruthy();
  });

  it('lets nobody but an admin connect a number', async () => {
    openForm({ role: 'viewer' });
    const save = () => screen.findByRole('button', { name: 'Save' });
    await waitFor(async () => expect((await save()).getAttribute('aria-disabled')).toBe('true'));
    expect((await save()).getAttribute('aria-description')).toBe(
      'Only an administrator can change accounts.',
    );
  });
});
