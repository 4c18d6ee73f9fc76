import { useState } from 'react';
import type { Colleague } from '#shared/contract/app.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useOperators } from '../../api/use-operators.ts';
import { usePresence } from '../../api/use-presence.ts';

/** Colleagues who write an answer in the same conversation, and the question before a second answer goes out. */
export function useCollision(conversationId: ConversationId) {
  const presence = usePresence();
  const operators = useOperators();
  const [waiting, setWaiting] = useState<{ readonly send: () => void } | null>(null);
  const [agreedIds, setAgreedIds] = useState<readonly number[]>([]);
  const writers: readonly Colleague[] = presence.flatMap((item) =>
    item.conversationId === conversationId && item.isWriting
      ? operators.filter(({ id }) => id === item.operatorId)
      : [],
  );
  // Whoever begins anew later on is asked about anew.
  if (writers.length === 0 && agreedIds.length > 0) setAgreedIds([]);

  return {
    writers,
    isAsking: waiting !== null,
    /**
     * Sends, or asks first while a colleague writes; once for each of them. Who waits after all has not sent: what is
     * to be given up by sending is given up in `send`.
     */
    guard: (send: () => void) => {
      if (writers.every(({ id }) => agreedIds.includes(id))) send();
      else setWaiting({ send });
    },
    sendAnyway: () => {
      setAgreedIds(writers.map(({ id }) => id));
      setWaiting(null);
      waiting?.send();
    },
    wait: () => setWaiting(null),
  };
}
