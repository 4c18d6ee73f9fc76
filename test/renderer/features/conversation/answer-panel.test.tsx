import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RefusalCode } from '#shared/domain/refusals.ts';
import type { Role } from '#shared/domain/roles.ts';
import { AnswerPanel } from '../../../../src-renderer/features/conversation/AnswerPanel.tsx';
import { changeDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { showDetails, useLayoutStore } from '../../../../src-renderer/state/layout-store.ts';
import { closeSendDialog, useSendStore } from '../../../../src-renderer/state/send-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleConversation } from '../../../helpers/sample-chat.ts';

const HOUR = 3_600_000;

function open(verdict: RefusalCode, role: Role = 'admin') {
  const bootstrap = sampleBootstrap();
  return renderScreen(
    <AnswerPanel
      conversation={sampleConversation({
        lastInboundAt: verdict === 'WINDOW_NEVER_OPENED' ? null : Date.now() - 26 * HOUR,
      })}
      account={sampleAccount()}
      customerName="Olena"
      messages={[]}
      seenUpTo={undefined}
      verdict={verdict}
      drawnAt={Date.now()}
      clockOffsetMs={0}
      onSent={() => undefined}
      onOpenAccounts={() => undefined}
    />,
    {
      procedures: {
        app: {
          bootstrap: answer.app.bootstrap.handler(() => ({
            ...bootstrap,
            operator: { ...bootstrap.operator, role },
          })),
        },
      },
    },
  );
}

beforeEach(() => {
  useDraftsStore.setState({ drafts: {} });
  closeSendDialog();
});

describe('the place of the composer when one may not write freely', () => {
  it('says that the window is closed, since when, and keeps the draft in sight', () => {
    changeDraft(1, { text: 'Half an answer' });
    open('WINDOW_CLOSED');
    expect(screen.getByText('The reply window closed 2 hours ago')).toBeTruthy();
    expect(screen.getByText('Half an answer')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('opens the dialog that sends a template into this conversation', async () => {
    const { user } = open('WINDOW_NEVER_OPENED');
    expect(screen.getByText('This customer has not written yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send a template' }));
    expect(useSendStore.getState().one).toEqual({
      target: { kind: 'conversation', conversationId: 1 },
      templateId: null,
    });
  });

  it('tells a viewer what they are, and offers nothing', async () => {
    open('ROLE_TOO_LOW', 'viewer');
    expect(screen.getByText('You are a viewer: you can read, operators answer')).toBeTruthy();
    await waitFor(() => expect(screen.queryAllByRole('button')).toEqual([]));
  });

  it('leads to the contact where a blocked person is unblocked', async () => {
    showDetails(null);
    const { user } = open('CONTACT_BLOCKED');
    await user.click(screen.getByRole('button', { name: 'To the contact' }));
    expect(useLayoutStore.getState().details).toBe('contact');
    expect(screen.queryByRole('button', { name: 'Send a template' })).toBeNull();
  });

  it('leads to the account when that is what is wrong, and offers no template; a note can be left all the same', () => {
    open('ACCOUNT_PAUSED');
    expect(screen.getByText('This account is paused.')).toBeTruthy();
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
      'Note for colleagues',
      'To the account',
    ]);
  });
});
