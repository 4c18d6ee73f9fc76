import { Check } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export interface StepListProps {
  /** In their order, in words. */
  readonly steps: readonly string[];
  /** The place of the one that is being done. */
  readonly current: number;
}

/** The steps of a longer piece of work: which are done, which one it is now. */
export function StepList({ steps, current }: StepListProps) {
  return (
    <ol className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-sm">
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={place === current ? 'step' : undefined}
          className={classNames(
            'flex items-center gap-1.5',
            place === current ? 'font-medium text-ink' : place < current ? 'text-ink-soft' : 'text-ink-faint',
          )}
        >
          <span
            className={classNames(
              'flex size-5 items-center justify-center rounded-full text-xs tabular-nums',
              place === current
                ? 'bg-accent font-semibold text-on-accent'
                : 'ring-1 ring-line-strong ring-inset',
            )}
          >
            {place < current ? <Icon of={Check} size={14} /> : place + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
