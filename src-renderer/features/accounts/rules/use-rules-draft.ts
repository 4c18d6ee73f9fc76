import { useState } from 'react';
import type { AccountRules } from '#shared/contract/accounts.ts';
import { isAlike, mergeParts } from '#shared/domain/merge-parts.ts';

export type RulesPart = keyof AccountRules;

interface Draft {
  /** What stood there when each part was changed here. */
  readonly from: AccountRules;
  readonly wanted: AccountRules;
}

export interface RulesDraft {
  /** What the form shows: what is saved, with what was changed here laid over it. */
  readonly rules: AccountRules;
  /** What it began from; the hub looks whether that is still so. */
  readonly from: AccountRules;
  readonly isDirty: boolean;
  /** What somebody else changed meanwhile as well, to something else. */
  readonly clashes: readonly RulesPart[];
  put(change: Partial<AccountRules>): void;
  /** Decides every clash: for what is here, or for what somebody else saved. */
  decide(whose: 'mine' | 'theirs'): void;
  discard(): void;
}

/** Rules while they are changed here, and perhaps at another seat: nobody's change goes under unseen. */
export function useRulesDraft(saved: AccountRules): RulesDraft {
  // null while nothing was changed here: what another screen saves then shows at once.
  const [draft, setDraft] = useState<Draft | null>(null);
  const { merged, clashes } = mergeParts(saved, draft?.from ?? saved, draft?.wanted ?? saved);
  const only = (rules: AccountRules): Partial<AccountRules> =>
    Object.fromEntries(clashes.map((part) => [part, rules[part]]));
  const from = draft ? { ...saved, ...only(draft.from) } : saved;
  return {
    rules: merged,
    from,
    isDirty: !isAlike(merged, saved),
    clashes,
    put: (change) => setDraft({ from, wanted: { ...merged, ...change } }),
    decide: (whose) =>
      setDraft({ from: saved, wanted: whose === 'mine' ? merged : { ...merged, ...only(saved) } }),
    discard: () => setDraft(null),
  };
}
