import { useRef } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

/** Meta shows the indicator for 25 s (research/api.md 4.2); asked for again a little earlier while one goes on typing. */
const REPEAT_MS = 20_000;

/** Tells the customer that somebody is writing: called at each key stroke, it asks the hub at most every 20 s. */
export function useTypingSignal(conversationId: ConversationId, isEnabled: boolean): () => void {
  const { client } = useHub();
  const last = useRef({ conversationId, at: 0 });
  return () => {
    const now = Date.now();
    const isSame = last.current.conversationId === conversationId;
    if (!isEnabled || (isSame && now - last.current.at < REPEAT_MS)) return;
    last.current = { conversationId, at: now };
    client.conversations.typing({ id: conversationId }).catch(() => {
      // A courtesy: when it does not come through, the answer itself will.
    });
  };
}
