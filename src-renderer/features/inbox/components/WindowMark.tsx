import type { WindowState } from '../../../state/window-state.ts';

export interface WindowMarkProps {
  readonly state: WindowState;
  /** The same in words, for the tooltip and for screen readers. */
  readonly label: string;
  /** The time left as short as it goes; nothing where there is none, or no room. */
  readonly timeLeft: string | null;
}

/**
 * Whether one may still answer freely: nothing much while there is time, a half-run clock when little is left, a ring with
 * a bar when it is over. Told apart by shape; the colour only repeats it.
 */
export function WindowMark({ state, label, timeLeft }: WindowMarkProps) {
  return (
    <span title={label} className="inline-flex shrink-0 items-center gap-1">
      <svg
        role="img"
        aria-label={label}
        width={12}
        height={12}
        viewBox="0 0 12 12"
        className={colours[state.kind]}
      >
        {drawings[state.kind]}
      </svg>
      {timeLeft === null ? null : (
        <span
          aria-hidden
          className={`text-xs tabular-nums ${state.kind === 'soon' ? 'font-medium text-waiting-ink' : 'text-ink-faint'}`}
        >
          {timeLeft}
        </span>
      )}
    </span>
  );
}

const colours: Record<WindowState['kind'], string> = {
  open: 'text-success',
  soon: 'text-waiting',
  closed: 'text-control',
  'never-opened': 'text-control',
};

const ring = <circle cx={6} cy={6} r={4.25} fill="none" stroke="currentColor" strokeWidth={1.5} />;
const barred = (
  <>
    {ring}
    <path d="M3.6 6h4.8" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" />
  </>
);
const drawings = {
  open: <circle cx={6} cy={6} r={3} fill="currentColor" />,
  soon: (
    <>
      {ring}
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  closed: barred,
  'never-opened': barred,
};
