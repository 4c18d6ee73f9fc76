import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

export interface FoldProps {
  readonly title: ReactNode;
  readonly isOpen?: boolean;
  /** Called when the reader opens or closes it: what is costly or secret may wait for that. */
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** Something that few people need, folded under its name. */
export function Fold({ title, isOpen = false, onToggle, children }: FoldProps) {
  return (
    <details
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
      className="group border-t border-line pt-3"
    >
      <summary className="-ms-1.5 inline-flex min-h-8 cursor-default list-none items-center gap-1.5 rounded-sm px-1.5 text-sm font-medium text-ink-soft select-none hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronRight} className="transition-transform group-open:rotate-90 rtl:-scale-x-100" />
        {title}
      </summary>
      <div className="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
