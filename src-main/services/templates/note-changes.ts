import type { Template, TemplateEvent } from '#shared/contract/templates.ts';
import type { OperatorId, TemplateId } from '#shared/domain/ids.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import { insertTemplateEvent } from '../../db/queries/template-history.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';

/** A moment by two clocks: what is told of a template stands in the account's time, what is compared in this computer's. */
export interface Moment {
  at: number;
  readAt: number;
}

/** Now, for an account. */
export const momentOf = (clock: Clock, { clockOffsetMs }: Pick<StoredAccount, 'clockOffsetMs'>): Moment => {
  const readAt = clock.now();
  return { at: readAt + clockOffsetMs, readAt };
};

/** Who says so, and when. */
export interface Witness extends Moment {
  source: TemplateEvent['source'];
  operatorId: OperatorId | null;
  /** Meta's reason where it gave one. */
  reason?: string | null;
}

type Facts = Pick<Template, 'status' | 'category' | 'comingCategory' | 'qualityScore' | 'rejectedReason'>;

/** Writes an event for everything that became different about a template; `before` is null for one that is new here. */
export function noteChanges(
  db: Db,
  { id, before, after }: { id: TemplateId; before: Facts | null; after: Facts },
  { reason = null, readAt: _readAt, ...witness }: Witness,
): void {
  const note = (kind: TemplateEvent['kind'], from: string | null, to: string | null, why: string | null) => {
    if (from !== to) insertTemplateEvent(db, id, { ...witness, kind, from, to, reason: why });
  };
  note('status', before?.status ?? null, after.status, reason ?? after.rejectedReason);
  // What was so when it was seen first is no change.
  if (!before) return;
  note('category', before.category, after.category, null);
  // What was announced and is done now was not called off.
  const isDone = after.comingCategory === null && before.comingCategory === after.category;
  if (!isDone) note('coming_category', before.comingCategory, after.comingCategory, null);
  // Meta says of a new template that it does not know, or nothing at all.
  note('quality', before.qualityScore ?? 'UNKNOWN', after.qualityScore ?? 'UNKNOWN', null);
}
