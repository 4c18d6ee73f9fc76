import type { TemplateText } from './template-draft.ts';

/** What stands at the top of one message: a file that Meta has (`media`), a file behind a link, or a place on the map. */
export type HeaderValue =
  | { kind: 'media'; metaMediaId: string; fileName?: string }
  | { kind: 'link'; link: string; fileName?: string }
  | { kind: 'place'; latitude: number; longitude: number; name: string; address: string };

/**
 * Meta's `components` of a message with this template. `values` by `placeKey`; what is missing is left out, so ask
 * `valueProblems` before.
 */
export function toTemplateMessage(
  _text: TemplateText,
  _values: Readonly<Record<string, string | null | undefined>>,
  _header: HeaderValue | null,
): Record<string, unknown>[] {
  return [];
}
