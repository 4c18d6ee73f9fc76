import type { ReactNode } from 'react';
import { BackButton } from './BackButton.tsx';

export interface ScreenHeaderProps {
  readonly title: ReactNode;
  /** Where "back" leads, in words. */
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly actions?: ReactNode;
}

/** The top of a screen that is not a conversation: the way back, its name, and what can be done on it. */
export function ScreenHeader({ title, backLabel, onBack, actions }: ScreenHeaderProps) {
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-2">
      <BackButton label={backLabel} onClick={onBack} />
      {/* Where the actions would leave the name no room, they go below it. */}
      <h1 className="min-w-28 flex-1 truncate text-lg font-semibold text-ink">{title}</h1>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
