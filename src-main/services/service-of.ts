import type { AnySchema, InferSchemaOutput } from '@orpc/contract';
import type { Operator } from '#shared/contract/app.ts';
import type { Contract, HubClient } from '#shared/contract/index.ts';
import type { Seat } from './seats.ts';

/** Where a call comes from. `operator` is null where nobody has signed in yet, which only procedures for `anyone` see. */
export interface AtSeat {
  seat: Seat;
  operator: Operator | null;
}

type Answer<Output> = Output | Promise<Output>;

/** What a procedure is given once the door has looked at it: ids are branded, what was left out has its default. */
type InputOf<
  Part extends keyof HubClient,
  Name extends keyof HubClient[Part],
> = Name extends keyof Contract[Part]
  ? Contract[Part][Name] extends { '~orpc': { inputSchema?: infer Schema extends AnySchema | undefined } }
    ? InferSchemaOutput<NonNullable<Schema>>
    : never
  : never;

type OutputOf<Call> = Call extends (...given: never) => Promise<infer Output> ? Output : never;

/** The procedures of one part of the contract as plain functions that answer at once or later. */
export type ServiceOf<Part extends keyof HubClient> = {
  [Name in keyof HubClient[Part]]: undefined extends InputOf<Part, Name>
    ? () => Answer<OutputOf<HubClient[Part][Name]>>
    : (input: InputOf<Part, Name>) => Answer<OutputOf<HubClient[Part][Name]>>;
};

/** The same, where it matters at which seat one asks, and who. */
export type SeatServiceOf<Part extends keyof HubClient> = {
  [Name in keyof HubClient[Part]]: undefined extends InputOf<Part, Name>
    ? (at: AtSeat) => Answer<OutputOf<HubClient[Part][Name]>>
    : (input: InputOf<Part, Name>, at: AtSeat) => Answer<OutputOf<HubClient[Part][Name]>>;
};

/** The same, where it matters who asks: each is told the operator of the seat behind its input. */
export type OperatorServiceOf<Part extends keyof HubClient> = {
  [Name in keyof HubClient[Part]]: undefined extends InputOf<Part, Name>
    ? (by: Operator) => Answer<OutputOf<HubClient[Part][Name]>>
    : (input: InputOf<Part, Name>, by: Operator) => Answer<OutputOf<HubClient[Part][Name]>>;
};
