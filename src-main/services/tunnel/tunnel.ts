import type { ServiceOf } from '../service-of.ts';

type Procedures = ServiceOf<'tunnel'>;

/** How Meta reaches this computer, and what it was told of it. */
export interface TunnelService extends Omit<Procedures, 'register' | 'takeOver'> {
  register(accountId: number): ReturnType<Procedures['register']>;
  takeOver(accountId: number): ReturnType<Procedures['takeOver']>;
}
