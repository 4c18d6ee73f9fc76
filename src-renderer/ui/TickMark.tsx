import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type TickMarkKind = 'waiting' | 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'unconfirmed';

export interface TickMarkProps {
  readonly kind: TickMarkKind;
  /** The state in words, in the language of the screen: "Delivered". */
  readonly label: string;
  readonly size?: 14 | 16;
}

// Drawn on a 16 px grid with round ends; each state differs in shape or weight, colour only repeats it.
const twoTicks = (
  <>
    <path d="M1.25 8.75 4 11.5l6-7" />
    <path d="M8.1 11.1l.4.4 6-7" />
  </>
);
const drawings: Record<TickMarkKind, ReactNode> = {
  waiting: (
    <>
      <circle cx={8} cy={8} r={5.75} />
      <path d="M8 4.75V8l2.25 1.5" />
    </>
  ),
  sent: <path d="M3.25 8.75 6 11.5l6.5-7" />,
  delivered: twoTicks,
  read: twoTicks,
  played: (
    <>
      <path d="M1.5 5.75v5l3.75-2.5z" fill="currentColor" />
      <path d="M7.75 9.5l1.75 1.75 5-6.5" />
    </>
  ),
  failed: (
    <>
      <circle cx={8} cy={8} r={6} />
      <path d="M8 4.75v3.75M8 11.1v.05" />
    </>
  ),
  unconfirmed: (
    <>
      <circle cx={8} cy={8} r={6} strokeDasharray="2.6 2.11" />
      <path d="M6.5 6.4a1.55 1.55 0 1 1 2.2 1.45c-.45.2-.7.5-.7.95M8 11.1v.05" />
    </>
  ),
};

/** In pixels of the grid. What was read is heavier: two ticks are what everybody knows, and not everybody sees the accent. */
const strokeOf = (kind: TickMarkKind): number => (kind === 'read' ? 2 : 1.5);

const colours: Record<TickMarkKind, string> = {
  waiting: 'text-ink-faint',
  sent: 'text-ink-faint',
  delivered: 'text-ink-faint',
  read: 'text-accent-ink',
  played: 'text-accent-ink',
  failed: 'text-danger-ink',
  unconfirmed: 'text-waiting-ink',
};

/** How far an outgoing message came: clock, one tick, two, two in the accent, played, failed, unconfirmed. */
export function TickMark({ kind, label, size = 16 }: TickMarkProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeOf(kind)}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('inline-block shrink-0', colours[kind])}
    >
      {drawings[kind]}
    </svg>
  );
}
