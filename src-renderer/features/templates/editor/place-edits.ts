import type {
  TemplateBinding,
  TemplateDraft,
  TemplateText,
  TemplateVariable,
} from '#shared/domain/template-draft.ts';
import { placeNames, placesInText } from '#shared/domain/template-places.ts';
import { suggestName } from './suggest-name.ts';

/** What a place has before anybody has said more. */
export const emptyVariable: TemplateVariable = {
  sample: '',
  source: { kind: 'ask', label: '' },
  format: { kind: 'text' },
};

type TextPart = 'header' | 'body';
type Names = ReadonlyMap<string, string>;

const textOf = (text: TemplateText, part: TextPart): string => {
  if (part === 'body') return text.body;
  return text.header.kind === 'text' ? text.header.text : '';
};

/** The same template with positional or with named places; each keeps its sample and its source. */
export function switchFormat(draft: TemplateDraft, format: TemplateText['parameterFormat']): TemplateDraft {
  if (draft.text.parameterFormat === format) return draft;
  const renamed = format === 'NAMED' ? withNames(draft) : withNumbers(draft);
  return { ...renamed, text: { ...renamed.text, parameterFormat: format } };
}

/** Takes the format from what was written when all places of the text agree on the other one. */
export function followPlaces(draft: TemplateDraft): TemplateDraft {
  const { text } = draft;
  const names = (['header', 'body'] as const).flatMap((part) => placeNames(textOf(text, part)));
  const isOther = text.parameterFormat === 'NAMED' ? /^\d+$/ : /^[a-z][a-z0-9_]*$/;
  if (names.length === 0 || !names.every((name) => isOther.test(name))) return draft;
  const parameterFormat = text.parameterFormat === 'NAMED' ? 'POSITIONAL' : 'NAMED';
  return { ...draft, text: { ...text, parameterFormat } };
}

/** Positional places numbered from 1 in the order in which they stand. */
export const renumberPlaces = (draft: TemplateDraft): TemplateDraft => withNumbers(draft);

/** Whether `renumberPlaces` would change something. */
export function isOutOfOrder({ text }: TemplateDraft): boolean {
  return (['header', 'body'] as const).some((part) =>
    placeNames(textOf(text, part)).some((name, index) => name !== String(index + 1)),
  );
}

/** A name for a new place that no other place of the part has. */
export function freePlaceName(draft: TemplateDraft, part: TextPart, wish = ''): string {
  const taken = new Set(placeNames(textOf(draft.text, part)));
  if (draft.text.parameterFormat === 'POSITIONAL') {
    const numbers = [...taken].map(Number).filter(Number.isSafeInteger);
    return String(Math.max(0, ...numbers) + 1);
  }
  return freeName(wish, taken);
}

/** The binding with what a place has now. */
export function setVariable(
  binding: TemplateBinding,
  key: string,
  change: Partial<TemplateVariable>,
): TemplateBinding {
  const variable = { ...(binding.variables[key] ?? emptyVariable), ...change };
  return { ...binding, variables: { ...binding.variables, [key]: variable } };
}

/** The binding without what was said about a place. */
export function clearVariable(binding: TemplateBinding, key: string): TemplateBinding {
  const { [key]: _, ...variables } = binding.variables;
  return { ...binding, variables };
}

/** A button goes to another place among the buttons, and its value with it. */
export function moveButton(draft: TemplateDraft, from: number, to: number): TemplateDraft {
  const order = draft.text.buttons.map((_, index) => index);
  const [moved] = order.splice(from, 1);
  if (moved === undefined || to < 0 || to > order.length) return draft;
  order.splice(to, 0, moved);
  return withButtons(draft, order);
}

/** A button is gone; the values of those behind it move up. */
export function removeButton(draft: TemplateDraft, index: number): TemplateDraft {
  return withButtons(
    draft,
    draft.text.buttons.map((_, place) => place).filter((place) => place !== index),
  );
}

function withButtons(draft: TemplateDraft, order: readonly number[]): TemplateDraft {
  const buttons = order.flatMap((from) => draft.text.buttons[from] ?? []);
  const others = Object.entries(draft.binding.variables).filter(([key]) => !key.startsWith('button:'));
  const moved = order.flatMap((from, to) => {
    const variable = draft.binding.variables[`button:${from}`];
    return variable ? [[`button:${to}`, variable] as const] : [];
  });
  return {
    ...draft,
    text: { ...draft.text, buttons },
    binding: { ...draft.binding, variables: Object.fromEntries([...others, ...moved]) },
  };
}

function withNumbers(draft: TemplateDraft): TemplateDraft {
  const numbered = (part: TextPart): Names =>
    new Map(placeNames(textOf(draft.text, part)).map((name, index) => [name, String(index + 1)]));
  return rename(draft, { header: numbered('header'), body: numbered('body') });
}

function withNames(draft: TemplateDraft): TemplateDraft {
  const named = (part: TextPart): Names => {
    const taken = new Set<string>();
    return new Map(
      placeNames(textOf(draft.text, part)).map((name) => {
        const free = freeName(wishOf(draft.binding.variables[`${part}:${name}`]), taken);
        taken.add(free);
        return [name, free];
      }),
    );
  };
  return rename(draft, { header: named('header'), body: named('body') });
}

/** What a place is about: the end of its path, or the question that is asked. */
function wishOf(variable: TemplateVariable | undefined): string {
  if (variable?.source.kind === 'field') return variable.source.path.at(-1) ?? '';
  if (variable?.source.kind === 'operator') return `operator_${variable.source.fact}`;
  return variable?.source.kind === 'ask' ? variable.source.label : '';
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  const spelled = suggestName(wish.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')).slice(0, 40);
  const base = /^[a-z]/.test(spelled) ? spelled : 'value';
  if (base !== 'value' && !taken.has(base)) return base;
  for (let number = base === 'value' ? 1 : 2; ; number += 1) {
    const name = `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}

function rename(draft: TemplateDraft, names: Record<TextPart, Names>): TemplateDraft {
  const { text, binding } = draft;
  const header =
    text.header.kind === 'text'
      ? { ...text.header, text: renameIn(text.header.text, names.header) }
      : text.header;
  const variables = Object.entries(binding.variables).flatMap(([key, variable]) => {
    const [part = '', name = ''] = splitKey(key);
    if (part !== 'header' && part !== 'body') return [[key, variable] as const];
    const next = names[part].get(name);
    // What no place has any more would be taken for the value of another one after the renaming.
    return next === undefined ? [] : [[`${part}:${next}`, variable] as const];
  });
  return {
    ...draft,
    text: { ...text, header, body: renameIn(text.body, names.body) },
    binding: { ...binding, variables: Object.fromEntries(variables) },
  };
}

const splitKey = (key: string): readonly string[] => {
  const colon = key.indexOf(':');
  return [key.slice(0, colon), key.slice(colon + 1)];
};

function renameIn(text: string, names: Names): string {
  return placesInText(text).reduceRight((result, { name, from, to }) => {
    const next = names.get(name);
    return next === undefined ? result : `${result.slice(0, from)}{{${next}}}${result.slice(to)}`;
  }, text);
}
