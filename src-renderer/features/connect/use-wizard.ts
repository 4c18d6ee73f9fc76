import { useLocation } from 'wouter';
import type { ConnectDraft, ConnectStep } from '#shared/contract/connect.ts';
import { invariant } from '#shared/domain/assert.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { type DraftActions, useDraftActions } from './queries.ts';
import { stepBeside, stepLock } from './wizard-steps.ts';

/** What every step of the wizard gets. */
export interface Wizard {
  readonly draft: ConnectDraft;
  readonly step: ConnectStep;
  readonly actions: DraftActions;
  /** Opens a step, if it can be opened yet. */
  readonly goTo: (step: ConnectStep) => void;
  /** Marks this step as done and opens the next one. */
  readonly complete: () => void;
}

/** The set-up and the ways through it. The step is in the address, so that a reload and the back button keep it. */
export function useWizard(draft: ConnectDraft, step: ConnectStep): Wizard {
  const [, navigate] = useLocation();
  const actions = useDraftActions(draft.id);
  const open = (next: ConnectStep, done: readonly ConnectStep[]) => {
    actions.saveStep.mutate({ id: draft.id, step: next, done: [...done] });
    navigate(`/connect/${draft.id}/${next}`);
  };
  return {
    draft,
    step,
    actions,
    goTo: (next) => {
      if (next !== step && stepLock(draft, next) === null) open(next, draft.done);
    },
    complete: () => {
      const next = stepBeside(step, 1);
      if (next !== null) open(next, [...new Set([...draft.done, step])]);
    },
  };
}

/** The account that the set-up made; the steps that work on one are locked before. */
export function accountIdOf({ draft }: Wizard): AccountId {
  invariant(draft.accountId !== null, 'a step that works on an account was opened before there was one');
  return draft.accountId;
}
