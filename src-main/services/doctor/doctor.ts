import type { ServiceOf } from '../service-of.ts';

type Procedures = ServiceOf<'doctor'>;

/** Looks at everything that a connection needs, and repairs what it can. */
export interface DoctorService extends Omit<Procedures, 'support' | 'trail'> {
  support(accountId: number | null): ReturnType<Procedures['support']>;
  trail(messageId: number): ReturnType<Procedures['trail']>;
}
