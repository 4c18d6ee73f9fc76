import { Mark } from '../../../ui/Mark.tsx';

/** Our mark, a line, and a number that it is tied to; decoration. */
export function ConnectPicture() {
  return (
    <div aria-hidden className="flex items-center gap-3">
      <span className="flex size-14 items-center justify-center rounded-lg bg-surface-raised">
        <Mark size={34} />
      </span>
      <svg aria-hidden width={56} height={16} viewBox="0 0 56 16" fill="none">
        <path
          d="M4 8h48"
          className="stroke-accent"
          strokeWidth={1.5}
          strokeLinecap="round"
          strokeDasharray="1 5"
        />
        <circle cx={28} cy={8} r={4} className="fill-accent" />
      </svg>
      <span className="flex h-14 w-[124px] flex-col justify-center gap-2 rounded-lg bg-surface-raised px-3.5">
        <span className="h-1.5 w-20 rounded-full bg-accent opacity-60" />
        <span className="h-1.5 w-12 rounded-full bg-accent opacity-30" />
      </span>
    </div>
  );
}
