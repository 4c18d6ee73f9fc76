import { type ConnectDraft, type ConnectStep, connectSteps } from '#shared/contract/connect.ts';

/** How long each step takes whoever does it for the first time, in minutes; together what the wizard promises. */
export const stepMinutes: Record<ConnectStep, number> = {
  prepare: 3,
  values: 3,
  number: 1,
  webhook: 1,
  health: 2,
  loop: 1,
  token: 2,
  live: 1,
  finish: 1,
};

export type StepLock = 'lockedByValues' | 'lockedByNumber';

/** Why a step cannot be opened yet; null when it can. */
export function stepLock(draft: ConnectDraft, step: ConnectStep): StepLock | null {
  if (step === 'prepare' || step === 'values' || draft.accountId !== null) return null;
  if (step === 'number') return draft.numbers.length > 0 ? null : 'lockedByValues';
  return 'lockedByNumber';
}

/** The step before or after; null at the ends. */
export function stepBeside(step: ConnectStep, distance: 1 | -1): ConnectStep | null {
  return connectSteps[connectSteps.indexOf(step) + distance] ?? null;
}

/** The minutes of everything that is not done yet. */
export function minutesLeft(done: readonly ConnectStep[]): number {
  return connectSteps
    .filter((step) => !done.includes(step))
    .reduce((sum, step) => sum + stepMinutes[step], 0);
}

/** The step that an address names, if it is one. */
export function stepNamed(name: string | undefined): ConnectStep | null {
  return connectSteps.find((step) => step === name) ?? null;
}
