import { classNames } from './class-names.ts';

export interface SpinnerProps {
  readonly size?: 12 | 14 | 16;
  readonly className?: string;
}

/** A small turning arc; it only accompanies words that say what is going on, so it is hidden from screen readers. */
export function Spinner({ size = 14, className }: SpinnerProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      className={classNames('turn shrink-0', className)}
      aria-hidden
    >
      <circle cx={8} cy={8} r={6} opacity={0.25} />
      <path d="M14 8a6 6 0 0 0-6-6" />
    </svg>
  );
}
