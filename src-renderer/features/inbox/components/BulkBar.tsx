import {
  AlarmClock,
  Check,
  ListChecks,
  Mail,
  MailOpen,
  Pin,
  PinOff,
  RotateCcw,
  Tag,
  UserRoundPlus,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { clearSelection, selectAll } from '../../../state/selection-store.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { openPicker } from '../picker-store.ts';
import { useTriage } from '../use-triage.ts';

export interface BulkBarProps {
  /** The selected ones, as far as they are known. */
  readonly conversations: readonly Conversation[];
  readonly ids: readonly Conversation['id'][];
  readonly listIds: readonly Conversation['id'][];
  /** Whether the list goes on below what is loaded: then "all" are those that are there, and it says so. */
  readonly hasMore: boolean;
}

/** What can be done with everything that is selected; stands in the place of the list's heading and search. */
export function BulkBar({ conversations, ids, listIds, hasMore }: BulkBarProps) {
  const { t } = useTranslation(['inbox', 'common']);
  const triage = useTriage();
  const isDone = conversations.length > 0 && conversations.every(({ state }) => state === 'done');
  const isPinned = conversations.length > 0 && conversations.every(({ pinnedAt }) => pinnedAt !== null);
  const isUnread = conversations.some(({ unreadCount }) => unreadCount > 0);
  const selected = t('common:selected', { count: ids.length });
  const isAllLoaded = hasMore && listIds.every((id) => ids.includes(id));
  const words = isAllLoaded ? t('inbox:bulk.thereIsMore', { selected }) : selected;
  const side = { tooltipSide: 'bottom' } as const;
  return (
    <div
      role="toolbar"
      aria-label={t('inbox:bulk.label')}
      className="flex h-[68px] flex-col justify-between gap-1"
    >
      <div className="flex items-center gap-1">
        {/* In the place of the list's own heading, which a screen reader would miss. */}
        <h1
          aria-live="polite"
          title={isAllLoaded ? words : undefined}
          className="min-w-0 flex-1 truncate px-0.5 text-base font-semibold tabular-nums"
        >
          {words}
        </h1>
        <IconButton
          {...side}
          icon={ListChecks}
          size="small"
          label={t(hasMore ? 'inbox:bulk.selectLoaded' : 'inbox:bulk.selectAll')}
          shortcut={['Ctrl', 'A']}
          onClick={() => selectAll(listIds)}
        />
        <IconButton
          {...side}
          icon={X}
          size="small"
          label={t('inbox:bulk.clear')}
          shortcut={['Esc']}
          onClick={clearSelection}
        />
      </div>
      <div className="-mx-1 flex items-center justify-between">
        <IconButton
          {...side}
          icon={isDone ? RotateCcw : Check}
          label={t(isDone ? 'inbox:actions.reopen' : 'inbox:actions.done')}
          shortcut={keysOf('conversation.done')}
          onClick={() => triage(ids, { kind: isDone ? 'reopen' : 'done' })}
        />
        <IconButton
          {...side}
          icon={AlarmClock}
          label={t('inbox:actions.snooze')}
          shortcut={keysOf('conversation.snooze')}
          onClick={() => openPicker('snooze', ids)}
        />
        <IconButton
          {...side}
          icon={UserRoundPlus}
          label={t('inbox:actions.assign')}
          shortcut={keysOf('conversation.assign')}
          onClick={() => openPicker('assign', ids)}
        />
        <IconButton
          {...side}
          icon={Tag}
          label={t('inbox:actions.labels')}
          shortcut={keysOf('conversation.label')}
          onClick={() => openPicker('label', ids)}
        />
        <IconButton
          {...side}
          icon={isPinned ? PinOff : Pin}
          label={t(isPinned ? 'inbox:actions.unpin' : 'inbox:actions.pin')}
          shortcut={keysOf('conversation.pin')}
          onClick={() => triage(ids, { kind: 'pin', isPinned: !isPinned })}
        />
        <IconButton
          {...side}
          icon={isUnread ? MailOpen : Mail}
          label={t(isUnread ? 'inbox:actions.markRead' : 'inbox:actions.markUnread')}
          shortcut={keysOf('conversation.unread')}
          onClick={() => triage(ids, { kind: isUnread ? 'read' : 'unread' })}
        />
      </div>
    </div>
  );
}
