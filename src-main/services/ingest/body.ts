import { IngestError } from './json.ts';

/** Meta's bodies are about ten levels deep. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Parses a webhook body. Throws IngestError for what is not JSON or nested beyond reason. */
export function parseBody(body: Buffer): unknown {
  if (isDeeperThan(body, MAX_DEPTH))
    throw new IngestError(`The body is nested more than ${MAX_DEPTH} levels deep.`);
  try {
    return JSON.parse(withIdsAsText(body.toString('utf8').replace(/^\ufeff/, '')));
  } catch {
    throw new IngestError('The body is not JSON.');
  }
}

/** Counts brackets outside of strings on the bytes, before a parser or a later walk could run out of stack. */
function isDeeperThan(body: Buffer, limit: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0;
    if (isInString) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) {
      isInString = true;
    } else if (OPENING.has(byte)) {
      depth += 1;
      if (depth > limit) return true;
    } else if (CLOSING.has(byte)) {
      depth -= 1;
    }
  }
  return false;
}

/**
 * Template ids are the only ids that Meta writes as numbers, and nothing promises that they stay below 2^53. Inside of a
 * JSON string the quotes would be escaped, so this finds keys only.
 */
function withIdsAsText(json: string): string {
  if (!json.includes('"message_template_id"')) return json;
  return json.replace(/("message_template_id"\s*:\s*)(\d+)(?=\s*[,}])/g, '$1"$2"');
}
