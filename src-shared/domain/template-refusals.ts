import { explainMetaError, type MetaErrorCode } from './meta-errors.ts';
import type { TemplateText } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';

/** Meta's refusal of a submission, with all the words that it gave. */
export interface SubmissionRefusal extends MetaErrorCode {
  /** `error.message`. */
  message?: string | null;
  /** `error_user_title`. */
  title?: string | null;
}

/** What Meta refused, at the field that it means; always at least one problem. */
export function refusalProblems(refusal: SubmissionRefusal, _text: TemplateText): TemplateProblem[] {
  const { sentence } = explainMetaError(refusal);
  return [{ code: 'refused_by_meta', severity: 'error', spot: { kind: 'template' }, sentence }];
}
