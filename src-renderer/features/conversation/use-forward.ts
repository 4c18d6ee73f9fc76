import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import { showMessage } from '../../api/apply-changes.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';

/** Whom a message did not reach, and why. */
export interface NotForwarded {
  readonly conversation: Conversation;
  readonly sentence: string;
}

/** Sends a message to several conversations; gives those that the hub did not take, which can be tried again. */
export function useForward(content: OutgoingContent) {
  const hub = useHub();
  const failureSentence = useFailureSentence();
  // Should an answer be lost, the second try is the same message to the hub, and goes out once.
  const clientIds = useRef(new Map<number, string>());
  const clientIdOf = (id: number): string => {
    const known = clientIds.current.get(id) ?? crypto.randomUUID();
    clientIds.current.set(id, known);
    return known;
  };
  return useMutation({
    mutationFn: async (targets: readonly Conversation[]): Promise<readonly NotForwarded[]> => {
      const send = async (conversation: Conversation): Promise<NotForwarded[]> => {
        const { id } = conversation;
        try {
          const message = await hub.client.messages.send({
            conversationId: id,
            clientId: clientIdOf(id),
            content,
            quotedMessageId: null,
          });
          showMessage(hub, message);
          return [];
        } catch (error) {
          return [{ conversation, sentence: failureSentence(error) }];
        }
      };
      return (await Promise.all(targets.map(send))).flat();
    },
  });
}
