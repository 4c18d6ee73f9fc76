import { useEffect } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { type ConversationList, conversationListKey } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { isDialogOpen } from '../../state/is-dialog-open.ts';
import { useListScope } from './InboxPanel.tsx';
import { neighbour } from './list-keys.ts';

/** Alt+Down and Alt+Up go to the next and the previous conversation of the list, from anywhere outside a dialog. */
export function useChatShortcuts(openId: number | null, open: (id: ConversationId) => void): void {
  const { queryClient } = useHub();
  const scope = useListScope();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isDialogOpen()) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      const list = queryClient.getQueryData<ConversationList>(conversationListKey(scope));
      const ids = list?.items.map((conversation) => conversation.id) ?? [];
      const id = neighbour(ids, openId, event.key === 'ArrowDown' ? 1 : -1);
      // The ids come from the hub; only their brand was lost in the search for a neighbour.
      if (id !== null) open(id as ConversationId);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [queryClient, scope, openId, open]);
}
