import type { ReactNode } from 'react';

export interface SectionPanelProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One section of the settings: its heading, a sentence, and rows that a hairline divides. */
export function SectionPanel({ id, title, lead, children }: SectionPanelProps) {
  return (
    <section className="flex flex-col pt-8">
      <h2 id={id} tabIndex={-1} className="text-lg font-semibold text-ink outline-none">
        {title}
      </h2>
      {lead ? <p className="pt-0.5 text-base text-pretty text-ink-soft">{lead}</p> : null}
      <div className="mt-2 flex flex-col divide-y divide-line">{children}</div>
    </section>
  );
}
