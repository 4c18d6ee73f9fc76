import type { ReactNode } from 'react';

export interface MovingSectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One part of the screen under its heading. */
export function MovingSection({ title, lead, children }: MovingSectionProps) {
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-0.5">
        <h2 className="text-lg font-semibold text-ink">{title}</h2>
        {lead ? <p className="text-base text-pretty text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
