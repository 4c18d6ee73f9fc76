import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';

export interface JumpToLatestProps {
  /** How many messages of the customer came while one was reading above. */
  readonly newCount: number;
  readonly onJump: () => void;
}

/** The way back to the newest message. */
export function JumpToLatest({ newCount, onJump }: JumpToLatestProps) {
  const { t } = useTranslation('conversation');
  return (
    <button
      type="button"
      aria-label={t('list.jumpToLatest')}
      title={t('list.jumpToLatest')}
      onClick={onJump}
      className="absolute end-4 bottom-3 z-10 flex size-10 items-center justify-center rounded-full bg-surface-raised text-ink-soft shadow-float transition-colors hover:text-ink"
    >
      <Icon of={ChevronDown} size={20} />
      <span className="absolute -top-1.5">
        <Badge count={newCount} label={t('list.jumpCount', { count: newCount })} />
      </span>
    </button>
  );
}
