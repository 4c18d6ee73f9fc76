import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { AccountsScreen } from '../../../../src-renderer/features/accounts/AccountsScreen.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

function openAccounts(change: Partial<Account> = {}, path = '/accounts/7') {
  let account = sampleAccount(change);
  const updates: object[] = [];
  let told: OperatorId[] = [];
  const people = [
    { ...sampleBootstrap().operator, pictureMediaId: null, removedAt: null },
    { id: 2 as OperatorId, name: 'Taras', role: 'operator' as const, pictureMediaId: null, removedAt: null },
  ];
  const view = renderScreen(<AccountsScreen />, {
    path,
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
        operators: answer.app.operators.handler(() => people),
      },
      connect: {
        replaceToken: answer.connect.replaceToken.handler(({ input }) => {
          updates.push(input);
          account = { ...account, accessTokenHint: input.accessToken.slice(-4) };
          return { kind: 'permanent', type: null, expiresAt: null, scopes: [], missingScopes: [] };
        }),
      },
      accounts: {
        list: answer.accounts.list.handler(() => [account]),
        operators: answer.accounts.operators.handler(() => told),
        setOperators: answer.accounts.setOperators.handler(({ input }) => {
          told = input.operatorIds;
          updates.push(input);
          return told;
        }),
        changeNumber: answer.accounts.changeNumber.handler(({ input }) => {
          updates.push(input);
          if (input.phoneNumberId === '111111111111111') {
            throw new ORPCError('NUMBER_NOT_IN_WABA', {
              status: 422,
              data: { sentence: refusals.NUMBER_NOT_IN_WABA, values: {} },
            });
          }
          account = { ...account, ...input, displayPhoneNumber: '+380 44 111 22 33' };
          return account;
        }),
        update: answer.accounts.update.handler(({ input }) => {
          updates.push(input);
          const { accessToken, appSecret, ...rest } = input;
          account = { ...account, ...rest };
          if (accessToken && appSecret) account = { ...account, state: 'active' };
          if (accessToken) account = { ...account, accessTokenHint: accessToken.slice(-4) };
          if (appSecret) account = { ...account, appSecretHint: appSecret.slice(-4) };
          return account;
        }),
        disconnect: answer.accounts.disconnect.handler(() => {
          account = { ...account, state: 'disconnected', accessTokenHint: null, appSecretHint: null };
          return { ...account, left: [{ uk: 'Лишилося поле.', en: 'One field was left.' }] };
        }),
      },
    },
  });
  return { ...view, updates };
}

describe('the list of accounts', () => {
  it('tells name, number, quality, state, what is saved of the token and where the webhook is', async () => {
    openAccounts({}, '/accounts');
    const row = await screen.findByRole('listitem');
    for (const words of [
      'Sales',
      '+380 67 123 45 67',
      'Quality at Meta: high',
      'Working',
      'saved, ends in 4f2c',
    ]) {
      expect(row.textContent).toContain(words);
    }
    expect(row.textContent).toContain('http://127.0.0.1:41873/webhook/3f2a9c1e7b6d4a5f8e0c1b2d3a4f5e6c');
    expect(within(row).getByRole('button', { name: 'Copy the webhook address' })).toBeTruthy();
  });

  it('shows an account without its token as one that needs it', async () => {
    openAccounts({ accessTokenHint: null }, '/accounts');
    expect((await screen.findByRole('listitem')).textContent).toContain('Token needed');
  });

  it('says so when an address leads to an account that is not there', async () => {
    openAccounts({}, '/accounts/999');
    expect(await screen.findByText(/There is no such account/)).toBeTruthy();
  });
});

describe('a company that began with its own number', () => {
  it('can start the sandbox beside it', async () => {
    let isStarted = false;
    const { user, hub } = renderScreen(<AccountsScreen />, {
      path: '/accounts',
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        accounts: {
          list: answer.accounts.list.handler(() => [
            sampleAccount(),
            ...(isStarted ? [sampleAccount({ id: 8 as AccountId, kind: 'sandbox', name: 'Sandbox' })] : []),
          ]),
        },
        sandbox: {
          start: answer.sandbox.start.handler(() => {
            isStarted = true;
            return { accountId: 8 };
          }),
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Start the sandbox' }));
    await waitFor(() => expect(isStarted).toBe(true));
    await hub.queryClient.invalidateQueries({ queryKey: hub.query.accounts.list.key() });
    expect(await screen.findByRole('link', { name: 'Sandbox' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start the sandbox' })).toBeNull();
  });
});

describe('the page of an account', () => {
  it('saves another name, and nothing while the name is empty', async () => {
    const { user, updates } = openAccounts();
    const field = await screen.findByLabelText('Name for your team');
    await user.clear(field);
    await user.keyboard('{Enter}');
    expect(screen.getByText('Give it a name by which you will know this number.')).toBeTruthy();
    await user.type(field, 'Support{Enter}');
    await waitFor(() => expect(updates).toEqual([{ id: 7, name: 'Support' }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Support');
  });

  it('applies colour, pause and read receipts at once', async () => {
    const { user, updates } = openAccounts();
    await user.click(await screen.findByRole('radio', { name: 'Amber' }));
    await user.click(screen.getByRole('switch', { name: 'Pause' }));
    await user.click(screen.getByRole('switch', { name: 'Blue ticks for customers' }));
    await waitFor(() =>
      expect(updates).toEqual([
        { id: 7, color: 'amber' },
        { id: 7, state: 'paused' },
        { id: 7, sendsReadReceipts: false },
      ]),
    );
    expect(await screen.findByText('Paused')).toBeTruthy();
  });

  it('replaces a token after looking at its shape and asking Meta, and never shows it', async () => {
    const { user, updates } = openAccounts({ accessTokenHint: null });
    await user.click(await screen.findByRole('button', { name: 'Enter token' }));
    const dialog = await screen.findByRole('dialog', { name: 'New access token' });
    const field = within(dialog).getByLabelText<HTMLInputElement>('Access token');
    expect([field.type, field.autocomplete]).toEqual(['password', 'off']);
    await user.type(field, 'two words');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText(/spaces or line breaks/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, ' EAAGsecretB07F ');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(updates).toEqual([{ accountId: 7, accessToken: 'EAAGsecretB07F' }]));
    expect(await screen.findByText('saved, ends in B07F')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'New access token' })).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain('EAAGsecret');
  });

  it('keeps a token unseen by Meta only where the app secret is missing, and says so', async () => {
    const { user, updates } = openAccounts({ appSecretHint: null });
    await user.click(await screen.findByRole('button', { name: 'Replace token' }));
    const dialog = await screen.findByRole('dialog', { name: 'New access token' });
    expect(dialog.textContent).toContain('Meta checks the new one when you press “Test connection”');
    await user.type(within(dialog).getByLabelText('Access token'), 'EAAGsecretB07F');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(updates).toEqual([{ id: 7, accessToken: 'EAAGsecretB07F' }]));
  });

  it('tells in time that the token ends, and not of one that lasts', async () => {
    const { unmount } = openAccounts({ tokenExpiresAt: Date.now() + 3 * 86_400_000 });
    expect(await screen.findByText(/The token works until/)).toBeTruthy();
    unmount();
    const later = openAccounts({ tokenExpiresAt: Date.now() + 40 * 86_400_000 });
    expect(await screen.findByText(/saved, ends in 4f2c, works until/)).toBeTruthy();
    expect(screen.queryByText(/The token works until/)).toBeNull();
    later.unmount();
    openAccounts({ tokenExpiresAt: Date.now() - 1000 });
    expect(await screen.findByText(/The token worked until/)).toBeTruthy();
  });

  it('has a department, which is taken away by emptying it', async () => {
    const { user, updates } = openAccounts({ department: 'Sales' });
    const field = await screen.findByLabelText('Department');
    await user.clear(field);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(updates).toEqual([{ id: 7, department: null }]));
    await user.type(field, 'x'.repeat(61));
    expect(screen.getByText('The department is longer than 60 characters.')).toBeTruthy();
  });

  it('lets one choose who is told; nobody chosen means everybody', async () => {
    const { user, updates } = openAccounts();
    expect(await screen.findByText('Nobody is chosen: everybody is told.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Taras' }));
    await waitFor(() => expect(updates).toEqual([{ id: 7, operatorIds: [2] }]));
    await waitFor(() => expect(screen.queryByText(/Nobody is chosen/)).toBeNull());
  });

  it('changes the number after saying what that means, and says why Meta does not allow it', async () => {
    const { user, updates } = openAccounts();
    await user.click(await screen.findByRole('button', { name: 'Change number' }));
    const dialog = await screen.findByRole('dialog', { name: 'Another number for “Sales”' });
    expect(dialog.textContent).toContain('Open 24-hour windows close');
    const field = within(dialog).getByLabelText('Phone number ID');
    const change = () => user.click(within(dialog).getByRole('button', { name: 'Change number' }));
    await user.type(field, '106540352242922');
    await change();
    expect(within(dialog).getByText('This is the number it has.')).toBeTruthy();
    expect(updates).toEqual([]);
    await user.clear(field);
    await user.type(field, '111111111111111');
    await change();
    expect(await within(dialog).findByText(/The number was not changed: This WhatsApp/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, '998877665544332');
    await change();
    expect(await screen.findByText('+380 44 111 22 33')).toBeTruthy();
    expect(updates.at(-1)).toEqual({ id: 7, wabaId: '102290129340398', phoneNumberId: '998877665544332' });
  });

  it('disconnects only after saying what stays and what goes', async () => {
    const { user } = openAccounts();
    await user.click(await screen.findByRole('button', { name: 'Disconnect account' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Disconnect “Sales”?' });
    expect(dialog.textContent).toMatch(/Stays: all chats.*Goes: access token/);
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect account' }));
    expect(await screen.findByText(/This account is disconnected/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Replace token' })).toBeNull();
    expect(screen.queryByText('Receiving messages')).toBeNull();
    expect(screen.getByText('One field was left.')).toBeTruthy();
  });

  it('connects a disconnected account again with both its secrets', async () => {
    const { user, updates } = openAccounts({
      state: 'disconnected',
      accessTokenHint: null,
      appSecretHint: null,
    });
    await user.click(await screen.findByRole('button', { name: 'Connect again' }));
    const dialog = await screen.findByRole('dialog', { name: 'Connect “Sales” again' });
    const connect = () => user.click(within(dialog).getByRole('button', { name: 'Connect again' }));
    await user.type(within(dialog).getByLabelText('Access token'), 'EAAGsecretB07F');
    await connect();
    expect(updates).toEqual([]);
    const secret = '0123456789abcdef0123456789abcdef';
    await user.type(within(dialog).getByLabelText('App secret'), secret);
    await connect();
    await waitFor(() =>
      expect(updates).toEqual([{ id: 7, accessToken: 'EAAGsecretB07F', appSecret: secret }]),
    );
    await waitFor(() => expect(screen.queryByText(/This account is disconnected/)).toBeNull());
    expect(document.documentElement.outerHTML).not.toContain(secret);
  });

  it('says why a change was not saved', async () => {
    const { user } = renderScreen(<AccountsScreen />, {
      path: '/accounts/7',
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        accounts: {
          list: answer.accounts.list.handler(() => [sampleAccount({ kind: 'sandbox' })]),
          update: answer.accounts.update.handler(() => {
            throw new ORPCError('DISK_FULL', {
              status: 507,
              data: { sentence: refusals.DISK_FULL, values: {} },
            });
          }),
        },
      },
    });
    await user.click(await screen.findByRole('switch', { name: 'Pause' }));
    expect(await screen.findByText(/Not saved: The disk is full/)).toBeTruthy();
  });
});

describe('the end of a token', () => {
  const DAY_MS = 86_400_000;

  it('is told two weeks before, with the button that replaces it', async () => {
    const { user } = openAccounts({ tokenExpiresAt: Date.now() + 5 * DAY_MS });
    await screen.findByText(/^The token works until /);
    const told = screen
      .getAllByRole('status')
      .find(({ textContent }) => /sending stops then, receiving goes on/.test(textContent ?? ''));
    await user.click(within(told ?? document.body).getByRole('button', { name: 'Replace token' }));
    expect(await screen.findByRole('dialog', { name: 'New access token' })).toBeTruthy();
  });

  it('is told afterwards as what has stopped', async () => {
    openAccounts({ tokenExpiresAt: Date.now() - DAY_MS });
    await screen.findByText(/^The token worked until /);
    expect(await screen.findByText(/Messages arrive, but nothing can be sent/)).toBeTruthy();
  });

  it.each([
    ['it lasts', null],
    ['it is far away', Date.now() + 30 * DAY_MS],
  ])('is not told while %s', async (_when, tokenExpiresAt) => {
    openAccounts({ tokenExpiresAt });
    await screen.findByText(/saved, ends in 4f2c/);
    expect(screen.queryByText(/^The token work/)).toBeNull();
  });
});
