import type { TemplateCheckCode } from './template-check-codes.ts';
import type { TemplateProblem, TemplateSpot } from './template-problem.ts';

type Severity = TemplateProblem['severity'];

const problem =
  (severity: Severity) =>
  (code: TemplateCheckCode, spot: TemplateSpot, uk: string, en: string): TemplateProblem => ({
    code,
    severity,
    spot,
    sentence: { uk, en },
  });

/** Something that Meta refuses. */
export const wrong = problem('error');
/** Something that Meta takes and that deserves a thought. */
export const advice = problem('advice');

/** Characters as a person counts them: an emoji of two halves is one. */
export const lengthOf = (text: string): number => [...text].length;
