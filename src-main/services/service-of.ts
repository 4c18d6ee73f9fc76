import type { Operator } from '#shared/contract/app.ts';
import type { HubClient } from '#shared/contract/index.ts';

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
