/** What a log line says in place of a value that must not be in it. */
const REDACTED = '[redacted]';

/**
 * Keys whose values never reach a log: secrets, what people wrote, who they are and where to reach them.
 * Compared in lower case without separators, so that `access_token` and `accessToken` are one.
 */
const secretKeys = new Set(
  `accesstoken apikey apitoken appsecret authorization body bsuid caption components content cookie credentials customname
  description detail details displayname displayphonenumber email file filename form from input item items message messages
  name names number numbers parameters password path payload phone phonenumber phonenumberid phones preview profilename query
  raw recipient search secret secrets sender setcookie signature text title to token tokens url urls user username userid
  value values verifiedname verifytoken waid wamid`.split(/\s+/),
);

/** Shapes of secrets and numbers inside a sentence, such as the message of an error from elsewhere. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|oauth)\s+\S+/gi, `$1 ${REDACTED}`],
  [
    /\b(access_token|input_token|client_secret|app_secret|verify_token|token|secret)(["']?\s*[=:]\s*["']?)[^\s"'&]+/gi,
    `$1$2${REDACTED}`,
  ],
  [/\bEA[A-Za-z0-9]{18,}/g, REDACTED],
  [/\bhttps?:\/\/[^\s"')]+/gi, REDACTED],
  [/\b[0-9a-f]{32,}\b/gi, REDACTED],
  [/\+?\d{9,}/g, REDACTED],
];

const MAX_DEPTH = 5;
const MAX_ITEMS = 20;
const MAX_LENGTH = 4_000;

/** A sentence without what looks like a token, an address or a phone number. */
export function redactText(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return secretShapes.reduce((result, [shape, replacement]) => result.replace(shape, replacement), cut);
}

/** The same fields with secret values replaced, at any depth; errors become plain objects with their stack. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(object: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      secretKeys.has(key.toLowerCase().replace(/[^a-z0-9]/g, '')) ? REDACTED : redactValue(value, depth + 1),
    ]),
  );
}

/** Ids that we made ourselves. One may hold nine digits in a row, and a person was told to look for it in the log. */
const ownId = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return ownId.test(value) ? value : redactText(value);
  if (value instanceof Error) return redactError(value, depth);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'bigint' ? value.toString() : value;
  if (depth >= MAX_DEPTH || ArrayBuffer.isView(value)) return REDACTED;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redactValue(item, depth + 1));
  return redactObject(value, depth);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  // An error that knows which of its fields are safe says so itself.
  if ('toLogFields' in error && typeof error.toLogFields === 'function') {
    return { type: error.name, ...redactObject(Object(error.toLogFields()), depth) };
  }
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? error.code
      : undefined;
  return {
    type: error.name,
    reason: redactText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined || depth >= MAX_DEPTH
      ? {}
      : { cause: redactValue(error.cause, depth + 1) }),
  };
}
