import type { PretendCustomer } from '#shared/contract/sandbox.ts';

export interface OpenContact {
  readonly waId: string | null;
  readonly userId: string | null;
}

/** Whose phone belongs to the open conversation; the user id decides, since a number may change or be missing. */
export function matchCustomer(
  customers: readonly PretendCustomer[],
  contact: OpenContact,
): PretendCustomer | undefined {
  return (
    customers.find((customer) => contact.userId !== null && customer.userId === contact.userId) ??
    customers.find((customer) => contact.waId !== null && customer.waId === contact.waId)
  );
}
