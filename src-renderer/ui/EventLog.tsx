import { useFormat } from '../i18n/use-format.ts';

export interface EventLogProps {
  readonly label: string;
  /** Newest first; `at` in UTC ms. */
  readonly entries: readonly { readonly at: number; readonly text: string }[];
  /** What is today. */
  readonly now: number;
}

/** What happened, each with its time: one quiet line each. */
export function EventLog({ label, entries, now }: EventLogProps) {
  const format = useFormat();
  return (
    <ol aria-label={label} className="flex flex-col gap-2 text-sm">
      {entries.map(({ at, text }) => (
        <li key={`${at}-${text}`} className="flex flex-wrap gap-x-3">
          <time
            dateTime={new Date(at).toISOString()}
            title={format.moment(at)}
            className="min-w-11 shrink-0 text-ink-faint tabular-nums"
          >
            {format.when(at, now)}
          </time>
          <span className="min-w-48 flex-1 text-pretty break-words text-ink-soft">{text}</span>
        </li>
      ))}
    </ol>
  );
}
