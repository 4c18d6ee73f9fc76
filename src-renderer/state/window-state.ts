import { customerServiceWindow } from '#shared/domain/window.ts';

/** The customer service window as the screen tells it: `soon` is open, but for less than four hours. */
export type WindowState =
  | { kind: 'open' | 'soon'; hours: number; minutes: number }
  | { kind: 'closed'; closedAt: number }
  | { kind: 'never-opened' };

const SOON_MS = 4 * 3_600_000;
const MINUTE_MS = 60_000;

/** The state at `now`, both in UTC ms and by the clock of the account (the sandbox has its own). */
export function windowState(lastInboundAt: number | null, now: number): WindowState {
  const window = customerServiceWindow(lastInboundAt, now);
  if (window.kind !== 'open') return window;
  const minutes = Math.floor(window.remainingMs / MINUTE_MS);
  return {
    kind: window.remainingMs < SOON_MS ? 'soon' : 'open',
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  };
}
