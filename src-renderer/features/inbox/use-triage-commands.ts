import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { readConversations } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useMay } from '../../api/use-may.ts';
import type { Command } from '../../state/commands-store.ts';
import { notify } from '../../ui/notify.ts';
import { openPicker, type PickerKind } from './picker-store.ts';
import { readTargets } from './targets.ts';
import { useTriage } from './use-triage.ts';

/**
 * What can be done with the selected conversations, the row with the focus or the open one, by key or from the palette;
 * nothing for a viewer.
 */
export function useTriageCommands(openId: ConversationId | null): readonly Command[] {
  const { t } = useTranslation('inbox');
  const hub = useHub();
  const triage = useTriage();
  const { operator } = useBootstrap();
  const mayAct = useMay('operator');

  const withTargets =
    (use: (ids: readonly ConversationId[], known: readonly Conversation[]) => void) => () => {
      const ids = readTargets(openId);
      if (ids.length === 0) {
        notify({ title: t('actions.nothingChosen'), id: 'nothing-chosen' });
        return;
      }
      use(ids, readConversations(hub, ids));
    };
  const pick = (kind: PickerKind) => withTargets((ids) => openPicker(kind, ids));
  const command = (id: string, title: string, run: () => void): Command => ({
    id: `conversation.${id}`,
    group: 'conversation',
    title,
    run,
  });

  if (!mayAct) return [];
  return [
    command(
      'done',
      t('actions.done'),
      // The same key opens again what is done, so that it can be tried without fear.
      withTargets((ids, known) =>
        triage(ids, { kind: known.every(({ state }) => state === 'done') ? 'reopen' : 'done' }),
      ),
    ),
    command('snooze', t('actions.snooze'), pick('snooze')),
    command('assign', t('actions.assign'), pick('assign')),
    command(
      'assignToMe',
      t('actions.assignToMe'),
      withTargets((ids) => triage(ids, { kind: 'assign', operatorId: operator.id })),
    ),
    command('label', t('actions.labels'), pick('label')),
    command(
      'pin',
      t('actions.pin'),
      withTargets((ids, known) =>
        triage(ids, { kind: 'pin', isPinned: !known.every(({ pinnedAt }) => pinnedAt !== null) }),
      ),
    ),
    command(
      'unread',
      t('actions.markUnread'),
      withTargets((ids, known) =>
        triage(ids, { kind: known.every(({ unreadCount }) => unreadCount > 0) ? 'read' : 'unread' }),
      ),
    ),
  ];
}
