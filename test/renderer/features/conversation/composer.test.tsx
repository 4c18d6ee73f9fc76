import { ORPCError } from '@orpc/client';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../../../src-renderer/api/use-bootstrap.ts';
import { ComposerPanel } from '../../../../src-renderer/features/conversation/ComposerPanel.tsx';
import { useOutgoing } from '../../../../src-renderer/features/conversation/outgoing-store.ts';
import { useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const messages = [
  sampleMessage({ id: 1 as MessageId }),
  sampleAnswer({ id: 2 as MessageId, content: { kind: 'text', body: 'My last words' } }),
];

/** A composer in a page that can switch between two conversations and shows what is on its way. */
function Page() {
  const [id, setId] = useState(1);
  useBootstrap();
  return (
    <>
      <button type="button" onClick={() => setId(id === 1 ? 2 : 1)}>
        Switch
      </button>
      <ul aria-label="On its way">
        {useOutgoing().map(({ clientId, message, failure }) => (
          <li key={clientId}>
            {message.content.kind === 'text' ? message.content.body : message.kind}
            {failure}
          </li>
        ))}
      </ul>
      <ComposerPanel
        conversation={sampleConversation({ id: id as ConversationId })}
        account={sampleAccount()}
        customerName="Olena"
        messages={messages}
        seenUpTo={undefined}
        now={() => sampleNow}
        onSent={() => undefined}
      />
    </>
  );
}

async function open({ enterSends = true, refuses = false } = {}) {
  const sent: { conversationId: number; content: OutgoingContent; quotedMessageId: number | null }[] = [];
  const typed: number[] = [];
  const bootstrap = { ...sampleBootstrap(), settings: { ...sampleBootstrap().settings, enterSends } };
  const view = renderScreen(<Page />, {
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(() => bootstrap) },
      conversations: {
        typing: answer.conversations.typing.handler(({ input }) => {
          typed.push(input.id);
          return { shown: true };
        }),
      },
      messages: {
        send: answer.messages.send.handler(({ input }) => {
          sent.push({
            conversationId: input.conversationId,
            content: input.content,
            quotedMessageId: input.quotedMessageId,
          });
          const data = { sentence: { uk: 'Призупинено', en: 'Paused' }, values: {} };
          if (refuses) throw new ORPCError('ACCOUNT_PAUSED', { data });
          return sampleAnswer({ id: 50 as MessageId, clientId: input.clientId });
        }),
      },
    },
  });
  const box = await screen.findByRole('textbox', { name: 'Message' });
  return { ...view, box: box as HTMLTextAreaElement, sent, typed };
}

const textOf = (item: { content: OutgoingContent }) =>
  item.content.kind === 'text' ? item.content.body : item.content.kind;

beforeEach(() => useDraftsStore.setState({ drafts: {} }));

describe('the composer', () => {
  it('takes the focus as soon as the palette that led to it is gone', async () => {
    const palette = document.createElement('div');
    palette.setAttribute('role', 'dialog');
    document.body.append(palette);
    const { box } = await open();
    expect(box).not.toBe(document.activeElement);
    palette.remove();
    await waitFor(() => expect(box).toBe(document.activeElement));
  });

  it('has the focus, sends with Enter, and is empty again', async () => {
    const { user, box, sent } = await open();
    expect(box).toBe(document.activeElement);
    await user.keyboard('Good day!{Shift>}{Enter}{/Shift}How can I help?{Enter}');
    await waitFor(() => expect(sent.map(textOf)).toEqual(['Good day!\nHow can I help?']));
    expect(box.value).toBe('');
  });

  it('breaks lines with Enter when the setting says so, and still sends with Ctrl+Enter', async () => {
    const { user, sent } = await open({ enterSends: false });
    await user.keyboard('one{Enter}two{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent.map(textOf)).toEqual(['one\ntwo']));
  });

  it('sends nothing that is empty or longer than WhatsApp takes, and counts near the limit', async () => {
    const { user, box, sent } = await open();
    await user.keyboard('   {Enter}');
    fireEvent.change(box, { target: { value: 'я'.repeat(4097) } });
    await user.keyboard('{Enter}');
    expect(screen.getByRole('status', { name: '4097 of 4,096 characters' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Send' }).hasAttribute('disabled')).toBe(true);
    expect(sent).toEqual([]);
  });

  it('keeps a draft for each conversation, and the first letter after a switch goes into the right one', async () => {
    const { user, box } = await open();
    await user.keyboard('for one');
    await user.click(screen.getByRole('button', { name: 'Switch' }));
    await user.keyboard('for two');
    expect(useDraftsStore.getState().drafts).toMatchObject({
      1: { text: 'for one' },
      2: { text: 'for two' },
    });
    await user.click(screen.getByRole('button', { name: 'Switch' }));
    expect(box.value).toBe('for one');
  });

  it('takes letters that are typed anywhere', async () => {
    const { user, box } = await open();
    box.blur();
    await user.keyboard('hi');
    expect(box.value).toBe('hi');
  });

  it('shows a bubble at once and keeps it with the reason when the hub refuses', async () => {
    const { user } = await open({ refuses: true });
    await user.keyboard('Will not go{Enter}');
    expect((await screen.findByText(/Will not go/)).textContent).toBe('Will not goPaused');
  });

  it('quotes with Ctrl+Up, lets go with Escape, and sends the quote along', async () => {
    const { user, sent } = await open();
    await user.keyboard('{Control>}{ArrowUp}{ArrowUp}{/Control}');
    expect(screen.getByText('Message 1')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Message 1')).toBeNull();
    await user.keyboard('{Control>}{ArrowUp}{/Control}yes{Enter}');
    await waitFor(() => expect(sent).toMatchObject([{ quotedMessageId: 2 }]));
  });

  it('recalls the last words with Up in an empty box', async () => {
    const { user, box } = await open();
    await user.keyboard('{ArrowUp}');
    expect(box.value).toBe('My last words');
  });

  it('tells the customer once that somebody is writing, and nothing for a box that is only open', async () => {
    const { user, typed } = await open();
    expect(typed).toEqual([]);
    await user.keyboard('a few words');
    await waitFor(() => expect(typed).toEqual([1]));
  });

  it('says what WhatsApp would refuse before a file is sent, and does not send', async () => {
    const { user, sent } = await open();
    const picker = document.querySelector<HTMLInputElement>('input[type=file]');
    fireEvent.change(picker as HTMLInputElement, {
      target: { files: [new File(['x'], 'photos.zip', { type: 'application/zip' })] },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('application/zip');
    await user.keyboard('{Enter}');
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove photos.zip' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
