import type { Template } from '#shared/contract/templates.ts';
import { fromComponents, type ReadTemplateText } from '#shared/domain/template-components.ts';
import { directionOfTemplate, fillBubbleText } from '../../state/fill-bubble-text.ts';
import { bubbleOfTemplate } from '../../state/template-bubble.ts';
import { templateWords } from '../../state/template-words.ts';
import type { BubbleContent } from '../../ui/TemplateBubble.tsx';

// The cache of the hub's answers keeps a template that did not change as the same object: six thousand are read once.
const readTexts = new WeakMap<Template, ReadTemplateText>();
const searchTexts = new WeakMap<Template, string>();

/** The text of a template as Meta's components have it, or as they would be submitted. */
export function readText(template: Template): ReadTemplateText {
  const known = readTexts.get(template);
  if (known) return known;
  const read = fromComponents(template);
  readTexts.set(template, read);
  return read;
}

/** What the customer reads first, in one line, with samples where the values will be. */
export function bodyLine(template: Template): string {
  const { text, samples, shownBody } = readText(template);
  return fillBubbleText(text.body || shownBody, 'body', { values: samples, language: template.language })
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Everything that a template is found by, in small letters. */
export function searchText(template: Template): string {
  const known = searchTexts.get(template);
  if (known !== undefined) return known;
  const words = templateWords(template.name, readText(template));
  searchTexts.set(template, words);
  return words;
}

/** The template as its bubble shows it, with samples. */
export function bubbleOf(template: Template): BubbleContent {
  const { text, samples, shownBody, shownFooter } = readText(template);
  const { language } = template;
  const bubble = bubbleOfTemplate(text, { values: samples, language });
  // Of AUTHENTICATION Meta writes the words itself; where the listing has them, they are the true ones.
  const footer = shownFooter || bubble.footer;
  if (shownBody === '') return { ...bubble, footer };
  return {
    ...bubble,
    body: fillBubbleText(shownBody, 'body', { values: samples, language }),
    footer,
    direction: directionOfTemplate(language, [shownBody, footer]),
  };
}
