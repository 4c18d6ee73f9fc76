import { Info, Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type BubbleActions, reactionBarrier } from '../bubble-actions.ts';
import { ReactionPicker } from './ReactionPicker.tsx';

export interface BubbleToolbarProps {
  readonly message: Message;
  readonly sendBarrier: string | null;
  readonly actions: BubbleActions;
  /** While the emoji are open the toolbar has to stay. */
  readonly onPickerOpenChange: (isOpen: boolean) => void;
}

/** What appears beside a message under the pointer or the focus; the context menu has the same and more. */
export function BubbleToolbar({ message, sendBarrier, actions, onPickerOpenChange }: BubbleToolbarProps) {
  const { t } = useTranslation('conversation');
  const reason = reactionBarrier(message, sendBarrier, t) ?? undefined;
  return (
    <div role="toolbar" aria-label={t('actions.toolbar')} className="flex items-center">
      {actions.mayAct ? (
        <>
          <ReactionPicker
            disabledReason={reason}
            onOpenChange={onPickerOpenChange}
            onPick={(emoji) => actions.react(message, emoji)}
          />
          <IconButton
            icon={Reply}
            label={t('actions.reply')}
            size="small"
            disabledReason={reason}
            onClick={() => actions.reply(message)}
          />
        </>
      ) : null}
      <IconButton
        icon={Info}
        label={t('actions.info')}
        size="small"
        onClick={() => actions.showInfo(message)}
      />
    </div>
  );
}
