import type { Template } from '../contract/templates.ts';
import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];
/** True, or why not. */
export type Allowed = true | Sentence;

export type TemplateState = Pick<
  Template,
  | 'status'
  | 'category'
  | 'metaTemplateId'
  | 'unknownParts'
  | 'hasConflict'
  | 'hasUnsubmittedChanges'
  | 'editedAt'
>;

/** Whether the editor may open it for writing. */
export function canEdit(_template: TemplateState): Allowed {
  return true;
}

/** Whether what was written may go to Meta's review now; `now` in UTC milliseconds. */
export function canSubmit(_template: TemplateState, _now: number): Allowed {
  return true;
}

/** Whether it can be deleted at Meta's side. */
export function canDelete(_template: TemplateState): Allowed {
  return true;
}

/** Whether Meta can be asked to lift the pause. */
export function canUnpause(_template: TemplateState): Allowed {
  return true;
}

/** Whether this operator may send it; a role is asked for elsewhere. */
export function canSend(
  _template: TemplateState & Pick<Template, 'binding'>,
  _operatorId: number | null,
): Allowed {
  return true;
}

/** Whether a draft can be made from it. */
export function canDuplicate(_template: TemplateState): Allowed {
  return true;
}

export type StatusTone = 'neutral' | 'waiting' | 'good' | 'warning' | 'bad';

/** A status in a word and what it means in a sentence. */
export function statusWords(status: string): { label: Sentence; meaning: Sentence; tone: StatusTone } {
  return { label: { uk: status, en: status }, meaning: { uk: '', en: '' }, tone: 'neutral' };
}

/** Why Meta rejected a template and what to do; null when it gave no reason. */
export function rejectionWords(reason: string | null): { what: Sentence; advice: Sentence } | null {
  return reason === null ? null : { what: { uk: reason, en: reason }, advice: { uk: '', en: '' } };
}

/** Meta's measure of how customers take a template. */
export function qualityWords(score: string | null): { label: Sentence; meaning: Sentence; tone: StatusTone } {
  return { label: { uk: score ?? '', en: score ?? '' }, meaning: { uk: '', en: '' }, tone: 'neutral' };
}

/** A category in a word, when it is the right one, and examples of it. */
export function categoryWords(category: string): { label: Sentence; guidance: Sentence; examples: Sentence } {
  const word = { uk: category, en: category };
  return { label: word, guidance: word, examples: word };
}
