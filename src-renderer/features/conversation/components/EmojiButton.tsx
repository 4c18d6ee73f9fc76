import { Smile } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberEmoji, useEmojiHabits } from '../../../state/emoji-store.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { EmojiPicker } from '../../../ui/EmojiPicker.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';

export interface EmojiButtonProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPick: (emoji: string) => void;
}

/** Opens the emoji; it stays open for several, Escape goes back to the field. */
export function EmojiButton({ field, isOpen, onOpenChange, onPick }: EmojiButtonProps) {
  const { t } = useTranslation('composer');
  const habits = useEmojiHabits();
  return (
    <Popover
      trigger={<IconButton icon={Smile} label={t('emoji')} shortcut={keysOf('write.emoji')} />}
      title={t('emoji')}
      isTitleHidden
      isFlush
      align="end"
      side="top"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      finalFocus={field}
    >
      <EmojiPicker
        {...habits}
        onPick={(emoji) => {
          rememberEmoji(emoji);
          onPick(emoji);
        }}
      />
    </Popover>
  );
}
