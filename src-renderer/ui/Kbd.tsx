export interface KbdProps {
  /** The keys as they are shown, one string per key: `['Ctrl', 'K']`. */
  readonly keys: readonly string[];
}

/** A keyboard shortcut, one cap per key. */
export function Kbd({ keys }: KbdProps) {
  return (
    <kbd className="inline-flex shrink-0 items-center gap-0.5 font-sans text-xs text-ink-soft">
      {keys.map((key) => (
        <span
          key={key}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-xs border border-line-strong px-1 leading-none"
        >
          {key}
        </span>
      ))}
    </kbd>
  );
}
