import type { ReactNode } from 'react';

export interface DescriptionListProps {
  /** KeyValue rows. */
  readonly children: ReactNode;
}

/** Facts about one thing, names at the start and values beside them. */
export function DescriptionList({ children }: DescriptionListProps) {
  return (
    <dl className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">{children}</dl>
  );
}
