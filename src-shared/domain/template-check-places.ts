import type { TemplatePlace, TemplateText } from './template-draft.ts';
import { type PlaceInText, placesInText, strayBraces } from './template-places.ts';
import type { TemplateProblem, TemplateSpot } from './template-problem.ts';
import { advice, wrong } from './template-problem-words.ts';

/** A text with holes, and how a spot in it is named. */
interface CheckedText {
  text: string;
  format: TemplateText['parameterFormat'];
  spot: (range: { from: number; to: number } | null) => TemplateSpot;
}

/** Holes of a header or a body: their form, their order, their braces. */
export function checkPlaces(checked: CheckedText): TemplateProblem[] {
  const places = placesInText(checked.text);
  return [
    ...strayBraces(checked.text).map((range) =>
      wrong(
        'braces',
        checked.spot(range),
        'Дужки не закрито як слід. Змінна має вигляд {{1}}: по дві дужки з кожного боку.',
        'The braces do not match. A variable looks like {{1}}: two braces on each side.',
      ),
    ),
    ...places.flatMap((place) => checkName(place, checked)),
    ...checkGap(places, checked),
    ...checkAdjacent(places, checked),
  ];
}

const numbered = /^[1-9]\d*$/;
const named = /^(?=.*[a-z_])[a-z0-9_]+$/;

function checkName(place: PlaceInText, { format, spot }: CheckedText): TemplateProblem[] {
  const { name } = place;
  if ((format === 'NAMED' ? named : numbered).test(name)) return [];
  if (name === '') {
    return [
      wrong(
        'place_empty',
        spot(place),
        'У дужках нічого немає. Впишіть номер або назву змінної.',
        'There is nothing between the braces. Write the number or the name of the variable.',
      ),
    ];
  }
  if (format === 'POSITIONAL' && named.test(name)) {
    return [
      wrong(
        'place_mixed',
        spot(place),
        `У цьому шаблоні змінні мають номери, а {{${name}}} має назву. Дайте їй номер або перейдіть на назви.`,
        `Variables of this template have numbers, and {{${name}}} has a name. Number it, or switch to names.`,
      ),
    ];
  }
  if (format === 'NAMED' && numbered.test(name)) {
    return [
      wrong(
        'place_mixed',
        spot(place),
        `У цьому шаблоні змінні мають назви, а {{${name}}} має номер. Дайте їй назву або перейдіть на номери.`,
        `Variables of this template have names, and {{${name}}} has a number. Name it, or switch to numbers.`,
      ),
    ];
  }
  return [format === 'NAMED' ? badName(place, spot) : badNumber(place, spot)];
}

const badName = (place: PlaceInText, spot: CheckedText['spot']) =>
  wrong(
    'place_name',
    spot(place),
    `Meta не приймає назви {{${place.name}}}: лише малі латинські літери, цифри та підкреслення, наприклад {{order_number}}.`,
    `Meta does not take the name {{${place.name}}}: small Latin letters, digits and underscores only, such as {{order_number}}.`,
  );

const badNumber = (place: PlaceInText, spot: CheckedText['spot']) =>
  wrong(
    'place_name',
    spot(place),
    `Meta не приймає змінної {{${place.name}}}: у дужках має бути лише номер, наприклад {{1}}.`,
    `Meta does not take the variable {{${place.name}}}: only a number may stand in the braces, such as {{1}}.`,
  );

/** Numbers begin with 1 and leave none out; in which order they stand in the text does not matter. */
function checkGap(places: readonly PlaceInText[], { format, spot }: CheckedText): TemplateProblem[] {
  if (format === 'NAMED') return [];
  const numbers = new Set(places.filter(({ name }) => numbered.test(name)).map(({ name }) => Number(name)));
  const absent = [...numbers].map((_, index) => index + 1).find((number) => !numbers.has(number));
  if (absent === undefined) return [];
  const first = places.find(({ name }) => Number(name) > absent);
  return [
    wrong(
      'places_gap',
      spot(first ?? null),
      `Номери змінних мають іти підряд від 1: бракує {{${absent}}}.`,
      `Numbers of variables run from 1 without a gap: {{${absent}}} is missing.`,
    ),
  ];
}

function checkAdjacent(places: readonly PlaceInText[], { text, spot }: CheckedText): TemplateProblem[] {
  return places.flatMap((place, index) => {
    const next = places[index + 1];
    if (!next || text.slice(place.to, next.from).trim() !== '') return [];
    return [
      wrong(
        'places_adjacent',
        spot({ from: place.from, to: next.to }),
        'Дві змінні стоять поруч. Додайте між ними слово або розділовий знак.',
        'Two variables stand next to each other. Put a word or a punctuation mark between them.',
      ),
    ];
  });
}

const punctuation = /[\s\p{P}*_~`]/u;

/** Nothing but words may begin or end a body (2388299). */
export function checkEnds({ text, spot }: CheckedText): TemplateProblem[] {
  const places = placesInText(text);
  const first = places[0];
  const last = places.at(-1);
  if (!first || !last) return [];
  return [
    ...checkEnd(text.slice(0, first.from), spot(first), 'start'),
    ...checkEnd(text.slice(last.to), spot(last), 'end'),
  ];
}

const endWords = {
  start: {
    wrong: [
      'Текст не може починатися зі змінної. Додайте перед нею слово.',
      'The text cannot begin with a variable. Put a word before it.',
    ],
    advice: [
      'Перед першою змінною немає слів, лише знаки. Meta може відхилити такий текст: додайте слово.',
      'No words stand before the first variable, only marks. Meta may refuse this: add a word.',
    ],
  },
  end: {
    wrong: [
      'Текст не може закінчуватися змінною. Додайте після неї слово.',
      'The text cannot end with a variable. Put a word after it.',
    ],
    advice: [
      'Після останньої змінної немає слів, лише розділові знаки. Meta може відхилити такий текст: додайте слово.',
      'No words stand after the last variable, only marks. Meta may refuse this: add a word.',
    ],
  },
} as const;

function checkEnd(outside: string, spot: TemplateSpot, end: 'start' | 'end'): TemplateProblem[] {
  const words = endWords[end];
  if (outside.trim() === '') return [wrong(`place_at_${end}`, spot, words.wrong[0], words.wrong[1])];
  // Some have seen Meta refuse `... is {{1}}.`, while its own examples have it.
  const isBare = [...outside].every((sign) => punctuation.test(sign));
  return isBare ? [advice(`marks_at_${end}`, spot, words.advice[0], words.advice[1])] : [];
}

/** Writing systems that put no spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

function countWords(text: string): number {
  if (spaceless.test(text)) {
    return [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)].filter(
      (one) => one.isWordLike,
    ).length;
  }
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * Meta refuses a body with too many variables for its length (2388293) and does not publish the measure. Those who tried it
 * out (Syniverse, Maqsam, Mercuri) found the same one: two words for each variable, and one more.
 */
export function checkDensity({ text, spot }: CheckedText): TemplateProblem[] {
  const places = placesInText(text);
  if (places.length === 0) return [];
  const words = countWords(text.replace(/\{\{[^{}]*\}\}/g, ' '));
  const needed = 2 * places.length + 1;
  if (words >= needed) return [];
  return [
    wrong(
      'places_many',
      spot(null),
      `Забагато змінних для такого короткого тексту. Додайте слів (бракує ${needed - words}) або приберіть змінну.`,
      `There are too many variables for so short a text. Add words (${needed - words} more), or remove a variable.`,
    ),
  ];
}

/** The names of places as a person reads them in a sentence. */
export const placeLabel = ({ part, name }: TemplatePlace): { uk: string; en: string } =>
  part === 'button'
    ? { uk: `кнопки ${Number(name) + 1}`, en: `button ${Number(name) + 1}` }
    : { uk: `{{${name}}}`, en: `{{${name}}}` };
