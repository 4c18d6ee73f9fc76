import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { MessageWindow } from '../../api/message-window.ts';
import { settleJump, useJumpStore } from '../../state/jump-store.ts';
import { notify } from '../../ui/notify.ts';
import type { ScrollWish } from './scroll-wish.ts';

export interface JumpsOptions {
  readonly conversationId: ConversationId;
  readonly window: MessageWindow;
  /** Changes when something was sent: then the list goes to its end. */
  readonly endWish: ScrollWish | null;
  readonly openAround: (id: MessageId) => Promise<void>;
  readonly openNewest: () => Promise<void>;
}

/** Moves through a conversation: to a quoted message, to one that somebody else asked for, to the end, and back again. */
export function useJumps({ conversationId, window, endWish, openAround, openNewest }: JumpsOptions) {
  const { t } = useTranslation('conversation');
  const asked = useJumpStore(({ jump }) => (jump?.conversationId === conversationId ? jump : null));
  const [own, setOwn] = useState<{ after: ScrollWish | null; wish: ScrollWish } | null>(() =>
    asked && isLoaded(window, asked.messageId)
      ? { after: endWish, wish: { kind: 'message', id: shownId(window, asked.messageId) } }
      : null,
  );
  // Opened for a message that is not loaded: the end is not shown first.
  const [isArriving, setArriving] = useState(() => asked !== null && !isLoaded(window, asked.messageId));
  /** From where one jumped, the last one last. */
  const [returns, setReturns] = useState<readonly MessageId[]>([]);

  const wishFor = (wish: ScrollWish) => setOwn({ after: endWish, wish });
  const go = async (id: MessageId) => {
    try {
      if (!isLoaded(window, id)) await openAround(id);
    } catch {
      // Discarded, or of another conversation: there is nothing to go to.
      notify({ title: t('list.quoteGone'), id: 'quote-gone' });
      return;
    } finally {
      setArriving(false);
    }
    wishFor({ kind: 'message', id: shownId(window, id) });
  };
  const goToAsked = useEffectEvent((id: MessageId) => void go(id));
  useEffect(() => {
    if (asked === null) return;
    const timer = setTimeout(() => {
      settleJump(asked);
      goToAsked(asked.messageId);
    });
    return () => clearTimeout(timer);
  }, [asked]);

  const goBack = () => {
    const last = returns.at(-1);
    setReturns((places) => places.slice(0, -1));
    if (last !== undefined) void go(last);
  };
  useBackKey(returns.length > 0, goBack);

  return {
    // The newer of the two wishes counts: a jump that was made after the last message was sent, or that sending.
    wish: own && own.after === endWish ? own.wish : endWish,
    isArriving,
    canGoBack: returns.length > 0,
    goTo: (id: MessageId) => void go(id),
    goToQuoted: ({ id, quoted }: Message) => {
      if (!quoted?.id) return void notify({ title: t('list.quoteGone'), id: 'quote-gone' });
      setReturns((places) => [...places, id]);
      void go(quoted.id);
    },
    /** Back to where one jumped from, else to the newest message. */
    goDown: async () => {
      if (returns.length > 0) return goBack();
      if (window.after !== null) await openNewest();
      wishFor({ kind: 'end' });
    },
  };
}

const isLoaded = (window: MessageWindow, id: MessageId) => window.items.some((item) => item.id === id);

/** A reaction is drawn on the message it belongs to. */
const shownId = (window: MessageWindow, id: MessageId): MessageId =>
  window.items.find((item) => item.id === id)?.reactionTargetId ?? id;

/** Alt+Left goes back, as in a browser; only while there is somewhere to go back to. */
function useBackKey(isEnabled: boolean, goBack: () => void): void {
  const onBack = useEffectEvent(goBack);
  useEffect(() => {
    if (!isEnabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowLeft' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      event.preventDefault();
      onBack();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isEnabled]);
}
