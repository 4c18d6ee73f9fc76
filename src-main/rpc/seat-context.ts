import type { OperatorId } from '#shared/domain/ids.ts';

/** A running screen (or program) that asks the hub; who sits there is read anew at each call. */
export interface Seat {
  kind: 'desktop' | 'browser' | 'api';
  operatorId: OperatorId;
  /** Tells open screens apart, so that the hub knows which conversation each of them shows. */
  seatId: string;
}

/** What every procedure gets with its input. */
export interface SeatContext extends Record<PropertyKey, unknown> {
  seat: Seat;
}
