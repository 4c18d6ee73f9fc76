import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Json } from './world.ts';

const folder = fileURLToPath(new URL('../../../../shared/meta', import.meta.url));

/** Meta's own description lies beside the project, where there is one; its tests say so when it is absent. */
export const hasMetaDocuments = existsSync(join(folder, 'business-messaging-api_v23.0.yaml'));

interface Operation {
  requestBody?: { content: Record<string, { examples: Record<string, { value: Json }> }> };
  responses?: Record<string, { content?: Record<string, { examples?: Record<string, { value: Json }> }> }>;
}

/** The examples of one operation: name -> body. */
export function readExamples(
  path: string,
  method: string,
): { requests: Record<string, Json>; answers: Json[] } {
  const text = readFileSync(join(folder, 'business-messaging-api_v23.0.yaml'), 'utf8');
  const document = parse(text) as { paths: Record<string, Record<string, Operation>> };
  const operation = document.paths[path]?.[method];
  const requests = operation?.requestBody?.content['application/json']?.examples ?? {};
  const answers = operation?.responses?.['200']?.content?.['application/json']?.examples ?? {};
  return {
    requests: Object.fromEntries(Object.entries(requests).map(([name, example]) => [name, example.value])),
    answers: Object.values(answers).map((example) => example.value),
  };
}

/** All webhook bodies of the samples: `file/case` -> body. */
export function readSamples(): Record<string, Json> {
  const samples: Record<string, Json> = {};
  for (const file of readdirSync(join(folder, 'webhook-samples'))) {
    const cases = JSON.parse(readFileSync(join(folder, 'webhook-samples', file), 'utf8')) as Record<
      string,
      Json
    >;
    for (const [name, body] of Object.entries(cases)) samples[`${file.replace('.json', '')}/${name}`] = body;
  }
  return samples;
}

/** Every path to a value, list places as `[]`: `{a: [{b: 1}]}` -> `a[].b`. */
export function shapeOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => shapeOf(item, `${path}[]`)))].sort();
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    shapeOf(item, path === '' ? key : `${path}.${key}`),
  );
  return [...new Set(inner)].sort();
}
