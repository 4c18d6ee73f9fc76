/** Things to do one after the other. */
export function NumberedList({ items }: { readonly items: readonly string[] }) {
  return (
    <ol className="flex flex-col gap-2.5">
      {items.map((words, place) => (
        <li key={words} className="flex items-start gap-3">
          <span
            aria-hidden
            className="flex size-6 shrink-0 items-center justify-center rounded-full bg-press text-xs font-semibold text-ink-soft tabular-nums"
          >
            {place + 1}
          </span>
          <p className="min-w-0 flex-1 pt-0.5 text-base text-pretty text-ink">{words}</p>
        </li>
      ))}
    </ol>
  );
}
