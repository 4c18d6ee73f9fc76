import {
  checkAgainstOthers,
  type OtherTemplate,
  saysTheSameWords,
} from '#shared/domain/template-check-others.ts';
import { checkTemplate } from '#shared/domain/template-checks.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { getTemplateSync, listDeletedNames } from '../../db/queries/template-history.ts';
import { listTemplateFacts } from '../../db/queries/template-lists.ts';
import type { StoredTemplate } from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import { inTurns } from '../in-turns.ts';
import { listTypes } from '../records/types.ts';
import { NAME_BLOCKED_MS } from './free-name.ts';
import { EDITS_COUNT_MS } from './present.ts';
import { templatePages } from './read-templates.ts';
import { siblingsOf } from './sync.ts';

/** Everything that stands in the way of a draft, also what only the hub can see. */
export async function checkDraft(
  { db, clock }: { db: Db; clock: Clock },
  draft: TemplateDraft,
  self: StoredTemplate | null,
): Promise<TemplateProblem[]> {
  const account = requireAccount(db, draft.accountId);
  const now = clock.now() + account.clockOffsetMs;
  const surroundings = {
    now,
    self: self && { ...self, editedAt: self.editedAt.filter((at) => at > now - EDITS_COUNT_MS) },
    others: await inTurns(readOthers(db, draft)),
    deleted: listDeletedNames(db, account.wabaId, now - NAME_BLOCKED_MS),
    limit: getTemplateSync(db, account.id)?.limit ?? null,
  };
  return [...checkTemplate(draft, listTypes(db)), ...checkAgainstOthers(draft, surroundings)];
}

/** Those around a draft, of which only one that says the same keeps its text: the words of thousands are compared in turns. */
function* readOthers(db: Db, { accountId, text }: TemplateDraft): Generator<undefined, OtherTemplate[]> {
  const accounts = siblingsOf(db, requireAccount(db, accountId));
  const facts = accounts.flatMap(({ id }) =>
    // What Meta has is in every account of it; drafts are in their own.
    listTemplateFacts(db, id === accountId ? { accountId: id } : { accountId: id, status: 'DRAFT' }),
  );
  yield undefined;
  const others: OtherTemplate[] = [];
  for (const page of templatePages(
    db,
    facts.map(({ id }) => id),
  )) {
    if (others.length > 0) yield undefined;
    for (const other of page) {
      others.push(saysTheSameWords(text, other) ? other : { ...other, components: [] });
    }
  }
  return others;
}
