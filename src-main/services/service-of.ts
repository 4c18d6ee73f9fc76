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
