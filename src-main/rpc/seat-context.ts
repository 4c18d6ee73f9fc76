import type { Seat } from '../services/seats.ts';

export type { Seat };

/** What every procedure gets with its input. A type, as oRPC wants a context that may be extended. */
export type SeatContext = { seat: Seat };
