import type { ReactNode } from 'react';

/** A number with a bar beside it that shows how it compares with the largest of its column. */
export function ShareBar({ share, words }: { readonly share: number; readonly words: ReactNode }) {
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <svg
        aria-hidden="true"
        viewBox="0 0 96 8"
        preserveAspectRatio="none"
        className="hidden h-2 w-24 sm:block"
      >
        <rect x={96 - 96 * share} width={96 * share} height={8} rx={2} className="fill-accent/60" />
      </svg>
      <span className="min-w-10 tabular-nums">{words}</span>
    </span>
  );
}
