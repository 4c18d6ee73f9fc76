import type { Customer, Line, SandboxState } from './state.ts';

/** More lines than this on one phone are forgotten, oldest first. */
const LARGEST_PHONE = 2_000;

/** Finds customers and their messages by every id under which Meta knows them. */
export class Directory {
  readonly #byId = new Map<string, Customer>();
  readonly #byWaId = new Map<string, Customer>();
  readonly #byUserId = new Map<string, Customer>();
  readonly #lines = new Map<string, { customer: Customer; line: Line }>();
  #state: SandboxState;

  constructor(state: SandboxState) {
    this.#state = state;
    this.rebuild(state);
  }

  rebuild(state: SandboxState): void {
    this.#state = state;
    for (const index of [this.#byId, this.#byWaId, this.#byUserId, this.#lines]) index.clear();
    for (const customer of state.customers) {
      this.#index(customer);
      for (const line of customer.lines) this.#lines.set(line.wamid, { customer, line });
    }
  }

  addCustomer(customer: Customer): void {
    this.#state.customers.push(customer);
    this.#index(customer);
  }

  addLine(customer: Customer, line: Line): void {
    customer.lines.push(line);
    this.#lines.set(line.wamid, { customer, line });
    if (customer.lines.length <= LARGEST_PHONE) return;
    for (const old of customer.lines.splice(0, LARGEST_PHONE / 4)) this.#lines.delete(old.wamid);
  }

  byId = (id: string): Customer | undefined => this.#byId.get(id);
  byWaId = (waId: string): Customer | undefined => this.#byWaId.get(waId);
  byUserId = (userId: string): Customer | undefined => this.#byUserId.get(userId);
  line = (wamid: string): { customer: Customer; line: Line } | undefined => this.#lines.get(wamid);

  #index(customer: Customer): void {
    this.#byId.set(customer.id, customer);
    if (customer.waId !== null) this.#byWaId.set(customer.waId, customer);
    this.#byUserId.set(customer.userId, customer);
    this.#byUserId.set(customer.parentUserId, customer);
  }
}
