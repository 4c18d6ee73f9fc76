import type { ServiceOf } from '../service-of.ts';

type Procedures = ServiceOf<'connect'>;
type Given<Name extends keyof Procedures> = Parameters<Procedures[Name]>[0];
type Told<Name extends keyof Procedures> = ReturnType<Procedures[Name]>;

/** The wizard, and what it does with a number at Meta. */
export interface ConnectService extends Omit<Procedures, OfOneDraft | OfOneAccount> {
  get(id: number): Told<'get'>;
  discard(id: number): Told<'discard'>;
  recheck(id: number): Told<'recheck'>;
  finish(id: number): Told<'finish'>;
  number(accountId: number): Told<'number'>;
  profile(accountId: number): Told<'profile'>;
  startLoop(accountId: number): Told<'startLoop'>;
  loop(accountId: number): Told<'loop'>;
  endLoop(accountId: number): Told<'endLoop'>;
  token(accountId: number): Told<'token'>;
}

type OfOneDraft = 'get' | 'discard' | 'recheck' | 'finish';
type OfOneAccount = 'number' | 'profile' | 'startLoop' | 'loop' | 'endLoop' | 'token';
export type NewDraft = Given<'start'>;
