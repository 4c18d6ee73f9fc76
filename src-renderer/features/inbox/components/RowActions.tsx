import { AlarmClock, Check, Ellipsis, Pin, PinOff, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { openPicker } from '../picker-store.ts';
import { useTriage } from '../use-triage.ts';
import { RowMenu } from './RowMenu.tsx';

export interface RowActionsProps {
  readonly conversation: Conversation;
  readonly top: number;
  readonly height: number;
  /** The row below shows the open conversation, and has its colour. */
  readonly isOpen: boolean;
  readonly onMenuOpenChange: (isOpen: boolean) => void;
}

/**
 * The most frequent deeds at the end of the row under the pointer. They lie above the list and not in the row: a choice in
 * a list may hold no buttons. Without a pointer the same is done by keys and by the menu of the row.
 */
export function RowActions({ conversation, top, height, isOpen, onMenuOpenChange }: RowActionsProps) {
  const { t } = useTranslation('inbox');
  const triage = useTriage();
  const ids = [conversation.id];
  const isPinned = conversation.pinnedAt !== null;
  const common = { size: 'small', tabIndex: -1, tooltipSide: 'bottom' } as const;
  return (
    <div
      // What is written below fades out before the buttons. The focus ring of the row stays free.
      className={classNames(
        'pointer-events-none absolute end-0.5 top-0.5 flex items-center ps-10 pe-1.5',
        '[mask-image:linear-gradient(to_right,transparent,black_2.25rem)] rtl:[mask-image:linear-gradient(to_left,transparent,black_2.25rem)]',
        isOpen ? 'bg-accent-soft' : 'bg-surface-sunken bg-[linear-gradient(var(--hover),var(--hover))]',
      )}
      style={{ height: height - 4, transform: `translateY(${top}px)` }}
      aria-hidden
    >
      <div className="pointer-events-auto flex gap-0.5 rounded-md bg-surface-raised p-0.5 shadow-bubble ring-1 ring-line">
        {conversation.state === 'done' ? (
          <IconButton
            {...common}
            icon={RotateCcw}
            label={t('actions.reopen')}
            shortcut={keysOf('conversation.done')}
            onClick={() => triage(ids, { kind: 'reopen' })}
          />
        ) : (
          <IconButton
            {...common}
            icon={Check}
            label={t('actions.done')}
            shortcut={keysOf('conversation.done')}
            onClick={() => triage(ids, { kind: 'done' })}
          />
        )}
        <IconButton
          {...common}
          icon={AlarmClock}
          label={t('actions.snooze')}
          shortcut={keysOf('conversation.snooze')}
          onClick={() => openPicker('snooze', ids)}
        />
        <IconButton
          {...common}
          icon={isPinned ? PinOff : Pin}
          label={t(isPinned ? 'actions.unpin' : 'actions.pin')}
          shortcut={keysOf('conversation.pin')}
          onClick={() => triage(ids, { kind: 'pin', isPinned: !isPinned })}
        />
        <Menu
          trigger={<IconButton {...common} icon={Ellipsis} label={t('row.more')} />}
          entries={<RowMenu conversation={conversation} />}
          align="end"
          onOpenChange={onMenuOpenChange}
        />
      </div>
    </div>
  );
}
