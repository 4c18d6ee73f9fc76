import { GraphError } from './graph-error.ts';
import { toGraphError } from './network-failure.ts';

export type Fetch = typeof globalThis.fetch;

/** The largest JSON answer that is read; a page of 200 templates has about 1 MB. */
const MAX_JSON_BYTES = 8 * 1024 * 1024;

/** Some default names of HTTP clients are turned away by Meta's media hosts. */
export const USER_AGENT = 'Rozmova/1.0';

export interface HttpCall {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  accessToken: string;
  body?: string | FormData | Blob;
  /** What differs from the usual headers, for the few calls that want it so. */
  headers?: Record<string, string>;
  /** For the whole call, from the name look-up to the last byte of the answer. */
  timeoutMs: number;
  /** Further secrets of this call that must not show up in an error. */
  secrets?: readonly string[];
}

/** Sends a request with its token; redirects are never followed, since the token would travel along. */
export async function openResponse(fetch: Fetch, call: HttpCall): Promise<Response> {
  const secrets = secretsOf(call);
  const headers: Record<string, string> = {
    authorization: `Bearer ${call.accessToken}`,
    accept: 'application/json',
    'user-agent': USER_AGENT,
  };
  if (typeof call.body === 'string') headers['content-type'] = 'application/json';
  Object.assign(headers, call.headers);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs),
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await discard(response);
      throw new GraphError({ kind: 'lost', httpStatus: response.status, reason: 'redirect' }, secrets);
    }
    return response;
  } catch (error) {
    throw toGraphError(error, secrets);
  }
}

/** One call whose answer is JSON. Throws GraphError for every other outcome. */
export async function callJson(fetch: Fetch, call: HttpCall): Promise<Record<string, unknown>> {
  const response = await openResponse(fetch, call);
  return readAnswer(response, secretsOf(call));
}

/** Reads Meta's answer: the JSON object of a success, a GraphError for anything else. */
async function readAnswer(response: Response, secrets: readonly string[]): Promise<Record<string, unknown>> {
  const lost = (reason: string) =>
    new GraphError(
      { kind: 'lost', httpStatus: response.status, reason, retryAfterMs: retryAfter(response) },
      secrets,
    );
  const text = await readText(response).catch((error: unknown) => {
    // The request arrived, whatever broke afterwards.
    throw lost(toGraphError(error, secrets).reason);
  });
  const answer = parseObject(text);
  const refusal = answer && refusalOf(answer, response, secrets);
  if (refusal) throw refusal;
  // By its meaning 429 was turned away before anything was done, also when a gateway says it.
  if (response.status === 429) {
    throw new GraphError(
      { kind: 'refused', httpStatus: 429, reason: 'too many requests', retryAfterMs: retryAfter(response) },
      secrets,
    );
  }
  if (!response.ok) throw lost(`http ${response.status}`);
  if (answer === null) throw lost(text.trimStart().startsWith('<') ? 'html' : 'not json');
  return answer;
}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_JSON_BYTES)
      throw new GraphError({ kind: 'lost', httpStatus: response.status, reason: 'too large' });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // Whatever is not JSON is told apart by the caller.
    return null;
  }
}

const asObject = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const asNumber = (value: unknown): number | null => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

/** Meta's error envelope (`research/api.md` section 6), or null when the answer is not one. */
function refusalOf(
  answer: Record<string, unknown>,
  response: Response,
  secrets: readonly string[],
): GraphError | null {
  const whole = asObject(answer.error);
  if (whole === null || asNumber(whole.code) === null) return null;
  // Of a list of people the whole says only that something failed; the entry says why.
  const error = { ...whole, ...failedUserError(answer) };
  const code = asNumber(error.code);
  const data = asObject(error.error_data);
  const userMessage = [asText(error.error_user_title), asText(error.error_user_msg)]
    .filter(Boolean)
    .join(': ');
  return new GraphError(
    {
      kind: 'refused',
      code,
      subcode: asNumber(error.error_subcode),
      title: asText(error.message),
      details: asText(data?.details) ?? asText(error.error_data),
      userMessage: userMessage || null,
      fbtraceId: asText(error.fbtrace_id),
      httpStatus: response.status,
      retryAfterMs: retryAfter(response),
      reason: asText(error.type) ?? 'error',
    },
    secrets,
  );
}

/** Why the first person of a blocking was refused, or null: `{code, message, error_data}`. */
export function failedUserError(answer: Record<string, unknown>): Record<string, unknown> | null {
  const failed = asObject(answer.block_users)?.failed_users;
  const errors = Array.isArray(failed) ? asObject(failed[0])?.errors : null;
  const error = Array.isArray(errors) ? asObject(errors[0]) : null;
  return error !== null && asNumber(error.code) !== null ? error : null;
}

/** The longest wait that Meta has (the cap on marketing messages); what asks for more would silence a message for good. */
const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const asWait = (ms: number): number => Math.min(Math.ceil(ms), LONGEST_RETRY_AFTER_MS);

/** `Retry-After` in seconds, or the minutes that the usage header of a WhatsApp account tells; in whole milliseconds. */
function retryAfter(response: Response): number | null {
  const seconds = asNumber(response.headers.get('retry-after') ?? '');
  if (seconds !== null && seconds > 0) return asWait(seconds * 1000);
  const usage = parseObject(response.headers.get('x-business-use-case-usage') ?? '');
  const minutes = Object.values(usage ?? {})
    .flatMap((entries) => (Array.isArray(entries) ? entries : []))
    .map((entry) => asNumber(asObject(entry)?.estimated_time_to_regain_access) ?? 0);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? asWait(longest * 60_000) : null;
}

/** Frees the connection of an answer that nobody reads; that it cannot be freed changes nothing for the caller. */
export async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

export const secretsOf = (call: HttpCall): readonly string[] => [call.accessToken, ...(call.secrets ?? [])];
