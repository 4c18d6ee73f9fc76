import type { Template } from '#shared/contract/templates.ts';
import { checkAgainstOthers } from '#shared/domain/template-check-others.ts';
import { checkTemplate } from '#shared/domain/template-checks.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { getTemplateSync, listDeletedNames } from '../../db/queries/template-history.ts';
import { listTemplates, type StoredTemplate } from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import { listTypes } from '../records/types.ts';
import { NAME_BLOCKED_MS } from './free-name.ts';
import { EDITS_COUNT_MS } from './present.ts';
import { siblingsOf } from './sync.ts';

/** Everything that stands in the way of a draft, also what only the hub can see. */
export function checkDraft(
  { db, clock }: { db: Db; clock: Clock },
  draft: TemplateDraft,
  self: StoredTemplate | null,
): TemplateProblem[] {
  const account = requireAccount(db, draft.accountId);
  const now = clock.now() + account.clockOffsetMs;
  const surroundings = {
    now,
    self: self && { ...self, editedAt: self.editedAt.filter((at) => at > now - EDITS_COUNT_MS) },
    others: siblingsOf(db, account).flatMap(({ id }): Template[] =>
      // What Meta has is in every account of it; drafts are in their own.
      listTemplates(db, id === account.id ? { accountId: id } : { accountId: id, status: 'DRAFT' }),
    ),
    deleted: listDeletedNames(db, account.wabaId, now - NAME_BLOCKED_MS),
    limit: getTemplateSync(db, account.id)?.limit ?? null,
  };
  return [...checkTemplate(draft, listTypes(db)), ...checkAgainstOthers(draft, surroundings)];
}
