import { useMutation } from '@tanstack/react-query';
import type { HubClient } from '#shared/contract/index.ts';
import type { AccountId, ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

/** The first pretend customer writes through the real webhook path; longer than this nobody should look at a button. */
const FIRST_CUSTOMER_WAIT_MS = 8_000;
const LOOK_AGAIN_MS = 200;

/** The newest conversation of an account, waiting a little for the first one to arrive; null when none came in time. */
export async function firstConversationOf(
  client: Pick<HubClient, 'conversations'>,
  accountId: AccountId,
  waitMs: number = FIRST_CUSTOMER_WAIT_MS,
): Promise<ConversationId | null> {
  const until = Date.now() + waitMs;
  for (;;) {
    const page = await client.conversations.list({ accountId, limit: 1 });
    const conversation = page.items[0];
    if (conversation) return conversation.id;
    if (Date.now() >= until) return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/**
 * Starts the sandbox and calls `onStarted` with the conversation to open. The callback belongs to the mutation, not to the
 * component: the first account makes this screen disappear while the first customer is still on the way.
 */
export function useStartSandbox(onStarted: (conversationId: ConversationId | null) => void) {
  const { client } = useHub();
  return useMutation({
    mutationFn: async () => {
      const { accountId } = await client.sandbox.start();
      const first = await firstConversationOf(client, accountId as AccountId);
      // Who tries it for the first time gets answers; the phone's panel stops the customers.
      await client.sandbox.setDemo({ isRunning: true });
      return first;
    },
    onSuccess: (conversationId) => onStarted(conversationId),
  });
}
