import type { TemplateId } from '#shared/domain/ids.ts';
import { listTemplatesById, type StoredTemplate } from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';

/** Read between two turns of everybody else: some milliseconds. An account may have six thousand. */
const AT_ONCE = 100;

/** Templates with their text, in the order of their ids, some at a time; those that go meanwhile are left out. */
export function* templatePages(db: Db, ids: readonly TemplateId[]): Generator<StoredTemplate[], void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    yield listTemplatesById(db, ids.slice(from, from + AT_ONCE));
  }
}

/** All of them, with everybody else having their turn in between. */
export function* readTemplates(db: Db, ids: readonly TemplateId[]): Generator<undefined, StoredTemplate[]> {
  const templates: StoredTemplate[] = [];
  for (const page of templatePages(db, ids)) {
    if (templates.length > 0) yield undefined;
    templates.push(...page);
  }
  return templates;
}

/** The part of a list behind one of its ids; behind one that is no longer in it, the list begins anew. */
export function pageOf(
  ids: readonly TemplateId[],
  { after, limit }: { after?: TemplateId | undefined; limit?: number | undefined },
): readonly TemplateId[] {
  const start = after === undefined ? 0 : ids.indexOf(after) + 1;
  return ids.slice(start, limit === undefined ? undefined : start + limit);
}
