import type { ReactNode } from 'react';

export interface PartPanelProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** One part of a page under a quiet heading. */
export function PartPanel({ title, text, children }: PartPanelProps) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold text-ink-soft">{title}</h3>
      {text ? <p className="text-lg break-words text-pretty text-ink">{text}</p> : null}
      {children}
    </section>
  );
}
