import {
  AlarmClock,
  Check,
  Mail,
  MailOpen,
  Pin,
  PinOff,
  RotateCcw,
  SquareCheck,
  Tag,
  UserRound,
  UserRoundPlus,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useMay } from '../../api/use-may.ts';
import { readSelection, toggleSelected } from '../../state/selection-store.ts';
import { keysOf, type ShortcutId } from '../../state/shortcuts.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import { openPicker } from './picker-store.ts';
import { useTriage } from './use-triage.ts';

type Action = Extract<MenuEntry, { kind: 'action' }>;

/** What can be done with a conversation, `alone` or with all selected ones when it is among them; nothing for a viewer. */
export function useTriageEntries(
  conversation: Conversation | null,
  reach: 'alone' | 'selected',
): readonly MenuEntry[] {
  const { t } = useTranslation('inbox');
  const triage = useTriage();
  const { operator } = useBootstrap();
  const mayAct = useMay('operator');
  if (!conversation || !mayAct) return [];
  // Only ids of conversations are ever selected.
  const selected = [...readSelection()] as Conversation['id'][];
  const ids = reach === 'selected' && selected.includes(conversation.id) ? selected : [conversation.id];
  const { state, pinnedAt, unreadCount, assigneeId } = conversation;
  const action = (
    label: string,
    icon: Action['icon'],
    shortcut: ShortcutId,
    onSelect: () => void,
  ): Action => ({
    kind: 'action',
    label,
    ...(icon ? { icon } : {}),
    shortcut: keysOf(shortcut),
    onSelect,
  });
  return [
    state === 'done'
      ? action(t('actions.reopen'), RotateCcw, 'conversation.done', () => triage(ids, { kind: 'reopen' }))
      : action(t('actions.done'), Check, 'conversation.done', () => triage(ids, { kind: 'done' })),
    action(t('actions.snooze'), AlarmClock, 'conversation.snooze', () => openPicker('snooze', ids)),
    ...(state === 'snoozed'
      ? [
          {
            kind: 'action',
            label: t('actions.unsnooze'),
            icon: RotateCcw,
            onSelect: () => triage(ids, { kind: 'reopen' }),
          } as const,
        ]
      : []),
    { kind: 'separator' },
    action(t('actions.assign'), UserRoundPlus, 'conversation.assign', () => openPicker('assign', ids)),
    ...(assigneeId === operator.id
      ? []
      : [
          action(t('actions.assignToMe'), UserRound, 'conversation.assignToMe', () =>
            triage(ids, { kind: 'assign', operatorId: operator.id }),
          ),
        ]),
    action(t('actions.labels'), Tag, 'conversation.label', () => openPicker('label', ids)),
    { kind: 'separator' },
    pinnedAt === null
      ? action(t('actions.pin'), Pin, 'conversation.pin', () => triage(ids, { kind: 'pin', isPinned: true }))
      : action(t('actions.unpin'), PinOff, 'conversation.pin', () =>
          triage(ids, { kind: 'pin', isPinned: false }),
        ),
    unreadCount > 0
      ? action(t('actions.markRead'), MailOpen, 'conversation.unread', () => triage(ids, { kind: 'read' }))
      : action(t('actions.markUnread'), Mail, 'conversation.unread', () => triage(ids, { kind: 'unread' })),
  ];
}

/** The same for a row of the list, which can be selected as well. */
export function useRowMenu(conversation: Conversation | null): readonly MenuEntry[] {
  const { t } = useTranslation('inbox');
  const entries = useTriageEntries(conversation, 'selected');
  if (!conversation || entries.length === 0) return entries;
  const isSelected = readSelection().has(conversation.id);
  return [
    ...entries,
    { kind: 'separator' },
    {
      kind: 'action',
      label: t(isSelected ? 'actions.deselect' : 'actions.select'),
      icon: SquareCheck,
      shortcut: ['X'],
      onSelect: () => toggleSelected(conversation.id),
    },
  ];
}
