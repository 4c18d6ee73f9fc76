import type { ReactNode } from 'react';

export interface SectionPanelProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One part of an account's page under its heading. */
export function SectionPanel({ title, lead, children }: SectionPanelProps) {
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h2 className="text-lg font-semibold text-ink">{title}</h2>
        {lead ? <p className="text-base text-pretty text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
