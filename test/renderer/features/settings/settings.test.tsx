import { ORPCError } from '@orpc/client';
import { renderHook, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refusals } from '#shared/domain/refusals.ts';
import { SettingsScreen } from '../../../../src-renderer/features/settings/SettingsScreen.tsx';
import { useCommands } from '../../../../src-renderer/state/commands-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const token = 'rzm-7d0f3c';

interface Setup {
  readonly role?: 'admin' | 'operator' | 'viewer';
  readonly memoryReason?: string;
  readonly isDiskFull?: boolean;
}

function openSettings({ role = 'admin', memoryReason, isDiskFull = false }: Setup = {}) {
  const bootstrap = sampleBootstrap();
  bootstrap.operator.role = role;
  if (memoryReason !== undefined) {
    bootstrap.secrets = { kind: 'memory', persisted: false, reason: memoryReason };
  }
  const updates: object[] = [];
  const view = renderScreen(<SettingsScreen />, {
    path: '/settings',
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(() => bootstrap),
        updateSettings: answer.app.updateSettings.handler(({ input }) => {
          if (isDiskFull) {
            throw new ORPCError('DISK_FULL', { data: { sentence: refusals.DISK_FULL, values: {} } });
          }
          updates.push(input);
          bootstrap.settings = { ...bootstrap.settings, ...input };
          return bootstrap.settings;
        }),
        apiToken: answer.app.apiToken.handler(() => ({ apiUrl: bootstrap.apiUrl, token })),
        health: answer.app.health.handler(() => ({
          ok: true,
          version: '0.1.0',
          startedAt: 0,
          now: 0,
          journalBacklog: 0,
          outbox: { queued: 0, sending: 0, unconfirmed: 0, failed: 0 },
          media: { waiting: 0, failed: 0 },
          secrets: { kind: 'keychain', persisted: true },
          freeDiskBytes: 123_456_789_012,
          lastWebhookAt: null,
        })),
      },
      accounts: { list: answer.accounts.list.handler(() => [sampleAccount()]) },
      labels: { list: answer.labels.list.handler(() => []) },
      quickReplies: { list: answer.quickReplies.list.handler(() => []) },
      contacts: { fields: answer.contacts.fields.handler(() => []) },
      sendings: {
        prices: answer.sendings.prices.handler(() => ({ currency: 'USD', rates: [], updatedAt: null })),
        optOutWords: answer.sendings.optOutWords.handler(() => ({
          stop: ['СТОП'],
          start: ['СТАРТ'],
          isOn: true,
        })),
      },
    },
  });
  return { ...view, updates };
}

const isChecked = (role: 'radio' | 'switch', name: string) =>
  screen.getByRole(role, { name }).getAttribute('aria-checked') === 'true';

describe('the settings', () => {
  it('set how dense the lists are and whether customers see that one types', async () => {
    const { user, updates } = openSettings();
    await user.click(await screen.findByRole('radio', { name: 'Compact' }));
    await user.click(screen.getByRole('switch', { name: 'Show customers that you are typing' }));
    await waitFor(() => expect(updates).toEqual([{ density: 'compact' }, { showsTyping: false }]));
    expect(screen.getByText('The customer does not see that you are writing.')).toBeTruthy();
  });

  it('lead to the blue ticks of each account', async () => {
    const { user, visited } = openSettings();
    const name = screen.findByText('Blue ticks');
    await user.click(within((await name).parentElement?.parentElement ?? document.body).getByRole('button'));
    expect(visited).toEqual(['/settings', '/accounts']);
  });

  it('open the commands and the list of keys', async () => {
    const { user } = openSettings();
    const run: string[] = [];
    renderHook(() =>
      useCommands([
        { id: 'go.palette', group: 'go', title: 'Commands', run: () => run.push('palette') },
        { id: 'go.cheatSheet', group: 'go', title: 'Keys', run: () => run.push('sheet') },
      ]),
    );
    await user.click(await screen.findByRole('button', { name: 'Open the commands' }));
    await user.click(screen.getByRole('button', { name: 'Show the keys' }));
    expect(run).toEqual(['palette', 'sheet']);
  });

  it('apply each change at once, without a button to save', async () => {
    const { user, updates } = openSettings();
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('radio', { name: 'Українська' }));
    await user.click(screen.getByRole('switch', { name: 'Enter sends the message' }));
    await user.click(screen.getByRole('switch', { name: 'Message text in notifications' }));
    await waitFor(() =>
      expect(updates).toEqual([
        { theme: 'dark' },
        { language: 'uk' },
        { enterSends: false },
        { notificationText: false },
      ]),
    );
    expect([isChecked('radio', 'Dark'), isChecked('switch', 'Enter sends the message')]).toEqual([
      true,
      false,
    ]);
    expect(screen.getByText('Enter begins a new line. Ctrl+Enter sends.')).toBeTruthy();
  });

  it('go back to what was, and say why beside the row, when the hub refuses', async () => {
    const { user } = openSettings({ isDiskFull: true });
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/Not saved: The disk is full/);
    expect(alert.parentElement?.textContent).toContain('Appearance');
    expect(isChecked('radio', 'Light')).toBe(true);
  });

  it('show where the data is and how much room is left', async () => {
    openSettings();
    expect((await screen.findByLabelText<HTMLInputElement>('Folder')).value).toBe('/home/olena/rozmova');
    expect(await screen.findByText(/123\sGB/)).toBeTruthy();
    expect(screen.getByText('Chats are stored only on this computer, in one folder.')).toBeTruthy();
  });

  it('fetch the token of the local interface only to show it, and forget it when it is hidden', async () => {
    const { user, hub } = openSettings();
    const field = await screen.findByLabelText<HTMLInputElement>('Token');
    expect(document.documentElement.outerHTML).not.toContain(token);
    await user.click(screen.getByRole('button', { name: 'Show token' }));
    await waitFor(() => expect(field.value).toBe(token));
    await user.click(screen.getByRole('button', { name: 'Hide token' }));
    expect(field.value).toBe('');
    const remembered = JSON.stringify(
      hub.queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    );
    expect(remembered + document.documentElement.outerHTML).not.toContain(token);
  });

  it('show the token to nobody but an admin', async () => {
    openSettings({ role: 'operator' });
    expect(await screen.findByText('Only an administrator sees the token.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show token' })).toBeNull();
  });

  it('are changed by a viewer too: how the console looks is their own', async () => {
    const { user, updates } = openSettings({ role: 'viewer' });
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(updates).toEqual([{ theme: 'dark' }]));
  });

  it('say why secrets are only in memory and what can be done', async () => {
    openSettings({ memoryReason: 'AccessDenied' });
    expect(await screen.findByText('Tokens and secrets stay in memory only.')).toBeTruthy();
    expect(screen.getByText('AccessDenied')).toBeTruthy();
    expect(screen.getByText(/Switch on or unlock the keychain/)).toBeTruthy();
  });

  it('advise to take the setting back when memory was chosen', async () => {
    openSettings({ memoryReason: 'ROZMOVA_SECRETS=memory' });
    expect(await screen.findByText(/was started with ROZMOVA_SECRETS=memory. Remove it/)).toBeTruthy();
  });

  it('lead to the accounts', async () => {
    const { user, visited } = openSettings();
    await user.click(await screen.findByRole('button', { name: 'Open accounts' }));
    expect(visited.at(-1)).toBe('/accounts');
  });
});
