import type { TemplateDraft } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];

/** A template without its account: what an example makes. */
export type TemplateExampleDraft = Omit<TemplateDraft, 'accountId'>;

export interface TemplateExample {
  key:
    | 'greeting'
    | 'quotation'
    | 'invoice'
    | 'receipt'
    | 'delivery'
    | 'event_ticket'
    | 'appointment'
    | 'password_code';
  title: Sentence;
  /** What it is for. */
  purpose: Sentence;
  drafts: { uk: TemplateExampleDraft; en: TemplateExampleDraft };
}

/** Ready-made templates, to use as they are or to change. */
export const templateExamples: readonly TemplateExample[] = [];
