import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAppLink } from '#shared/domain/app-link.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { onHostWishes } from '../../api/page-messages.ts';
import { runCommand } from '../../state/commands-store.ts';
import { isDialogOpen } from '../../state/is-dialog-open.ts';
import { askAboutLink } from '../../state/link-store.ts';
import { notify } from '../../ui/notify.ts';

/** Does what the window's program wishes: a clicked notification opens its conversation, a link is asked about, a command of its menu runs. */
export function useHostWishes(openConversation: (id: ConversationId) => void): void {
  const { t } = useTranslation('alerts');
  const open = useEffectEvent((id: number) => openConversation(id as ConversationId));
  const follow = useEffectEvent((text: string) => {
    const link = parseAppLink(text);
    if (link === null)
      notify({ id: 'app-link', title: t('link.unreadable'), description: t('link.unreadableHint') });
    else askAboutLink(link);
  });
  const run = useEffectEvent((command: string) => {
    // As with its key: behind a dialog nothing moves.
    if (!isDialogOpen()) runCommand(command);
  });
  useEffect(
    () =>
      onHostWishes({
        open: (id) => open(id),
        follow: (text) => follow(text),
        run: (command) => run(command),
      }),
    [],
  );
}
