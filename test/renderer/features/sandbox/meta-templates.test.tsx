import { ORPCError } from '@orpc/client';
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { MetaTemplatesDialog } from '../../../../src-renderer/features/sandbox/MetaTemplatesDialog.tsx';
import { SandboxCommands } from '../../../../src-renderer/features/sandbox/SandboxCommands.tsx';
import { readCommands, runCommand } from '../../../../src-renderer/state/commands-store.ts';
import {
  closeMetaTemplates,
  openMetaTemplates,
  useMetaTemplatesStore,
} from '../../../../src-renderer/state/meta-templates-store.ts';
import { aTemplate } from '../../../helpers/a-template.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const body = {
  type: 'BODY',
  text: 'Вітаємо, {{1}}! Замовлення готове.',
  example: { body_text: [['Олено']] },
};
const ready = aTemplate({ components: [{ type: 'HEADER', format: 'IMAGE' }, body] });

interface Setup {
  readonly templates?: Template[];
  readonly kind?: 'live' | 'sandbox';
  readonly refuses?: boolean;
}

function openDialog({ templates = [ready], kind = 'sandbox', refuses = false }: Setup = {}) {
  const calls: unknown[] = [];
  const note = (input: unknown) => {
    if (refuses) {
      throw new ORPCError('SANDBOX_OFF', { data: { sentence: refusals.SANDBOX_OFF, values: {} } });
    }
    calls.push(input);
  };
  const { sandbox } = answer;
  const view = renderScreen(
    <>
      <MetaTemplatesDialog />
      <SandboxCommands />
    </>,
    {
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        accounts: { list: answer.accounts.list.handler(() => [sampleAccount({ kind })]) },
        templates: { list: answer.templates.list.handler(() => templates) },
        sandbox: {
          state: sandbox.state.handler(() => ({
            isRunning: true,
            url: null,
            accountId: 7,
            now: 1,
            clockOffsetMs: 0,
            demoIsRunning: false,
            customers: [],
            faults: [],
            connectFailures: [],
            pendingWebhooks: 0,
          })),
          reviewTemplate: sandbox.reviewTemplate.handler(({ input }) => note(input)),
          changeTemplate: sandbox.changeTemplate.handler(({ input }) => note(input)),
        },
      },
    },
  );
  const choose = async (...names: (string | RegExp)[]) => {
    await view.user.click(
      await screen.findByRole('button', { name: 'What Meta does: order_ready, uk' }, { timeout: 5_000 }),
    );
    // By keys: jsdom has no places, and a pointer on its way to a submenu needs them.
    for (const name of names) {
      const entry = await screen.findByRole('menuitem', { name });
      act(() => entry.focus());
      await view.user.keyboard('{Enter}');
    }
  };
  return { ...view, calls, choose };
}

beforeEach(openMetaTemplates);

describe('the templates at the pretend Meta', () => {
  it('are listed with their state and category, without drafts, and found by their name', async () => {
    const { user } = openDialog({
      templates: [
        ready,
        aTemplate({ id: 2 as Template['id'], name: 'sale', status: 'REJECTED', comingCategory: 'MARKETING' }),
        aTemplate({ id: 3 as Template['id'], name: 'unfinished', status: 'DRAFT' }),
      ],
    });
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'order_readyuk · UtilityApproved',
      'saleuk · Utility · soon: MarketingRejected',
    ]);
    await user.type(screen.getByLabelText('Find a template'), 'unfin');
    expect((await screen.findByText(/There are no such templates/)).getAttribute('role')).toBe('status');
    expect(screen.queryAllByRole('listitem')).toEqual([]);
  });

  it('are paused, rejected with a reason, and moved to another category', async () => {
    const { calls, choose } = openDialog();
    await choose('Pause');
    await choose('Reject', /promotion/);
    await choose('Announce another category', 'Marketing');
    await choose('Change the category', 'Authentication');
    const named = { name: 'order_ready', language: 'uk' };
    await waitFor(() =>
      expect(calls).toEqual([
        { ...named, decision: 'PAUSED', reason: 'INCORRECT_CATEGORY' },
        { ...named, decision: 'REJECTED', reason: 'PROMOTIONAL' },
        { ...named, deed: 'category', category: 'MARKETING', isAnnouncement: true },
        { ...named, deed: 'category', category: 'AUTHENTICATION', isAnnouncement: false },
      ]),
    );
  });

  it('are edited there: the text changes, everything else stays as it was', async () => {
    const { user, calls, choose } = openDialog();
    await choose('Edit the text at Meta');
    const text = await screen.findByLabelText('The text that somebody writes in WhatsApp Manager');
    await user.clear(text);
    await user.type(text, 'Замовлення чекає.');
    await user.click(screen.getByRole('button', { name: 'Change at Meta' }));
    await waitFor(() =>
      expect(calls).toEqual([
        {
          deed: 'put',
          name: 'order_ready',
          language: 'uk',
          category: 'UTILITY',
          status: 'APPROVED',
          parameterFormat: 'POSITIONAL',
          components: [
            { type: 'HEADER', format: 'IMAGE' },
            { ...body, text: 'Замовлення чекає.' },
          ],
          isTold: true,
        },
      ]),
    );
    expect(screen.queryByRole('button', { name: 'Change at Meta' })).toBeNull();
  });

  it('are deleted there, which Meta tells nobody', async () => {
    const { calls, choose } = openDialog();
    await choose('Delete at Meta');
    expect(await screen.findByText('order_ready: deleted at Meta')).toBeTruthy();
    expect(screen.getByText(/Meta tells nobody/)).toBeTruthy();
    expect(calls).toEqual([{ deed: 'delete', name: 'order_ready', language: 'uk' }]);
  });

  it('say why a deed did not work', async () => {
    const { choose } = openDialog({ refuses: true });
    await choose('Pause');
    expect((await screen.findByRole('alert')).textContent).toMatch(/The sandbox is not running/);
  });
});

describe('the way there', () => {
  it('is a command where there is a sandbox, and none elsewhere', async () => {
    closeMetaTemplates();
    const { unmount } = openDialog();
    await waitFor(() => expect(readCommands().map(({ id }) => id)).toContain('sandbox.metaTemplates'));
    runCommand('sandbox.metaTemplates');
    expect(useMetaTemplatesStore.getState().isOpen).toBe(true);
    unmount();
    openDialog({ kind: 'live' });
    await waitFor(() => expect(readCommands().map(({ id }) => id)).not.toContain('sandbox.metaTemplates'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
