import { Popover } from '@base-ui/react/popover';
import { SmilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { moreReactions, quickReactions } from '../bubble-actions.ts';

export interface ReactionPickerProps {
  readonly disabledReason: string | undefined;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPick: (emoji: string) => void;
}

const cell =
  'inline-flex size-9 items-center justify-center rounded-sm text-[20px] leading-none hover:bg-hover focus-visible:bg-hover -outline-offset-2';

/** A button that opens the emoji one can react with: six at once, more below. */
export function ReactionPicker({ disabledReason, onOpenChange, onPick }: ReactionPickerProps) {
  const { t } = useTranslation('conversation');
  const button = (
    <IconButton icon={SmilePlus} label={t('actions.react')} size="small" disabledReason={disabledReason} />
  );
  if (disabledReason) return button;
  const choice = (emoji: string) => (
    <Popover.Close key={emoji} aria-label={emoji} className={cell} onClick={() => onPick(emoji)}>
      {emoji}
    </Popover.Close>
  );
  return (
    <Popover.Root onOpenChange={(isOpen) => onOpenChange(isOpen)}>
      <Popover.Trigger render={button} />
      <Popover.Portal>
        <Popover.Positioner side="top" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Popover.Popup className="floating w-[236px] rounded-lg bg-surface-raised p-2 shadow-float outline-none">
            <Popover.Title className="sr-only">{t('actions.react')}</Popover.Title>
            <div className="grid grid-cols-6">{quickReactions.map(choice)}</div>
            <p className="px-1 pt-2 pb-1 text-xs text-ink-faint">{t('actions.moreReactions')}</p>
            <div className="grid max-h-40 grid-cols-6 overflow-y-auto">{moreReactions.map(choice)}</div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
