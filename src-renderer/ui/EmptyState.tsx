import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export interface EmptyStateProps {
  readonly icon?: LucideIcon;
  /** A drawing of our own instead of an icon, mostly the Mark. */
  readonly picture?: ReactNode;
  /** One sentence: what is empty, and what to do next. */
  readonly title: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  readonly size?: 'pane' | 'inline';
}

/** What stands where nothing is yet: one sentence and the next step. */
export function EmptyState({ icon, picture, title, description, action, size = 'pane' }: EmptyStateProps) {
  return (
    <div
      className={classNames(
        'flex flex-col items-center justify-center text-center',
        size === 'pane' ? 'min-h-full gap-4 p-8' : 'gap-3 px-4 py-6',
      )}
    >
      {picture ?? (icon ? <Icon of={icon} size={24} className="text-ink-faint" /> : null)}
      <div className="flex max-w-80 flex-col gap-1">
        <p className="text-base font-medium text-balance text-ink">{title}</p>
        {description ? <p className="text-sm text-pretty text-ink-faint">{description}</p> : null}
      </div>
      {action ? <div className="flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
