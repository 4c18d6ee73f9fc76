import type { ReactNode } from 'react';

export interface SectionPanelProps {
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the page under its heading. */
export function SectionPanel({ title, lead, action, children }: SectionPanelProps) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold text-ink">{title}</h2>
          {lead ? <p className="text-sm text-pretty text-ink-soft">{lead}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
