import { ORPCError } from '@orpc/client';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AccountId, ConversationId } from '#shared/domain/ids.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { FirstRunScreen } from '../../../../src-renderer/features/first-run/FirstRunScreen.tsx';
import { firstConversationOf } from '../../../../src-renderer/features/first-run/use-start-sandbox.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleConversation } from '../../../helpers/sample-chat.ts';

const conversation = sampleConversation({
  id: 41 as ConversationId,
  accountId: 3 as AccountId,
  unreadCount: 1,
});

interface Setup {
  readonly role?: 'admin' | 'viewer';
  readonly memoryReason?: string;
  readonly cannotStart?: boolean;
}

function openFirstRun({ role = 'admin', memoryReason, cannotStart = false }: Setup = {}) {
  const bootstrap = sampleBootstrap();
  bootstrap.operator.role = role;
  if (memoryReason) bootstrap.secrets = { kind: 'memory', persisted: false, reason: memoryReason };
  const updates: object[] = [];
  let looks = 0;
  const demo: boolean[] = [];
  const view = renderScreen(<FirstRunScreen />, {
    path: '/welcome',
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(() => bootstrap),
        updateSettings: answer.app.updateSettings.handler(({ input }) => {
          updates.push(input);
          return { ...bootstrap.settings, ...input };
        }),
      },
      sandbox: {
        start: answer.sandbox.start.handler(() => {
          if (cannotStart) {
            throw new ORPCError('DISK_FULL', { data: { sentence: refusals.DISK_FULL, values: {} } });
          }
          return { accountId: 3 };
        }),
        setDemo: answer.sandbox.setDemo.handler(({ input }) => {
          demo.push(input.isRunning);
        }),
      },
      conversations: {
        // The first customer's message takes a moment through the webhook.
        list: answer.conversations.list.handler(({ input }) => {
          looks += 1;
          return { items: input.accountId === 3 && looks > 2 ? [conversation] : [], next: null };
        }),
      },
    },
  });
  return { ...view, updates, demo };
}

describe('the first screen', () => {
  it('starts the sandbox and opens the conversation of the first customer as soon as there is one', async () => {
    const { user, visited, demo } = openFirstRun();
    await user.click(await screen.findByRole('button', { name: 'Start the sandbox' }));
    expect(await screen.findByText('Inviting customers…')).toBeTruthy();
    await waitFor(() => expect(visited.at(-1)).toBe('/c/41'), { timeout: 3000 });
    // Whoever tries it gets answers: the customers go on by themselves.
    expect(demo).toEqual([true]);
  });

  it('says why the sandbox could not be started, and stays', async () => {
    const { user, visited } = openFirstRun({ cannotStart: true });
    await user.click(await screen.findByRole('button', { name: 'Start the sandbox' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/The disk is full/);
    expect(visited).toEqual(['/welcome']);
  });

  it('leads to the form of an account', async () => {
    const { user, visited } = openFirstRun();
    await user.click(await screen.findByRole('button', { name: 'Connect a number' }));
    expect(visited.at(-1)).toBe('/connect');
  });

  it('changes the language on the spot and for good', async () => {
    const { user, updates } = openFirstRun();
    await user.click(await screen.findByRole('radio', { name: 'Українська' }));
    expect(await screen.findByRole('heading', { name: 'Вітаємо в Розмові' })).toBeTruthy();
    await waitFor(() => expect(updates).toEqual([{ language: 'uk' }]));
  });

  it('says before the first token is typed that it will not be kept', async () => {
    openFirstRun({ memoryReason: 'AccessDenied' });
    expect(await screen.findByText(/stay in memory only/)).toBeTruthy();
    expect(screen.getByText('Reason: AccessDenied')).toBeTruthy();
  });

  it('offers a viewer neither, and says why', async () => {
    openFirstRun({ role: 'viewer' });
    const reasonOf = async (name: string) =>
      (await screen.findByRole('button', { name })).getAttribute('aria-description');
    await waitFor(async () =>
      expect(await reasonOf('Connect a number')).toBe('Only an administrator can connect numbers.'),
    );
    expect(await reasonOf('Start the sandbox')).toBe('Your role allows reading only.');
  });
});

describe('firstConversationOf', () => {
  it('gives up after its time, so that the inbox opens without a conversation', async () => {
    const { hub } = openFirstRun();
    expect(await firstConversationOf(hub.client, 99 as AccountId, 250)).toBeNull();
  });
});
