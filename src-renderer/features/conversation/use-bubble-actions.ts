import { useEffect, useState } from 'react';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { changeDraft, readDraft } from '../../state/drafts-store.ts';
import { beginNoteAbout, setComposerMode } from '../../state/note-drafts-store.ts';
import type { BubbleActions } from './bubble-actions.ts';
import { closeComposerForm, formOf, openComposerForm } from './composer-form-store.ts';
import { useDiscardAny, useMessageActions, useSend } from './mutations.ts';
import { useDeleteNote } from './note-actions.ts';
import { findOutgoing } from './outgoing-store.ts';
import { takeBack } from './take-back.ts';
import { useEditTemplate } from './use-edit-template.ts';

export interface BubbleActionsOptions {
  readonly conversationId: ConversationId;
  readonly mayAct: boolean;
  readonly focusComposer: () => void;
  readonly jumpToQuoted: (message: Message) => void;
}

interface Forwarded {
  readonly message: Message;
  readonly content: OutgoingContent;
}

/** The deeds behind the buttons of a message, and the dialogs that some of them open. */
export function useBubbleActions(options: BubbleActionsOptions) {
  const { conversationId, mayAct, focusComposer, jumpToQuoted } = options;
  const { retry, retryMedia, react } = useMessageActions();
  const discardAny = useDiscardAny();
  const { sendAgain } = useSend();
  const editTemplate = useEditTemplate();
  const [forwarded, setForwarded] = useState<Forwarded | null>(null);
  const [infoOf, setInfoOf] = useState<Message | null>(null);
  const [editedNote, setEditedNote] = useState<Message | null>(null);
  const deleteNote = useDeleteNote();
  const [unconfirmed, setUnconfirmed] = useState<Message | null>(null);

  // A form that is left by going to another conversation is not there again, empty, when one comes back.
  useEffect(() => () => closeComposerForm(conversationId), [conversationId]);

  const actions: BubbleActions = {
    mayAct,
    reply: (message) => {
      changeDraft(conversationId, { quotedMessageId: message.id });
      setComposerMode(conversationId, 'answer');
      focusComposer();
    },
    react: (message, emoji) => react.mutate({ message, emoji }),
    forward: (message, content) => setForwarded({ message, content }),
    noteAbout: (message) => {
      beginNoteAbout(conversationId, contentText(message.content));
      // The note has a field of its own, which is there with the next picture.
      requestAnimationFrame(focusComposer);
    },
    showInfo: setInfoOf,
    jumpToQuoted,
    retryMedia: ({ media }) => {
      if (media) retryMedia.mutate({ id: media.id });
    },
    retry: (message) => {
      const local = findOutgoing(message);
      if (local) sendAgain(local);
      else retry.mutate({ id: message.id });
    },
    askToSendAgain: setUnconfirmed,
    editNote: setEditedNote,
    deleteNote,
    discard: discardAny,
    editAgain: (message) => {
      if (message.content.kind === 'template') return editTemplate(message);
      setComposerMode(conversationId, 'answer');
      const form = formOf(message);
      if (form !== null) {
        const { quotedMessageId } = readDraft(conversationId);
        changeDraft(conversationId, { quotedMessageId: message.quoted?.id ?? quotedMessageId });
        openComposerForm({ conversationId, form, from: message });
        return;
      }
      takeBack(message);
      // What Meta has taken once is no longer ours to remove: it stays where it failed.
      if (message.wamid === null) discardAny(message);
      focusComposer();
    },
  };

  return {
    actions,
    editedNote: { message: editedNote, close: () => setEditedNote(null) },
    forwarded: { ...forwarded, close: () => setForwarded(null) },
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
