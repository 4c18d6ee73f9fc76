import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import type { RefusalCode } from '#shared/domain/refusals.ts';
import { AnswerPanel } from '../../../../src-renderer/features/conversation/AnswerPanel.tsx';
import { changeDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { aTemplate } from '../../../helpers/a-template.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation } from '../../../helpers/sample-chat.ts';

const HOUR = 3_600_000;
const template = aTemplate({ language: 'en', components: [{ type: 'BODY', text: 'Order {{1}} is ready.' }] });

function open(verdict: RefusalCode, templates: Template[] = [template]) {
  const sent: OutgoingContent[] = [];
  const view = renderScreen(
    <AnswerPanel
      conversation={sampleConversation({
        lastInboundAt: verdict === 'WINDOW_NEVER_OPENED' ? null : Date.now() - 26 * HOUR,
      })}
      account={sampleAccount()}
      customerName="Olena"
      messages={[]}
      verdict={verdict}
      drawnAt={Date.now()}
      clockOffsetMs={0}
      onSent={() => undefined}
      onOpenAccounts={() => undefined}
    />,
    {
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        templates: { list: answer.templates.list.handler(() => templates) },
        messages: {
          send: answer.messages.send.handler(({ input }) => {
            sent.push(input.content);
            return sampleAnswer({ id: 9 as MessageId, clientId: input.clientId });
          }),
        },
      },
    },
  );
  return { ...view, sent };
}

beforeEach(() => useDraftsStore.setState({ drafts: {} }));

describe('the place of the composer when one may not write freely', () => {
  it('says that the window is closed, since when, and keeps the draft in sight', () => {
    changeDraft(1, { text: 'Half an answer' });
    open('WINDOW_CLOSED');
    expect(screen.getByText('The reply window closed 2 hours ago')).toBeTruthy();
    expect(screen.getByText('Half an answer')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('sends an approved template once all of its values are there', async () => {
    const { user, sent } = open('WINDOW_CLOSED');
    await user.click(screen.getByRole('button', { name: 'Send a template' }));
    const field = await screen.findByRole('textbox', { name: 'Value 1' });
    const send = () => screen.getByRole('button', { name: 'Send the template' });
    expect(send().getAttribute('aria-description')).toBe('Fill in all values.');
    await user.type(field, '1042');
    expect(screen.getByText('Order 1042 is ready.')).toBeTruthy();
    await user.click(send());
    await waitFor(() =>
      expect(sent).toEqual([
        {
          kind: 'template',
          name: 'order_ready',
          language: 'en',
          components: [{ type: 'body', parameters: [{ type: 'text', text: '1042' }] }],
        },
      ]),
    );
  });

  it('says what to do when there is no approved template', async () => {
    const { user } = open('WINDOW_NEVER_OPENED', []);
    expect(screen.getByText('This customer has not written yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send a template' }));
    expect(await screen.findByText('There are no approved templates yet')).toBeTruthy();
  });

  it('leads to the account when that is what is wrong, and offers no template', () => {
    open('ACCOUNT_PAUSED');
    expect(screen.getByText('This account is paused.')).toBeTruthy();
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['To the account']);
  });
});
