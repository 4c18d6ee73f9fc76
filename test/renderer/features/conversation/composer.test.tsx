import { ORPCError } from '@orpc/client';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { QuickReply } from '#shared/contract/quick-replies.ts';
import type { ConversationId, MessageId, OperatorId, QuickReplyId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../../../src-renderer/api/use-bootstrap.ts';
import { ComposerPanel } from '../../../../src-renderer/features/conversation/ComposerPanel.tsx';
import { useOutgoing } from '../../../../src-renderer/features/conversation/outgoing-store.ts';
import { runCommand } from '../../../../src-renderer/state/commands-store.ts';
import { changeDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const messages = [
  sampleMessage({ id: 1 as MessageId }),
  sampleAnswer({
    id: 2 as MessageId,
    operatorId: 1 as OperatorId,
    content: { kind: 'text', body: 'My last words' },
  }),
];

/** A composer in a page that can switch between two conversations and shows what is on its way. */
function Page({ newer }: { readonly newer: readonly Message[] }) {
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
        messages={[...messages, ...newer]}
        seenUpTo={undefined}
        now={() => sampleNow}
        onSent={() => undefined}
      />
    </>
  );
}

async function open({ enterSends = true, refuses = false, newer = [] as Message[] } = {}) {
  const sent: { conversationId: number; content: OutgoingContent; quotedMessageId: number | null }[] = [];
  const typed: number[] = [];
  const bootstrap = { ...sampleBootstrap(), settings: { ...sampleBootstrap().settings, enterSends } };
  const view = renderScreen(<Page newer={newer} />, {
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(() => bootstrap) },
      conversations: {
        typing: answer.conversations.typing.handler(({ input }) => {
          typed.push(input.id);
          return { shown: true };
        }),
      },
      quickReplies: { list: answer.quickReplies.list.handler(() => [hours]) },
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

const hours: QuickReply = {
  id: 3 as QuickReplyId,
  shortcut: 'hours',
  body: 'We are open until six.',
  isShared: true,
  updatedAt: sampleNow,
};

/** What a clipboard gives to a field. */
const clipboard = (files: readonly File[], words: string) => ({
  clipboardData: { files, getData: () => words },
});
const tray = () => screen.queryByRole('list', { name: 'Files to send' });

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

  it('recalls neither what a colleague wrote nor what went out by itself', async () => {
    const content = { kind: 'text', body: 'Of others' } as const;
    const newer = [
      sampleAnswer({ id: 3 as MessageId, operatorId: 2 as OperatorId, content }),
      sampleAnswer({ id: 4 as MessageId, operatorId: 1 as OperatorId, automatic: 'away', content }),
      sampleAnswer({ id: 5 as MessageId, isOurs: false, content }),
    ];
    const { user, box } = await open({ newer });
    await user.keyboard('{ArrowUp}');
    expect(box.value).toBe('My last words');
  });

  it('takes a picture that is pasted into its tray', async () => {
    const { box } = await open();
    const picture = new File(['x'], 'scan.tiff', { type: 'image/tiff' });
    expect(fireEvent.paste(box, clipboard([picture], ''))).toBe(false);
    await waitFor(() => expect(tray()?.textContent).toContain('scan.tiff'));
  });

  it('takes the words where a picture of them was copied along', async () => {
    const { box } = await open();
    const picture = new File(['x'], 'cells.png', { type: 'image/png' });
    // Not prevented: the browser itself puts the words into the field.
    expect(fireEvent.paste(box, clipboard([picture], 'Roses\t12'))).toBe(true);
    expect(tray()).toBeNull();
  });

  it('keeps what is written when the palette opens the quick replies, and inserts one after it', async () => {
    const { user, box } = await open();
    await user.keyboard('Good day!');
    act(() => void runCommand('write.quickReply'));
    await screen.findByRole('option', { name: /hours/ });
    expect(box.value).toBe('Good day! /');
    await user.keyboard('hou{Enter}');
    expect(box.value).toBe('Good day! We are open until six.');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('leaves what was typed into an open list of quick replies when the palette opens it again', async () => {
    const { user, box } = await open();
    act(() => void runCommand('write.quickReply'));
    await user.keyboard('hou');
    act(() => void runCommand('write.quickReply'));
    await user.keyboard('{Enter}');
    expect(box.value).toBe('We are open until six.');
  });

  it('shows the caption of a single file that came back with one, and takes words as a message', async () => {
    const { user, box } = await open();
    const media = { id: 9, mimeType: 'image/jpeg', fileName: 'photo.jpg', byteSize: 5 } as Media; // what a tile looks at
    act(() => changeDraft(1, { files: [{ key: 'a', media, caption: 'Look', isVoice: false }] }));
    const caption = screen.getByRole<HTMLInputElement>('textbox', { name: 'Caption of photo.jpg' });
    expect([caption.value, box.placeholder]).toEqual(['Look', 'Write a message']);
    await user.clear(caption);
    expect(box.placeholder).toBe('Add a caption');
    await user.type(caption, 'See');
    expect(useDraftsStore.getState().drafts[1]?.files).toMatchObject([{ caption: 'See' }]);
  });

  it('keeps a caption that is too long, counts it in red and does not send it', async () => {
    const { user, sent } = await open();
    const media = { id: 9, mimeType: 'image/jpeg', fileName: 'photo.jpg', byteSize: 5 } as Media; // what a tile looks at
    const tile = { media, caption: '', isVoice: false };
    const files = [
      { ...tile, key: 'a', caption: 'x'.repeat(900) },
      { ...tile, key: 'b', media: { ...media, fileName: 'other.jpg' } },
    ];
    act(() => changeDraft(1, { files }));
    const caption = screen.getByRole<HTMLInputElement>('textbox', { name: 'Caption of photo.jpg' });
    expect(screen.queryByText('900 / 1,024')).toBeNull();
    fireEvent.change(caption, { target: { value: 'x'.repeat(1030) } });
    expect(screen.getByText('1,030 / 1,024').className).toContain('text-danger-ink');
    await user.click(screen.getByRole('textbox', { name: 'Message' }));
    await user.keyboard('{Enter}');
    expect([sent, caption.value.length]).toEqual([[], 1030]);
    expect(screen.getByText(/^Shorten the caption/)).toBeTruthy();
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
