import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ConversationId } from '#shared/domain/ids.ts';
import { type ConversationList, conversationListKey } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import type { Command } from '../../state/commands-store.ts';
import { toggleDetails } from '../../state/layout-store.ts';
import { notify } from '../../ui/notify.ts';
import { neighbour, nextUnread } from './next-conversation.ts';
import { useListScope } from './use-list-scope.ts';

const PINNED_KEYS = 8;

/** Ways from one conversation to another, in the order of the list, and to what is known beside the open one. */
export function useInboxGoCommands(openId: ConversationId | null): readonly Command[] {
  const { t } = useTranslation('inbox');
  const { queryClient } = useHub();
  const [, navigate] = useLocation();
  const scope = useListScope();
  const items = () => queryClient.getQueryData<ConversationList>(conversationListKey(scope))?.items ?? [];
  const go = (id: ConversationId | null | undefined) => {
    if (id) navigate(`/c/${id}`);
  };
  const step = (by: 1 | -1) => () =>
    go(
      neighbour(
        items().map(({ id }) => id),
        openId,
        by,
      ),
    );
  const goNextUnread = () => {
    const id = nextUnread(items(), openId);
    if (id === null) notify({ title: t('actions.noUnread'), id: 'no-unread' });
    go(id);
  };
  const pinned = Array.from(
    { length: PINNED_KEYS },
    (_, place): Command => ({
      id: `go.pinned.${place + 1}`,
      group: 'go',
      title: t('actions.pinnedNumber', { number: place + 1 }),
      run: () => {
        const id = items().filter(({ pinnedAt }) => pinnedAt !== null)[place]?.id;
        if (id === undefined)
          notify({ title: t('actions.noPinned', { number: place + 1 }), id: 'no-pinned' });
        go(id);
      },
    }),
  );
  const details: readonly Command[] =
    openId === null
      ? []
      : (['contact', 'gallery'] as const).map((panel) => ({
          id: `conversation.${panel}`,
          group: 'conversation',
          title: t(`actions.${panel}`),
          run: () => toggleDetails(panel),
        }));
  return [
    { id: 'go.next', group: 'go', title: t('actions.next'), run: step(1) },
    { id: 'go.previous', group: 'go', title: t('actions.previous'), run: step(-1) },
    { id: 'go.nextUnread', group: 'go', title: t('actions.nextUnread'), run: goNextUnread },
    ...pinned,
    ...details,
  ];
}
