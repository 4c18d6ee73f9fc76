import type { ServiceOf } from '../service-of.ts';
import type { RunningPublicAddress } from './public-address.ts';

type Procedures = ServiceOf<'tunnel'>;

/** What Meta was told of this computer's address, account by account. */
export interface RegistrationService extends Pick<Procedures, 'registrations'> {
  register(accountId: number): ReturnType<Procedures['register']>;
  takeOver(accountId: number): ReturnType<Procedures['takeOver']>;
}

/** How Meta reaches this computer, and what it was told of it. */
export interface TunnelService
  extends Omit<Procedures, 'register' | 'takeOver' | 'registrations'>,
    RegistrationService {}

/** The public address and its registrations as one part of the contract. */
export function createTunnel(parts: {
  address: RunningPublicAddress;
  registration: RegistrationService;
}): TunnelService {
  const { address, registration } = parts;
  return {
    state: () => address.state(),
    choose: (input) => address.choose(input),
    retryNow: () => address.retryNow(),
    nudge: () => address.nudge(),
    dismissCaughtUp: () => address.dismissCaughtUp(),
    registrations: () => registration.registrations(),
    register: (accountId) => registration.register(accountId),
    takeOver: (accountId) => registration.takeOver(accountId),
  };
}
