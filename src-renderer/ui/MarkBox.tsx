import { CheckGlyph } from './CheckGlyph.tsx';
import { classNames } from './class-names.ts';

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
      {state === false ? null : <CheckGlyph isMixed={state === 'mixed'} />}
    </span>
  );
}
