import type { Operator } from '#shared/contract/app.ts';
import type { HubClient } from '#shared/contract/index.ts';
import type { Seat } from './seats.ts';

/** Where a call comes from. `operator` is null where nobody has signed in yet, which only procedures for `anyone` see. */
export interface AtSeat {
  seat: Seat;
  operator: Operator | null;
}

type Answer<Output> = Output | Promise<Output>;

/** The procedures of one part of the contract as plain functions that answer at once or later. */
export type ServiceOf<Part extends keyof HubClient> = {
  [Name in keyof HubClient[Part]]: HubClient[Part][Name] extends (
    ...given: infer Given
  ) => Promise<infer Output>
    ? undefined extends Given[0]
      ? () => Answer<Output>
      : (input: Given[0]) => Answer<Output>
    : never;
};

/** The same, where it matters at which seat one asks, and who. */
export type SeatServiceOf<Part extends keyof HubClient> = {
  [Name in keyof HubClient[Part]]: HubClient[Part][Name] extends (
    ...given: infer Given
  ) => Promise<infer Output>
    ? undefined extends Given[0]
      ? (at: AtSeat) => Answer<Output>
      : (input: Given[0], at: AtSeat) => Answer<Output>
    : never;
};

/** The same, where it matters who asks: each is told the operator of the seat behind its input. */
export type OperatorServiceOf<Part extends keyof HubClient> = {
  [Name in keyof HubClient[Part]]: HubClient[Part][Name] extends (
    ...given: infer Given
  ) => Promise<infer Output>
    ? undefined extends Given[0]
      ? (by: Operator) => Answer<Output>
      : (input: Given[0], by: Operator) => Answer<Output>
    : never;
};
