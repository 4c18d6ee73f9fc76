import { type LucideIcon, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export type TagTone = 'neutral' | 'accent' | 'waiting' | 'danger' | 'success' | 'sandbox' | 'note';

export interface TagProps {
  readonly children: string;
  readonly tone?: TagTone;
  readonly icon?: LucideIcon;
  readonly onRemove?: () => void;
}

const tones: Record<TagTone, string> = {
  neutral: 'bg-press text-ink-soft',
  accent: 'bg-accent-soft text-accent-ink',
  waiting: 'bg-waiting-soft text-waiting-ink',
  danger: 'bg-danger-soft text-danger-ink',
  success: 'bg-success-soft text-success-ink',
  sandbox: 'bg-sandbox-soft text-sandbox-ink',
  note: 'bg-note-paper text-note-ink',
};

/** A word about a thing: a label, a state, a role. */
export function Tag({ children, tone = 'neutral', icon, onRemove }: TagProps) {
  const { t } = useTranslation('ui');
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full min-w-0 items-center gap-1 rounded-xs px-1.5 text-xs font-medium',
        tones[tone],
      )}
    >
      {icon ? <Icon of={icon} size={14} className="-ms-0.5" /> : null}
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={t('remove', { name: children })}
          onClick={onRemove}
          className="-me-1 flex size-4 shrink-0 items-center justify-center rounded-xs hover:bg-press"
        >
          <Icon of={X} size={14} />
        </button>
      ) : null}
    </span>
  );
}
