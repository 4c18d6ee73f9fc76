import type { RecordType } from '../contract/records.ts';
import { checkBinding } from './template-check-binding.ts';
import { checkButtons } from './template-check-buttons.ts';
import { checkCategory, checkTtl } from './template-check-category.ts';
import { checkOffer } from './template-check-offer.ts';
import { checkSamples } from './template-check-samples.ts';
import { checkTexts, textLimits } from './template-check-text.ts';
import type { TemplateDraft } from './template-draft.ts';
import { isTemplateLanguage } from './template-languages.ts';
import type { TemplateProblem } from './template-problem.ts';
import { wrong } from './template-problem-words.ts';

/**
 * Everything that Meta would refuse in a draft, and what deserves a thought, in the order of the editor. `recordTypes` are those
 * of the workspace.
 */
export function checkTemplate(draft: TemplateDraft, recordTypes: readonly RecordType[]): TemplateProblem[] {
  return [
    ...checkName(draft.name),
    ...checkLanguage(draft.language),
    ...checkCategory(draft.text),
    ...checkTexts(draft.text),
    ...checkOffer(draft.text),
    ...checkButtons(draft.text),
    ...checkTtl(draft.text),
    ...checkSamples(draft),
    ...checkBinding(draft, recordTypes),
  ];
}

/** Whether nothing stands in the way of a submission; advice may be left. */
export const canBeSubmitted = (problems: readonly TemplateProblem[]): boolean =>
  problems.every(({ severity }) => severity === 'advice');

/** The name alone, as it is typed. */
export function checkName(name: string): TemplateProblem[] {
  const spot = { kind: 'name' } as const;
  if (name === '') return [wrong('name_empty', spot, 'Назвіть шаблон.', 'Name the template.')];
  if (!/^[a-z0-9_]+$/.test(name)) {
    return [
      wrong(
        'name_form',
        spot,
        'Назва може мати лише малі латинські літери, цифри та підкреслення: order_ready.',
        'A name has small Latin letters, digits and underscores only: order_ready.',
      ),
    ];
  }
  return name.length > textLimits.name
    ? [
        wrong(
          'name_long',
          spot,
          `Назва може мати щонайбільше ${textLimits.name} символів.`,
          `A name can have ${textLimits.name} characters at most.`,
        ),
      ]
    : [];
}

function checkLanguage(language: string): TemplateProblem[] {
  return isTemplateLanguage(language)
    ? []
    : [
        wrong(
          'language_unknown',
          { kind: 'language' },
          'Meta не приймає шаблонів цією мовою. Оберіть мову зі списку.',
          'Meta takes no templates in this language. Choose one from the list.',
        ),
      ];
}
