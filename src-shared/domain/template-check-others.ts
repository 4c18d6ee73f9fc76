import type { Template } from '../contract/templates.ts';
import type { TemplateDraft } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';

export type OtherTemplate = Pick<
  Template,
  'id' | 'name' | 'language' | 'category' | 'status' | 'parameterFormat' | 'components'
>;

/** What the hub knows around a draft. */
export interface TemplateSurroundings {
  /** UTC milliseconds. */
  now: number;
  /** The template whose text is checked; null when it has not been kept yet. */
  self: Pick<Template, 'id' | 'status' | 'category' | 'metaTemplateId' | 'editedAt'> | null;
  /** All templates of the same WhatsApp Business account, drafts included; the checked one may be among them. */
  others: readonly OtherTemplate[];
  /** Approved templates that were deleted, with the time of it. */
  deleted: readonly { name: string; at: number }[];
  /** How many templates Meta allows the account; null when it has not said so. */
  limit: number | null;
}

/** What stands in the way of a draft beside its own text: the same name, a name deleted lately, the edit limits. */
export function checkAgainstOthers(
  _draft: TemplateDraft,
  _surroundings: TemplateSurroundings,
): TemplateProblem[] {
  return [];
}
