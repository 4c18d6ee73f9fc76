import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** Meta's own description of the platform; lies beside the project and is read in place. */
export const metaOpenApiFile = fileURLToPath(
  new URL('../../../shared/meta/business-messaging-api_v23.0.yaml', import.meta.url),
);

/** Whether the description is there. In CI its absence is an error, elsewhere the tests are skipped with this word. */
export const hasMetaOpenApi = existsSync(metaOpenApiFile);
export const metaOpenApiAbsent = 'skipped: Meta’s description is not beside the project (../shared/meta)';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The published schemas contradict themselves: `allOf: [Base, { additionalProperties: false }]` admits nothing at all.
 * What is meant is that nothing beyond both is allowed, which 2020-12 calls `unevaluatedProperties`.
 */
function repair(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(repair);
  if (!isObject(node)) return node;
  const fixed: Json = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, repair(value)]));
  if (!Array.isArray(fixed.allOf)) return fixed;
  let isClosed = false;
  fixed.allOf = fixed.allOf.map((part: unknown) => {
    if (!isObject(part) || part.additionalProperties !== false) return part;
    isClosed = true;
    const { additionalProperties: _, ...open } = part;
    return open;
  });
  return isClosed ? { ...fixed, unevaluatedProperties: false } : fixed;
}

let shared: { ajv: Ajv2020; document: Json } | undefined;

function load(): { ajv: Ajv2020; document: Json } {
  if (shared) return shared;
  const document = repair(parse(readFileSync(metaOpenApiFile, 'utf8'))) as Json;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'meta');
  shared = { ajv, document };
  return shared;
}

/** A validator of one of the description's schemas, by name. */
export function metaSchema(name: string): ValidateFunction {
  return load().ajv.compile({ $ref: `meta#/components/schemas/${name}` });
}

/** The name of the schema for each `type` of `POST /{Phone-Number-ID}/messages`. */
export function messageSchemaNames(): Record<string, string> {
  const schemas = (load().document.components as Json).schemas as Json;
  const { mapping } = (schemas.Message as Json).discriminator as { mapping: Record<string, string> };
  return Object.fromEntries(
    Object.entries(mapping).map(([type, ref]) => [type, ref.split('/').at(-1) ?? '']),
  );
}
