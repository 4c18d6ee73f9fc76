import { ChevronDown, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';

export interface JumpToLatestProps {
  /** How many messages of the customer came while one was reading above. */
  readonly newCount: number;
  /** One jumped here from another message: the button leads back there first. */
  readonly isBack: boolean;
  readonly onJump: () => void;
}

/** The way back: to where one jumped from, else to the newest message. */
export function JumpToLatest({ newCount, isBack, onJump }: JumpToLatestProps) {
  const { t } = useTranslation('conversation');
  const label = t(isBack ? 'list.goBack' : 'list.jumpToLatest');
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onJump}
      className="absolute end-4 bottom-3 z-10 flex size-10 items-center justify-center rounded-full bg-surface-raised text-ink-soft shadow-float transition-colors hover:text-ink"
    >
      <Icon of={isBack ? Undo2 : ChevronDown} size={20} />
      <span className="absolute -top-1.5">
        <Badge count={newCount} label={t('list.jumpCount', { count: newCount })} />
      </span>
    </button>
  );
}
