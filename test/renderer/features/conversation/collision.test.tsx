import { ORPCError } from '@orpc/client';
import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Colleague } from '#shared/contract/app.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { ComposerPanel } from '../../../../src-renderer/features/conversation/ComposerPanel.tsx';
import { closeComposerForm } from '../../../../src-renderer/features/conversation/composer-form-store.ts';
import { decideHeld } from '../../../../src-renderer/features/conversation/held-store.ts';
import { useOutgoing } from '../../../../src-renderer/features/conversation/outgoing-store.ts';
import { useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleAnswer, sampleConversation, sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

const id = 1 as ConversationId;
const petro = 2 as OperatorId;
const person = (operatorId: number, name: string): Colleague => ({
  id: operatorId as OperatorId,
  name,
  role: 'operator',
  pictureMediaId: null,
  removedAt: null,
});

function OnItsWay() {
  return <output>{useOutgoing().map(({ message }) => message.kind)}</output>;
}

interface Given {
  readonly isPetroWriting?: boolean;
  /** What Petro sent after what is before the eyes. */
  readonly faster?: Message;
}

async function open({ isPetroWriting = false, faster }: Given) {
  const seen: (number | undefined)[] = [];
  const messages = [sampleMessage({ id: 5 as MessageId }), ...(faster ? [faster] : [])];
  const view = renderScreen(
    <>
      <OnItsWay />
      <ComposerPanel
        conversation={sampleConversation({ id })}
        account={sampleAccount()}
        customerName="Robin"
        messages={messages}
        seenUpTo={5 as MessageId}
        now={() => sampleNow}
        onSent={() => undefined}
      />
    </>,
    {
      procedures: {
        app: {
          bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
          operators: answer.app.operators.handler(() => [person(1, 'Olena'), person(2, 'Petro')]),
        },
        conversations: {
          typing: answer.conversations.typing.handler(() => ({ shown: true })),
          reportWriting: answer.conversations.reportWriting.handler(() => undefined),
          presence: answer.conversations.presence.handler(() => [
            { conversationId: id, operatorId: petro, isWriting: isPetroWriting },
          ]),
        },
        messages: {
          send: answer.messages.send.handler(({ input }) => {
            seen.push(input.seenUpTo);
            const data = { sentence: { uk: 'Уже є відповідь', en: 'Answered' }, values: { name: 'Petro' } };
            if (faster && seen.length === 1) throw new ORPCError('ANSWERED_MEANWHILE', { data });
            return sampleAnswer({ id: 50 as MessageId, clientId: input.clientId });
          }),
        },
      },
    },
  );
  const box = await screen.findByRole('textbox', { name: 'Message' });
  return { ...view, box: box as HTMLTextAreaElement, seen };
}

beforeEach(() => {
  useDraftsStore.setState({ drafts: {} });
  decideHeld();
  closeComposerForm(1 as ConversationId);
});

describe('while a colleague writes an answer too', () => {
  it('warns, asks before it sends, and Enter waits with the words where they were', async () => {
    const { user, box, seen } = await open({ isPetroWriting: true });
    await screen.findByText(/^Petro is writing an answer\. Wait/);
    await user.type(box, 'Mine{Enter}');
    await screen.findByRole('dialog', { name: 'Petro is writing an answer too' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Wait' })).toBe(document.activeElement));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect([box.value, seen]).toEqual(['Mine', []]);
  });

  it('asks once: what was sent anyway is followed by the next one without a question', async () => {
    const { user, box, seen } = await open({ isPetroWriting: true });
    await screen.findByText(/^Petro is writing an answer\. Wait/);
    await user.type(box, 'One{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(seen).toEqual([5]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.type(box, 'Two{Enter}');
    await waitFor(() => expect(seen).toEqual([5, 5]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a form that is filled in while a colleague writes too', () => {
  const where = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Coordinates or a map link' });
  const openLocation = async (user: UserEvent) => {
    await screen.findByText(/^Petro is writing an answer\. Wait/);
    await user.click(screen.getByRole('button', { name: 'Send something else' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Location' }));
    await screen.findByRole('dialog', { name: 'Send a location' });
    await user.type(where(), '50.45, 30.52');
    await user.click(screen.getByRole('button', { name: 'Send location' }));
    await screen.findByRole('dialog', { name: 'Petro is writing an answer too' });
  };

  it('is there again as it was filled in when one waits', async () => {
    const { user, seen } = await open({ isPetroWriting: true });
    await openLocation(user);
    await user.click(screen.getByRole('button', { name: 'Wait' }));
    await screen.findByRole('dialog', { name: 'Send a location' });
    expect([where().value, seen]).toEqual(['50.45, 30.52', []]);
  });

  it('is gone when it is sent anyway', async () => {
    const { user, seen } = await open({ isPetroWriting: true });
    await openLocation(user);
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(seen).toEqual([5]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('when a colleague was faster', () => {
  const faster = sampleAnswer({
    id: 6 as MessageId,
    operatorId: petro,
    content: { kind: 'text', body: 'We close at six.' },
  });

  it('has the words back in the field beside the answer, and no bubble that was not sent', async () => {
    const { user, box } = await open({ faster });
    await user.type(box, 'Until seven.{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Petro has just answered' });
    expect(dialog.textContent).toContain('We close at six.');
    expect(useDraftsStore.getState().drafts[id]?.text).toBe('Until seven.');
    expect(document.querySelector('output')?.textContent).toBe('');
    await user.click(screen.getByRole('button', { name: 'Keep as draft' }));
    await waitFor(() => expect(box.value).toBe('Until seven.'));
  });

  it('sends the words all the same when that is wished', async () => {
    const { user, box, seen } = await open({ faster });
    await user.type(box, 'Until seven.{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(useDraftsStore.getState().drafts[id]?.text).toBe('');
  });

  it('discards the words when that is wished', async () => {
    const { user, box } = await open({ faster });
    await user.type(box, 'Until seven.{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(box.value).toBe(''));
  });
});
