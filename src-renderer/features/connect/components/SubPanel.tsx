import type { ReactNode } from 'react';

export interface SubPanelProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** One of several things to do on a step. */
export function SubPanel({ title, text, children }: SubPanelProps) {
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-col gap-0.5">
        <h3 className="text-base font-semibold text-ink">{title}</h3>
        {text ? <p className="max-w-[60ch] text-sm text-pretty text-ink-soft">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}
