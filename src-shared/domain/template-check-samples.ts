import { placeLabel } from './template-check-places.ts';
import { placeKey, type TemplateDraft, type TemplatePlace } from './template-draft.ts';
import { buttonAt, placesOf } from './template-places.ts';
import type { TemplateProblem } from './template-problem.ts';
import { wrong } from './template-problem-words.ts';
import { type ValueProblem, valueProblems } from './template-values.ts';

/** Every variable needs a sample that could be sent: Meta's reviewers read the template with it. */
export function checkSamples({ text, binding }: Pick<TemplateDraft, 'text' | 'binding'>): TemplateProblem[] {
  // The one hole of a one-time code is Meta's own.
  if (text.category === 'AUTHENTICATION') return [];
  const samples = Object.fromEntries(
    Object.entries(binding.variables).map(([key, variable]) => [key, variable.sample]),
  );
  const problems = valueProblems(text, samples);
  return placesOf(text)
    .filter((place) => needsSample(place, text))
    .flatMap((place) => {
      const problem = problems[placeKey(place)];
      return problem ? [toProblem(place, problem)] : [];
    });
}

/** A coupon has its sample in its button; products and the end of an offer are not looked at beforehand. */
function needsSample(place: TemplatePlace, text: TemplateDraft['text']): boolean {
  const { part, card } = place;
  if (part === 'offer' || (part === 'header' && card !== undefined)) return false;
  return part !== 'button' || buttonAt(text, place)?.kind === 'url';
}

function toProblem(place: TemplatePlace, { code, sentence }: ValueProblem): TemplateProblem {
  const spot = { kind: 'variable', key: placeKey(place) } as const;
  const label = placeLabel(place);
  if (code === 'missing') {
    return wrong(
      'sample_missing',
      spot,
      `Бракує зразка для ${label.uk}. Впишіть значення, як воно виглядатиме в повідомленні.`,
      `A sample for ${label.en} is missing. Write a value as it will look in a message.`,
    );
  }
  return wrong(
    // Nothing but the end of an offer can be over, and that has no sample.
    code === 'past' ? 'sample_bad_form' : `sample_${code}`,
    spot,
    `Зразок для ${label.uk}. ${sentence.uk}`,
    `The sample for ${label.en}. ${sentence.en}`,
  );
}
