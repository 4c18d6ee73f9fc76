import { useMutation } from '@tanstack/react-query';
import type { Message } from '#shared/contract/messages.ts';
import { patchWindow, showMessage } from '../../api/apply-changes.ts';
import { useHub } from '../../api/hub-context.ts';
import { messageWindowKey, removeMessage } from '../../api/message-window.ts';
import { toFailure } from '../../api/refusal.ts';
import { useFailureHelp } from '../../api/use-failure-help.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { notify } from '../../ui/notify.ts';
import { holdMessage } from './held-store.ts';
import { makeOutgoing, type OutgoingDraft } from './outgoing-message.ts';
import {
  addOutgoing,
  failOutgoing,
  findOutgoing,
  type OutgoingMessage,
  removeOutgoing,
} from './outgoing-store.ts';
import { canTakeBack, takeBack } from './take-back.ts';

/** Sends a message: its bubble is there at once, the hub's message takes its place, a refusal stays on the bubble. */
export function useSend() {
  const hub = useHub();
  const failureSentence = useFailureSentence();
  const { mutate } = useMutation({
    mutationFn: (outgoing: OutgoingMessage) =>
      hub.client.messages.send({
        conversationId: outgoing.conversationId,
        clientId: outgoing.clientId,
        content: outgoing.content,
        quotedMessageId: outgoing.quotedMessageId,
        ...(outgoing.seenUpTo === undefined ? {} : { seenUpTo: outgoing.seenUpTo }),
      }),
    onSuccess: (message) => {
      showMessage(hub, message);
      if (message.clientId !== null) removeOutgoing(message.clientId);
    },
    onError: (error, outgoing) => {
      if (!isAnsweredMeanwhile(error)) failOutgoing(outgoing.clientId, failureSentence(error));
      else {
        holdBack(outgoing, failureSentence(error));
        // The colleague's answer is to be read now, not when its change event comes.
        void hub.queryClient.invalidateQueries({ queryKey: messageWindowKey(outgoing.conversationId) });
      }
    },
  });
  return {
    send: (draft: OutgoingDraft) => {
      const outgoing = makeOutgoing(draft);
      addOutgoing(outgoing);
      mutate(outgoing);
    },
    /** Asks again with the same client id: should the first call have arrived after all, nothing is sent twice. */
    sendAgain: (outgoing: OutgoingMessage) => {
      // Whoever sends it again has read why it was held back.
      const again = { ...outgoing, seenUpTo: undefined, failure: null };
      addOutgoing(again);
      mutate(again);
    },
  };
}

function isAnsweredMeanwhile(error: unknown): boolean {
  const failure = toFailure(error);
  return failure.kind === 'refused' && failure.code === 'ANSWERED_MEANWHILE';
}

/** Words and files go back into the composer; a form cannot, and stands there as not sent. */
function holdBack({ message, conversationId, seenUpTo, clientId }: OutgoingMessage, reason: string): void {
  if (seenUpTo === undefined) return;
  const isInComposer = canTakeBack(message);
  if (isInComposer) {
    removeOutgoing(clientId);
    takeBack(message);
  } else failOutgoing(clientId, reason);
  holdMessage({ conversationId, seenUpTo, isInComposer });
}

/** What can be done with a message that stands there already; refusals are told in the corner. */
export function useMessageActions() {
  const hub = useHub();
  const failureSentence = useFailureSentence();
  const helpOf = useFailureHelp();
  const tell = (error: unknown) =>
    void notify({
      tone: 'danger',
      title: failureSentence(error),
      action: helpOf(error),
      id: 'message-action',
    });
  const retry = useMutation(
    hub.query.messages.retry.mutationOptions({
      onSuccess: (message) => showMessage(hub, message),
      onError: tell,
    }),
  );
  const discard = useMutation({
    mutationFn: (message: Message) => hub.client.messages.discard({ id: message.id }),
    onSuccess: ({ discarded }, { conversationId, id }) => {
      // Settled in the last moment: then it stays, and its change event says how.
      if (discarded) patchWindow(hub, conversationId, (window) => removeMessage(window, id));
    },
    onError: tell,
  });
  const retryMedia = useMutation(hub.query.media.retry.mutationOptions({ onError: tell }));
  const react = useMutation({
    mutationFn: ({ message, emoji }: { message: Message; emoji: string }) =>
      hub.client.messages.send({
        conversationId: message.conversationId,
        clientId: crypto.randomUUID(),
        content: { kind: 'reaction', targetMessageId: message.id, emoji },
        quotedMessageId: null,
      }),
    onMutate: ({ message, emoji }) => showMessage(hub, withOwnReaction(message, emoji)),
    onError: (error, { message }) => {
      showMessage(hub, message);
      tell(error);
    },
  });
  return { retry, discard, retryMedia, react };
}

/** Gives up a message that did not go out, also one that the hub never took, which lives on this screen only. */
export function useDiscardAny() {
  const { discard } = useMessageActions();
  return (message: Message) => {
    const local = findOutgoing(message);
    if (local) removeOutgoing(local.clientId);
    else discard.mutate(message);
  };
}

/** The message with our reaction replaced; an empty emoji takes it back. */
function withOwnReaction(message: Message, emoji: string): Message {
  const others = message.reactions.filter((reaction) => reaction.by !== 'us');
  const own = emoji === '' ? [] : [{ by: 'us' as const, emoji, at: Date.now() }];
  return { ...message, reactions: [...others, ...own] };
}

/** Marks a conversation read, quietly: a lost line is taken up again and then tried anew. */
export function useMarkRead() {
  const { query } = useHub();
  return useMutation(query.conversations.markRead.mutationOptions());
}
