import { hasEmoji, hasFormatting } from './template-check-text.ts';
import type { TemplateProblem } from './template-problem.ts';
import { lengthOf, wrong } from './template-problem-words.ts';

/** Meta's limits of buttons. */
export const buttonLimits = {
  total: 10,
  text: 25,
  url: 2000,
  phone: 20,
  code: 15,
  /** More, or a mixture with quick replies, cannot be seen in WhatsApp on a computer. */
  seenOnDesktop: 3,
} as const;

/** What Meta refuses in the words of any button (2388060): length, variables, line breaks, emoji, formatting. */
export function buttonWordProblems(words: string, spot: TemplateProblem['spot']): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (lengthOf(words) > buttonLimits.text) {
    problems.push(
      wrong(
        'button_text_long',
        spot,
        `Назва кнопки може мати щонайбільше ${buttonLimits.text} символів.`,
        `The words of a button can have ${buttonLimits.text} characters at most.`,
      ),
    );
  }
  if (/[\n\r{}]/.test(words) || hasEmoji(words) || hasFormatting(words)) {
    problems.push(
      wrong(
        'button_text_form',
        spot,
        'Назва кнопки не може мати змінних, перенесень рядка, емодзі та форматування.',
        'The words of a button cannot have variables, line breaks, emoji or formatting.',
      ),
    );
  }
  return problems;
}
