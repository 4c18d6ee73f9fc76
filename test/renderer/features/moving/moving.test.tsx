import { ORPCError } from '@orpc/client';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WorkspaceCopy, WorkspaceJob } from '#shared/contract/workspace.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { MovingScreen } from '../../../../src-renderer/features/moving/MovingScreen.tsx';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';

const copy: WorkspaceCopy = {
  createdAt: 1_790_000_000_000,
  version: '0.1.0',
  accounts: 2,
  conversations: 1_204,
  messages: 48_000,
  files: 310,
  byteSize: 52_000_000,
};
const jobOf = (change: Partial<WorkspaceJob>): WorkspaceJob => ({
  kind: 'export',
  state: 'running',
  folder: '/media/disk/Rozmova 2026-11-22',
  doneBytes: 0,
  totalBytes: 0,
  startedAt: 1_790_000_000_000,
  endedAt: null,
  sentence: null,
  ...change,
});

interface Setup {
  readonly role?: 'admin' | 'operator';
  readonly job?: WorkspaceJob;
  readonly incoming?: WorkspaceCopy;
  readonly canRestart?: boolean;
}

async function openMoving({ role = 'admin', job, incoming, canRestart = false }: Setup = {}) {
  const state = {
    job: job ?? null,
    incoming: incoming ?? null,
    suggestedFolder: '/home/olena/Rozmova',
    canRestart,
  };
  const asked: unknown[] = [];
  const bootstrap = sampleBootstrap();
  const operator = { ...bootstrap.operator, role };
  const view = renderScreen(<MovingScreen />, {
    path: '/moving',
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(() => ({ ...bootstrap, operator })) },
      workspace: {
        state: answer.workspace.state.handler(() => state),
        export: answer.workspace.export.handler(({ input }) => {
          asked.push(input);
          state.job = jobOf({ doneBytes: 1_000_000, totalBytes: 4_000_000 });
          return state.job;
        }),
        cancel: answer.workspace.cancel.handler(() => {
          asked.push('cancel');
        }),
        inspect: answer.workspace.inspect.handler(({ input }) => {
          if (input.folder === '/tmp') {
            throw new ORPCError('COPY_NOT_FOUND', {
              status: 404,
              data: { sentence: refusals.COPY_NOT_FOUND, values: {} },
            });
          }
          return copy;
        }),
        bring: answer.workspace.bring.handler(({ input }) => {
          asked.push(input);
          state.incoming = copy;
          state.job = jobOf({ kind: 'bring', state: 'done' });
          return state.job;
        }),
        restart: answer.workspace.restart.handler(() => {
          asked.push('restart');
        }),
        forgetIncoming: answer.workspace.forgetIncoming.handler(() => {
          state.incoming = null;
        }),
      },
    },
  });
  await screen.findByRole('heading', { name: 'In which order' });
  return { ...view, asked };
}

describe('moving to another computer', () => {
  it('says first that the old computer is stopped, and that the secrets do not come along', async () => {
    await openMoving();
    const steps = screen.getAllByRole('listitem').map((step) => step.textContent);
    expect(steps).toHaveLength(5);
    expect(steps[1]).toContain('Close Rozmova there and do not start it again');
    expect(steps[4]).toContain('stayed in the keychain of the old computer');
  });

  it('makes a copy where one says, shows how far it is and lets one cancel', async () => {
    const { user, asked } = await openMoving();
    const folder = await screen.findByLabelText<HTMLInputElement>('Where to make the folder of the copy');
    expect(folder.value).toBe('/home/olena/Rozmova');
    await user.clear(folder);
    await user.type(folder, '/media/disk');
    await user.click(screen.getByRole('button', { name: 'Make a copy' }));
    const progress = await screen.findByRole('progressbar', { name: 'Writing the copy' });
    expect(progress.getAttribute('aria-valuenow')).toBe('25');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(asked).toEqual([{ folder: '/media/disk' }, 'cancel']));
  });

  it('gives the folder of a copy that is done, and the reason of one that failed', async () => {
    const done = await openMoving({ job: jobOf({ state: 'done' }) });
    expect(await screen.findByDisplayValue('/media/disk/Rozmova 2026-11-22')).toBeTruthy();
    done.unmount();
    await openMoving({
      job: jobOf({ state: 'failed', sentence: { uk: 'Диск.', en: 'The disk went away.' } }),
    });
    expect(await screen.findByText('The disk went away.')).toBeTruthy();
  });

  it('shows what is in a copy before it is brought, and that it opens at the next start', async () => {
    const { user, asked } = await openMoving();
    const folder = await screen.findByLabelText('Folder of the copy');
    await user.type(folder, '/tmp{Enter}');
    expect(await screen.findByText(/There is no copy of a workspace/)).toBeTruthy();
    await user.clear(folder);
    await user.type(folder, '/media/disk/copy{Enter}');
    expect(await screen.findByText('1,204')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Bring it here' }));
    expect(await screen.findByText('The copy opens at the next start')).toBeTruthy();
    expect(asked).toEqual([{ folder: '/media/disk/copy' }]);
    await user.click(screen.getByRole('button', { name: 'Do not open it' }));
    expect(await screen.findByLabelText('Folder of the copy')).toBeTruthy();
  });

  it('starts itself anew in the window, and says in a browser who has to', async () => {
    const browser = await openMoving({ incoming: copy });
    expect(await screen.findByText(/Then close it here and start it again/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start Rozmova anew' })).toBeNull();
    browser.unmount();
    const { user, asked } = await openMoving({ incoming: copy, canRestart: true });
    await user.click(await screen.findByRole('button', { name: 'Start Rozmova anew' }));
    await waitFor(() => expect(asked).toEqual(['restart']));
  });

  it('is for administrators', async () => {
    await openMoving({ role: 'operator' });
    expect(screen.getByText('Only an administrator can move the workspace.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Make a copy' })).toBeNull();
  });
});
