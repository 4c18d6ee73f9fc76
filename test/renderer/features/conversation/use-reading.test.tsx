import { act } from '@testing-library/react';
import { useEffect } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { setConnectionState } from '../../../../src-renderer/api/connection-store.ts';
import type { MessageWindow } from '../../../../src-renderer/api/message-window.ts';
import { useReading } from '../../../../src-renderer/features/conversation/use-reading.ts';
import { jumpToMessage, useJumpStore } from '../../../../src-renderer/state/jump-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleConversation, sampleMessage } from '../../../helpers/sample-chat.ts';

const messagesOf = (...ids: number[]): Message[] => ids.map((id) => sampleMessage({ id: id as MessageId }));
const newest: MessageWindow = { items: messagesOf(6, 7, 8, 9), before: 'older', after: null };
const past: MessageWindow = { items: messagesOf(1, 2, 3), before: null, after: 'newer' };

interface Read {
  firstUnreadId: number | null;
  newCount: number;
  marks: number;
  setAtEnd: (isAtEnd: boolean) => void;
}

interface ProbeProps {
  readonly conversation: Conversation;
  readonly window: MessageWindow;
  readonly hear: (reading: Omit<Read, 'marks'>) => void;
}

function Probe({ conversation, window, hear }: ProbeProps) {
  const reading = useReading(conversation, window, true);
  useEffect(() => hear(reading));
  return null;
}

/** What a conversation with so many unread messages says of them when it opens with this stretch. */
function read(window: MessageWindow, unreadCount: number): () => Read {
  let marks = 0;
  let last: Omit<Read, 'marks'> | null = null;
  const conversation = sampleConversation({ unreadCount });
  const hear = (reading: Omit<Read, 'marks'>) => {
    last = reading;
  };
  renderScreen(<Probe {...{ conversation, window, hear }} />, {
    procedures: {
      conversations: {
        markRead: answer.conversations.markRead.handler(() => {
          marks += 1;
          return conversation;
        }),
      },
    },
  });
  return () => {
    if (last === null) throw new Error('The probe was not drawn');
    return { ...last, marks };
  };
}

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));

beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  act(() => setConnectionState('online'));
  useJumpStore.setState({ jump: null });
});

describe('what is unread when a conversation opens', () => {
  it('stands behind a line and is marked read', async () => {
    const now = read(newest, 2);
    await settle();
    expect(now()).toMatchObject({ firstUnreadId: 8, newCount: 2, marks: 1 });
  });

  it('is counted also when all that is loaded is unread', async () => {
    const now = read(newest, 4);
    await settle();
    expect(now()).toMatchObject({ firstUnreadId: 6, newCount: 4 });
  });

  it('stays unread for who came for another message, until they go to the end', async () => {
    const { id } = sampleConversation();
    jumpToMessage(id, 6 as MessageId);
    const now = read(newest, 2);
    await settle();
    expect(now()).toMatchObject({ firstUnreadId: 8, newCount: 2, marks: 0 });
    act(() => now().setAtEnd(true));
    await settle();
    expect(now().marks).toBe(1);
  });

  it('stands behind a line also where it is more than one page, and is counted until its end is seen', async () => {
    const opened = { ...past, before: 'older', firstUnreadId: 2 as MessageId };
    const now = read(opened, 250);
    await settle();
    expect(now()).toMatchObject({ firstUnreadId: 2, newCount: 250, marks: 1 });
  });

  it('has no line in a stretch that was opened for what has been read since', async () => {
    const now = read({ ...past, firstUnreadId: 2 as MessageId }, 0);
    await settle();
    expect(now()).toMatchObject({ firstUnreadId: null, newCount: 0, marks: 0 });
  });

  it('stays unread while a stretch of the past is read, which gets no line; the hub counts what lies beyond', async () => {
    jumpToMessage(sampleConversation().id, 2 as MessageId);
    const now = read(past, 2);
    await settle();
    expect(now()).toMatchObject({ firstUnreadId: null, newCount: 2, marks: 0 });
  });
});
