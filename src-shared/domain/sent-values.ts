import { z } from 'zod';
import { placeKey, type TemplateText } from './template-draft.ts';
import { orderedPlaceNames } from './template-places.ts';

/** A part of a template message as it went to Meta; what it has besides words is passed over. */
const partSchema = z.object({
  type: z.string(),
  parameters: z.array(z.unknown()).default([]),
});
const wordsSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  parameter_name: z.string().optional(),
});

/**
 * The words that a template message was filled with, by the keys of their places (`body:1`), to fill it once more. Only what is
 * words in its header and body: files, sums, dates and what stands on buttons is asked for anew.
 */
export function wordsOfSent(text: TemplateText, components: readonly unknown[]): Record<string, string> {
  const top = text.header.kind === 'text' ? text.header.text : '';
  return Object.fromEntries([
    ...wordsOfPart('header', top, text.parameterFormat, components),
    ...wordsOfPart('body', text.body, text.parameterFormat, components),
  ]);
}

function wordsOfPart(
  part: 'header' | 'body',
  written: string,
  parameterFormat: TemplateText['parameterFormat'],
  components: readonly unknown[],
): [key: string, words: string][] {
  const parameters = components.flatMap((component) => {
    const read = partSchema.safeParse(component);
    return read.success && read.data.type.toLowerCase() === part ? read.data.parameters : [];
  });
  return orderedPlaceNames(written, parameterFormat).flatMap((name, index) => {
    const words = parameters.flatMap((parameter, place) => {
      const read = wordsSchema.safeParse(parameter);
      if (!read.success) return [];
      const isMeant = parameterFormat === 'NAMED' ? read.data.parameter_name === name : place === index;
      return isMeant ? [read.data.text] : [];
    });
    return words[0] === undefined ? [] : [[placeKey({ part, name }), words[0]]];
  });
}
