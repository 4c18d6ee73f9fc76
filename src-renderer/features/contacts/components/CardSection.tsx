import { type ReactNode, useId } from 'react';

export interface CardSectionProps {
  readonly title: string;
  /** Small buttons at the end of the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of what is known of a person: a quiet heading and its rows, a hairline above. */
export function CardSection({ title, actions, children }: CardSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5 border-t border-line px-4 py-3">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 id={id} className="text-xs font-medium text-ink-faint">
          {title}
        </h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
