import { Progress } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ProgressBarProps {
  readonly label: string;
  /** Done so far, 0 to 1; null while the amount is not known yet. */
  readonly value: number | null;
  /** The same in the words of the work: "128 of 1,000 contacts". */
  readonly detail?: string;
  readonly tone?: 'accent' | 'danger' | 'success';
  /** "Cancel", as a small quiet button. */
  readonly action?: ReactNode;
}

const fills = { accent: 'bg-accent', danger: 'bg-danger', success: 'bg-success' };

/** How far a long piece of work is. */
export function ProgressBar({ label, value, detail, tone = 'accent', action }: ProgressBarProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline gap-3 text-sm">
        <span className="min-w-0 flex-1 truncate font-medium text-ink">{label}</span>
        {detail ? <span className="text-ink-faint tabular-nums">{detail}</span> : null}
        {action}
      </div>
      <Progress.Root
        value={value === null ? null : Math.round(value * 100)}
        aria-label={label}
        {...(detail ? { 'aria-valuetext': detail } : {})}
      >
        <Progress.Track className="relative h-1 overflow-hidden rounded-full bg-press">
          <Progress.Indicator
            className={classNames(
              'rounded-full',
              fills[tone],
              value === null ? 'travel absolute h-full w-2/5' : 'transition-[width] duration-(--motion-slow)',
            )}
          />
        </Progress.Track>
      </Progress.Root>
    </div>
  );
}
