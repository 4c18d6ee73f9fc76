import { useState } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { changeDraft } from '../../state/drafts-store.ts';
import { setComposerMode } from '../../state/note-drafts-store.ts';
import type { BubbleActions } from './bubble-actions.ts';
import { useMessageActions, useSend } from './mutations.ts';
import { useDeleteNote } from './note-actions.ts';
import { removeOutgoing, useOutgoing } from './outgoing-store.ts';
import { takeBack } from './take-back.ts';

export interface BubbleActionsOptions {
  readonly conversationId: ConversationId;
  readonly mayAct: boolean;
  readonly focusComposer: () => void;
  readonly jumpToQuoted: (message: Message) => void;
}

/** The deeds behind the buttons of a message, and the dialogs that some of them open. */
export function useBubbleActions(options: BubbleActionsOptions) {
  const { conversationId, mayAct, focusComposer, jumpToQuoted } = options;
  const { retry, discard, retryMedia, react } = useMessageActions();
  const { sendAgain } = useSend();
  const outgoing = useOutgoing();
  const [infoOf, setInfoOf] = useState<Message | null>(null);
  const [editedNote, setEditedNote] = useState<Message | null>(null);
  const deleteNote = useDeleteNote();
  const [unconfirmed, setUnconfirmed] = useState<Message | null>(null);

  /** What the hub never took lives on this screen only. */
  const localOf = (message: Message) =>
    outgoing.find((item) => item.clientId === message.clientId && message.id < 0);
  const discardAny = (message: Message) => {
    const local = localOf(message);
    if (local) removeOutgoing(local.clientId);
    else discard.mutate(message);
  };

  const actions: BubbleActions = {
    mayAct,
    reply: (message) => {
      changeDraft(conversationId, { quotedMessageId: message.id });
      setComposerMode(conversationId, 'answer');
      focusComposer();
    },
    react: (message, emoji) => react.mutate({ message, emoji }),
    showInfo: setInfoOf,
    jumpToQuoted,
    retryMedia: ({ media }) => {
      if (media) retryMedia.mutate({ id: media.id });
    },
    retry: (message) => {
      const local = localOf(message);
      if (local) sendAgain(local);
      else retry.mutate({ id: message.id });
    },
    askToSendAgain: setUnconfirmed,
    editNote: setEditedNote,
    deleteNote,
    discard: discardAny,
    editAgain: (message) => {
      takeBack(message);
      setComposerMode(conversationId, 'answer');
      // What Meta has taken once is no longer ours to remove: it stays where it failed.
      if (message.wamid === null) discardAny(message);
      focusComposer();
    },
  };

  return {
    actions,
    editedNote: { message: editedNote, close: () => setEditedNote(null) },
    info: { message: infoOf, close: () => setInfoOf(null) },
    confirmation: {
      isOpen: unconfirmed !== null,
      close: () => setUnconfirmed(null),
      confirm: () => {
        if (unconfirmed) retry.mutate({ id: unconfirmed.id });
        setUnconfirmed(null);
      },
    },
  };
}
