import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { MessageId, TemplateId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../../../src-renderer/api/use-bootstrap.ts';
import { ComposerPanel } from '../../../../src-renderer/features/conversation/ComposerPanel.tsx';
import { useBubbleActions } from '../../../../src-renderer/features/conversation/use-bubble-actions.ts';
import { changeDraft, readDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { closeSendDialog, useSendStore } from '../../../../src-renderer/state/send-store.ts';
import { aTemplate } from '../../../helpers/a-template.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const asked = sampleMessage({ id: 1 as MessageId });

/** The composer below a message that failed, with the button that changes it. */
function Page({ failed }: { readonly failed: Message }) {
  useBootstrap();
  const conversation = sampleConversation();
  const { actions } = useBubbleActions({
    conversationId: conversation.id,
    mayAct: true,
    focusComposer: () => undefined,
    jumpToQuoted: () => undefined,
  });
  return (
    <>
      <button type="button" onClick={() => actions.editAgain(failed)}>
        Edit the failed one
      </button>
      <ComposerPanel
        conversation={conversation}
        account={sampleAccount()}
        customerName="Olena"
        messages={[asked, failed]}
        seenUpTo={undefined}
        now={() => sampleNow}
        onSent={() => undefined}
      />
    </>
  );
}

const order = aTemplate({
  id: 4 as TemplateId,
  language: 'en',
  components: [{ type: 'BODY', text: 'Hello {{1}}, order {{2}} is ready.' }],
});
const words = (text: string) => ({ type: 'text', text });
const sentOrder: Message['content'] = {
  kind: 'template',
  name: order.name,
  language: 'en',
  body: 'Hello Olena, order 7 is ready.',
  components: [{ type: 'body', parameters: [words('Olena'), words('7')] }],
};
const target = { kind: 'conversation', conversationId: 1 };

async function open(change: Partial<Message>, templates: Template[] = []) {
  const failed = sampleAnswer({ id: 2 as MessageId, status: 'failed', wamid: null, ...change });
  const sent: { content: OutgoingContent; quotedMessageId: number | null }[] = [];
  const discarded: number[] = [];
  const view = renderScreen(<Page failed={failed} />, {
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
      templates: { usable: answer.templates.usable.handler(() => templates) },
      quickReplies: { list: answer.quickReplies.list.handler(() => []) },
      messages: {
        send: answer.messages.send.handler(({ input }) => {
          sent.push({ content: input.content, quotedMessageId: input.quotedMessageId });
          return sampleAnswer({ id: 50 as MessageId, clientId: input.clientId });
        }),
        discard: answer.messages.discard.handler(({ input }) => {
          discarded.push(input.id);
          return { discarded: true };
        }),
      },
    },
  });
  const edit = await screen.findByRole('button', { name: 'Edit the failed one' });
  await screen.findByRole('textbox', { name: 'Message' });
  act(() => changeDraft(1, { text: 'What I am writing' }));
  await view.user.click(edit);
  return { ...view, sent, discarded };
}

const interactive: Extract<Message['content'], { kind: 'interactive' }> = {
  kind: 'interactive',
  form: 'list',
  header: null,
  body: 'Which size?',
  footer: 'Until Friday',
  buttonLabel: 'Sizes',
  buttons: [],
  sections: [
    { title: 'Small', rows: [{ id: 'a', title: 'S', description: '36 to 38' }] },
    { title: 'Large', rows: [{ id: 'b', title: 'XL', description: null }] },
  ],
};

afterEach(closeSendDialog);
beforeEach(() => useDraftsStore.setState({ drafts: {} }));

describe('a message that was made in a form and did not go out', () => {
  it('is changed in its form: a list, with its quote, and the words of the composer stay', async () => {
    const { user, sent, discarded } = await open({
      kind: 'interactive',
      content: interactive,
      quoted: { wamid: 'wamid.1', id: asked.id, direction: 'in', kind: 'text', text: 'Message 1' },
    });
    const body = screen.getByLabelText('Text');
    expect((body as HTMLTextAreaElement).value).toBe('Which size?');
    await user.type(body, ' Tell us');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(discarded).toEqual([2]));
    expect(sent).toEqual([
      {
        quotedMessageId: 1,
        content: {
          kind: 'list',
          body: 'Which size? Tell us',
          footer: 'Until Friday',
          buttonLabel: 'Sizes',
          sections: [
            { title: 'Small', rows: [{ id: 'row-1-1', title: 'S', description: '36 to 38' }] },
            { title: 'Large', rows: [{ id: 'row-2-1', title: 'XL', description: null }] },
          ],
        },
      },
    ]);
    expect(readDraft(1).text).toBe('What I am writing');
  });

  it('stays as it is when the form is left', async () => {
    const { user, sent, discarded } = await open({
      kind: 'location',
      content: {
        kind: 'location',
        latitude: 50.4501,
        longitude: 30.5234,
        name: 'Shop',
        address: null,
        url: null,
      },
    });
    expect(screen.getByDisplayValue('50.4501, 30.5234')).toBeTruthy();
    expect(screen.getByDisplayValue('Shop')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect([sent, discarded]).toEqual([[], []]);
  });

  it('stays as a record where Meta had taken it: a contact card', async () => {
    const card = {
      name: 'Оля Коваль',
      phones: [{ phone: '+380671234567', waId: null, label: null }],
      emails: [],
      organization: null,
    };
    const { user, sent, discarded } = await open({
      kind: 'contacts',
      wamid: 'wamid.2',
      content: { kind: 'contacts', cards: [card] },
    });
    await user.click(screen.getByRole('button', { name: 'Send contact' }));
    await waitFor(() =>
      expect(sent.map(({ content }) => content)).toEqual([
        { kind: 'contacts', cards: [{ name: 'Оля Коваль', firstName: 'Оля', phone: '+380671234567' }] },
      ]),
    );
    expect(discarded).toEqual([]);
  });
});

describe('a form that is open', () => {
  it('is not there again when one comes back to its conversation', async () => {
    const failed = { kind: 'interactive', content: interactive };
    const { unmount } = await open(failed);
    expect(screen.getByRole('dialog')).toBeTruthy();
    unmount();
    renderScreen(<Page failed={sampleAnswer()} />, {
      procedures: { app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) } },
    });
    await screen.findByRole('textbox', { name: 'Message' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a template that did not go out', () => {
  it('is filled in once more with its words, and stays as a record', async () => {
    const { sent, discarded } = await open({ kind: 'template', content: sentOrder }, [order]);
    await waitFor(() => expect(useSendStore.getState().one).toEqual({ target, templateId: 4 }));
    expect(useSendStore.getState().kept?.answersOf).toEqual({
      4: { values: { 'body:1': 'Olena', 'body:2': '7' }, header: null },
    });
    expect([sent, discarded]).toEqual([[], []]);
  });

  it('leaves the choice of another where it may not be sent any more', async () => {
    await open({ kind: 'template', content: sentOrder }, [aTemplate({ language: 'uk' })]);
    await waitFor(() => expect(useSendStore.getState().one).toEqual({ target, templateId: null }));
    expect(useSendStore.getState().kept).toBeNull();
  });
});
