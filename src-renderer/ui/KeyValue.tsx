import type { ReactNode } from 'react';

export interface KeyValueProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Ids and addresses: a fixed-width face. */
  readonly isCode?: boolean;
}

/** One row of a DescriptionList. */
export function KeyValue({ name, children, isCode = false }: KeyValueProps) {
  return (
    <div className="contents">
      <dt className="text-ink-faint">{name}</dt>
      <dd
        className={`min-w-0 text-ink tabular-nums select-text ${isCode ? 'font-mono break-all' : 'break-words'}`}
      >
        {children}
      </dd>
    </div>
  );
}
