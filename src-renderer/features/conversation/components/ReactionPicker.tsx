import { Popover } from '@base-ui/react/popover';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberEmoji, useEmojiHabits } from '../../../state/emoji-store.ts';
import { EmojiPicker } from '../../../ui/EmojiPicker.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { quickReactions } from '../bubble-actions.ts';

export interface ReactionPickerProps {
  readonly disabledReason: string | undefined;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPick: (emoji: string) => void;
}

const cell =
  'inline-flex size-9 items-center justify-center rounded-sm text-[20px] leading-none hover:bg-hover focus-visible:bg-hover -outline-offset-2';

/** A button that opens the emoji one can react with: six at once, all of them below. */
export function ReactionPicker({ disabledReason, onOpenChange, onPick }: ReactionPickerProps) {
  const { t } = useTranslation('conversation');
  const [isOpen, setOpen] = useState(false);
  const habits = useEmojiHabits();
  const change = (open: boolean) => {
    setOpen(open);
    onOpenChange(open);
  };
  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onPick(emoji);
    change(false);
  };
  const button = (
    <IconButton icon={SmilePlus} label={t('actions.react')} size="small" disabledReason={disabledReason} />
  );
  if (disabledReason) return button;
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => change(open)}>
      <Popover.Trigger render={button} />
      <Popover.Portal>
        <Popover.Positioner side="top" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Popover.Popup className="floating rounded-lg bg-surface-raised p-2 shadow-float outline-none">
            <Popover.Title className="sr-only">{t('actions.react')}</Popover.Title>
            <div className="flex justify-between border-b border-line pb-1.5">
              {quickReactions.map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  aria-label={emoji}
                  className={cell}
                  onClick={() => pick(emoji)}
                >
                  {emoji}
                </button>
              ))}
            </div>
            <EmojiPicker {...habits} onPick={pick} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
