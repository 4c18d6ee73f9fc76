import { classNames } from './class-names.ts';

export interface BadgeProps {
  readonly count: number;
  /** The count in words, with what is counted: "5 unread". */
  readonly label: string;
  /** `muted` for conversations that notify nobody. */
  readonly tone?: 'accent' | 'muted' | 'danger';
  /** Above it the pill says "99+"; the label keeps the true number. */
  readonly max?: number;
}

const tones = {
  accent: 'bg-accent text-on-accent',
  muted: 'bg-press text-ink-soft',
  danger: 'bg-danger text-on-accent',
};

/** A count in a pill; nothing at all for zero. */
export function Badge({ count, label, tone = 'accent', max = 99 }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      className={classNames(
        'inline-flex h-[18px] min-w-[18px] shrink-0 items-center justify-center rounded-full px-[5px] text-xs leading-none font-semibold tabular-nums',
        tones[tone],
      )}
    >
      <span aria-hidden>{count > max ? `${max}+` : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
