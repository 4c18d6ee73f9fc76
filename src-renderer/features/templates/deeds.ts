import type { Sentence } from '#shared/contract/base.ts';
import type { HubClient } from '#shared/contract/index.ts';
import type { Template } from '#shared/contract/templates.ts';
import { type Allowed, canDelete, canSubmit } from '#shared/domain/template-life.ts';

/** What can be done with many templates at once. */
export type BulkDeed = 'delete' | 'submit';

/** Whether it can be done with this one, or why not; `now` in UTC ms. */
export function mayBeDone(deed: BulkDeed, template: Template, now: number): Allowed {
  return deed === 'submit' ? canSubmit(template, now) : canDelete(template);
}

/** Does it with one; null when it is done, else the first thing that Meta objects to. Throws what the hub refuses. */
export async function doDeed(
  client: HubClient,
  deed: BulkDeed,
  template: Template,
): Promise<Sentence | null> {
  const { id } = template;
  if (deed === 'submit') {
    const answer = await client.templates.submitDraft({ id });
    return answer.kind === 'submitted' ? null : (answer.problems[0]?.sentence ?? null);
  }
  if (template.status === 'DRAFT') await client.templates.discardDraft({ id });
  else await client.templates.delete({ id });
  return null;
}
