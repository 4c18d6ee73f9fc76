import type { ReactNode } from 'react';

export type StatusDotKind = 'good' | 'waiting' | 'bad' | 'off';

export interface StatusDotProps {
  readonly kind: StatusDotKind;
  /** The state in words; read aloud, and shown beside the dot unless `isLabelHidden`. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
}

// A disc, a half disc, a triangle, a ring: told apart without colour.
const shapes: Record<StatusDotKind, { readonly colour: string; readonly drawing: ReactNode }> = {
  good: { colour: 'text-success', drawing: <circle cx={5} cy={5} r={4} fill="currentColor" /> },
  waiting: {
    colour: 'text-waiting',
    drawing: (
      <>
        <circle cx={5} cy={5} r={3.5} fill="none" stroke="currentColor" />
        <path d="M5 1.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
      </>
    ),
  },
  bad: {
    colour: 'text-danger-ink',
    drawing: <path d="M5 1.4 9 8.6H1z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
  },
  off: {
    colour: 'text-control',
    drawing: <circle cx={5} cy={5} r={3.5} fill="none" stroke="currentColor" />,
  },
};

/** The state of something that runs: an account, a tunnel, a seat. */
export function StatusDot({ kind, label, isLabelHidden = false }: StatusDotProps) {
  const shape = shapes[kind];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-sm text-ink-soft">
      <svg
        width={10}
        height={10}
        viewBox="0 0 10 10"
        strokeWidth={1.25}
        className={`shrink-0 ${shape.colour}`}
        aria-hidden
      >
        {shape.drawing}
      </svg>
      <span className={isLabelHidden ? 'sr-only' : 'truncate'}>{label}</span>
    </span>
  );
}
