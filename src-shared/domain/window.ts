/** Meta's customer service window: free-form messages may be sent for 24 hours after the customer's last message. */
export const CUSTOMER_SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

export type CustomerServiceWindow =
  | { kind: 'open'; closesAt: number; remainingMs: number }
  | { kind: 'closed'; closedAt: number }
  | { kind: 'never-opened' };

/** The state of the window at `now`; both times are UTC milliseconds, `lastInboundAt` is Meta's timestamp. */
export function customerServiceWindow(lastInboundAt: number | null, now: number): CustomerServiceWindow {
  if (lastInboundAt === null) return { kind: 'never-opened' };
  // A timestamp from the future (a wrong clock here or a lying sender) must not keep the window open for days.
  const closesAt = Math.min(lastInboundAt, now) + CUSTOMER_SERVICE_WINDOW_MS;
  return closesAt > now
    ? { kind: 'open', closesAt, remainingMs: closesAt - now }
    : { kind: 'closed', closedAt: closesAt };
}
