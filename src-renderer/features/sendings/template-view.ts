import type { SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import { type CardSource, placeKey, type TemplatePlace } from '#shared/domain/template-draft.ts';
import { placesOf } from '#shared/domain/template-places.ts';
import { valueProblems } from '#shared/domain/template-values.ts';
import { templateWords } from '../../state/template-words.ts';

export const noAnswers: SendAnswers = { values: {}, header: null };

export type TemplateView = ReturnType<typeof fromComponents>;

// The cache of the hub's answers keeps a template that did not change as the same object: six thousand are read once.
const views = new WeakMap<Template, TemplateView>();
const wordsToFind = new WeakMap<Template, string>();

/** A template as this feature reads it: its text, and the samples it was submitted with. */
export function readTemplate(template: Template): TemplateView {
  const known = views.get(template);
  if (known) return known;
  const { category, parameterFormat, components } = template;
  const view = fromComponents({ category, parameterFormat, components });
  views.set(template, view);
  return view;
}

/** A place whose value a person gives when sending. */
export interface AskedPlace {
  readonly key: string;
  readonly place: TemplatePlace;
  /** The question that was written for it; empty when nobody wrote one. */
  readonly label: string;
  readonly sample: string;
}

/** What is asked for everybody: places without a source of their own, in reading order. */
export function askedPlaces(template: Template, view: TemplateView): AskedPlace[] {
  return placesOf(view.text).flatMap((place) => {
    const key = placeKey(place);
    const variable = template.binding.variables[key];
    if (variable !== undefined && variable.source.kind !== 'ask') return [];
    const label = variable?.source.kind === 'ask' ? variable.source.label : '';
    return [{ key, place, label, sample: variable?.sample || (view.samples[key] ?? '') }];
  });
}

const filedHeaders: readonly string[] = ['image', 'video', 'document'];

/** What stands at the top of each message and is not words; null when nothing does. */
export function headerNeed(view: TemplateView): 'image' | 'video' | 'document' | 'location' | null {
  const { kind } = view.text.header;
  return kind === 'location' || filedHeaders.includes(kind)
    ? (kind as 'image' | 'video' | 'document' | 'location') // the four kinds that are not words
    : null;
}

/** Where the file of a card comes from when nobody chooses one; null: from nowhere, so that it has to be chosen. */
export function cardSource(template: Template, view: TemplateView, card: number): CardSource | null {
  const source = template.binding.cardSources?.[card] ?? { kind: 'sample' as const };
  if (source.kind === 'ask') return null;
  return source.kind === 'sample' && !view.cardSampleUrls[card] ? null : source;
}

const areCardsThere = (template: Template, view: TemplateView, { cards }: SendAnswers): boolean =>
  (view.text.cards ?? []).every(
    ({ header }, card) =>
      header.kind === 'product' || cards?.[card] !== undefined || cardSource(template, view, card) !== null,
  );

/** Whether everybody's values and header are there, so that a sending does not end with nobody to get it. */
export function isAnswered(template: Template, view: TemplateView, answers: SendAnswers): boolean {
  const isHeaderMissing =
    headerNeed(view) !== null && template.binding.headerSource.kind === 'ask' && answers.header === null;
  const problems = valueProblems(view.text, answers.values);
  return (
    !isHeaderMissing &&
    areCardsThere(template, view, answers) &&
    askedPlaces(template, view).every(({ key }) => problems[key] === undefined)
  );
}

/** The words of a body in one line, for a list; places as they are written. */
export const bodyLine = (view: TemplateView): string => view.shownBody.replace(/\s+/g, ' ').trim();

/** The templates in whose name or words everything stands that was typed. */
export function findTemplates(templates: readonly Template[], search: string): readonly Template[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return templates;
  return templates.filter((template) => words.every((word) => textOf(template).includes(word)));
}

function textOf(template: Template): string {
  const known = wordsToFind.get(template);
  if (known !== undefined) return known;
  const text = templateWords(template.name, readTemplate(template));
  wordsToFind.set(template, text);
  return text;
}
