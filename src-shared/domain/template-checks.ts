import type { RecordType } from '../contract/records.ts';
import type { TemplateDraft } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';

/** Everything that Meta would refuse in a draft, or that deserves a thought; `recordTypes` are those of the workspace. */
export function checkTemplate(_draft: TemplateDraft, _recordTypes: readonly RecordType[]): TemplateProblem[] {
  return [];
}
