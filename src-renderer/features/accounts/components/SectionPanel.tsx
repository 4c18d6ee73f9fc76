import { type ReactNode, useId } from 'react';

export interface SectionPanelProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One part of an account's page under its heading. */
export function SectionPanel({ title, lead, children }: SectionPanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div>
        <h2 id={id} className="text-lg font-semibold text-ink">
          {title}
        </h2>
        {lead ? <p className="text-base text-pretty text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
