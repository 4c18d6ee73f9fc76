import type { Template } from '#shared/contract/templates.ts';
import { placeKey } from '#shared/domain/template-draft.ts';
import { offerEndPlace, placesOf } from '#shared/domain/template-places.ts';
import { readText } from './template-texts.ts';

const offerEnd = placeKey(offerEndPlace);

/** A call with which the shop's software sends this template; the token stays out of it, as everything secret does. */
export function apiExample(template: Template, apiUrl: string): string {
  const { binding } = template;
  const target = binding.appliesTo
    ? { kind: 'record', type: binding.appliesTo, key: '1001' }
    : { kind: 'contact', contactId: 1 };
  const body = { target, answers: { values: askedValues(template) } };
  return [
    `curl -X POST '${apiUrl}/templates/${template.id}/send'`,
    `  -H "Authorization: Bearer $TOKEN"`,
    `  -H 'Content-Type: application/json'`,
    `  -d '${JSON.stringify(body, null, 2).replaceAll("'", String.raw`'\''`)}'`,
  ].join(' \\\n');
}

/** Only what nobody else knows: values that come from a record or from the operator are filled in by the hub. */
function askedValues(template: Template): Record<string, string> {
  const { text, samples } = readText(template);
  const keys = placesOf(text).map(placeKey);
  const asked = keys.filter((key) => {
    const source = template.binding.variables[key]?.source;
    return source === undefined || source.kind === 'ask';
  });
  const sampleOf = (key: string) => samples[key] ?? (key === offerEnd ? '2026-12-31 18:00' : '…');
  return Object.fromEntries(asked.map((key) => [key, sampleOf(key)]));
}
