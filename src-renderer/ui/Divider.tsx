import { classNames } from './class-names.ts';

export interface DividerProps {
  /** Words in the middle of the line: a day, "New messages". */
  readonly label?: string;
  readonly tone?: 'neutral' | 'accent';
}

/** A hairline between things, with words in it where it needs them. */
export function Divider({ label, tone = 'neutral' }: DividerProps) {
  const line = classNames('h-px flex-1', tone === 'accent' ? 'bg-accent-ink opacity-40' : 'bg-line');
  if (!label) return <hr className="m-0 h-px border-0 bg-line" />;
  return (
    <div className="flex items-center gap-3">
      <span className={line} />
      <span
        className={classNames(
          'text-xs font-medium',
          tone === 'accent' ? 'text-accent-ink' : 'text-ink-faint',
        )}
      >
        {label}
      </span>
      <span className={line} />
    </div>
  );
}
