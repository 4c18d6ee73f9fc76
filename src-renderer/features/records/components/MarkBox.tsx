import { classNames } from '../../../ui/class-names.ts';

/** The drawing of a box that is ticked or not; what it belongs to says so itself. */
export function MarkBox({ state }: { readonly state: boolean | 'mixed' }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'flex size-4 items-center justify-center rounded-xs border transition-colors',
        state === false ? 'border-control bg-field' : 'border-accent bg-accent text-on-accent',
      )}
    >
      {state === false ? null : (
        <svg
          aria-hidden
          width={12}
          height={12}
          viewBox="0 0 12 12"
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {state === 'mixed' ? <path d="M3 6h6" /> : <path d="M2.5 6.5 5 9l4.5-5.5" />}
        </svg>
      )}
    </span>
  );
}
