import { useState } from 'react';
import { isAlike, mergeParts } from '#shared/domain/merge-parts.ts';

export interface Draft<Thing> {
  /** What stood there when each part was changed here. */
  readonly from: Thing;
  readonly wanted: Thing;
}

export interface DraftOver<Thing> {
  /** What the form shows: what is saved, with what was changed here laid over it. */
  readonly value: Thing;
  /** What it began from; the hub looks whether that is still so. */
  readonly from: Thing;
  readonly isDirty: boolean;
  /** What somebody else changed meanwhile as well, to something else. */
  readonly clashes: readonly (keyof Thing)[];
  put(change: Partial<Thing>): void;
  /** Decides every clash: for what is here, or for what somebody else saved. */
  decide(whose: 'mine' | 'theirs'): void;
  discard(): void;
}

/** Where a draft is kept; null while nothing was changed here: what another screen saves then shows at once. */
export type DraftPlace<Thing> = readonly [Draft<Thing> | null, (draft: Draft<Thing> | null) => void];

/**
 * Something saved while it is changed here, and perhaps at another seat: nobody's change goes under unseen. Kept in `place`, it
 * outlives the component.
 */
export function useDraftOver<Thing extends object>(
  saved: Thing,
  place?: DraftPlace<Thing>,
): DraftOver<Thing> {
  const own = useState<Draft<Thing> | null>(null);
  const [draft, setDraft] = place ?? own;
  const { merged, clashes } = mergeParts<Thing>(saved, draft?.from ?? saved, draft?.wanted ?? saved);
  const lay = (over: Thing, from: Thing): Thing => {
    const laid = { ...over };
    for (const part of clashes) laid[part] = from[part];
    return laid;
  };
  const from = draft ? lay(saved, draft.from) : saved;
  return {
    value: merged,
    from,
    isDirty: !isAlike(merged, saved),
    clashes,
    put: (change) => setDraft({ from, wanted: { ...merged, ...change } }),
    decide: (whose) => setDraft({ from: saved, wanted: whose === 'mine' ? merged : lay(merged, saved) }),
    discard: () => setDraft(null),
  };
}
