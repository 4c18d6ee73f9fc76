import type { ReadyLine } from '../helpers/serve.ts';

/** A call to the local HTTP interface; null when the hub went away in the middle. */
export async function callApi(
  ready: ReadyLine,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: unknown } | null> {
  try {
    const response = await fetch(`${ready.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${ready.apiToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text) };
  } catch {
    // The process was killed while it answered: the caller tries again with the same ids.
    return null;
  }
}

/** The same, where the hub must be there and must agree. */
export async function requireApi<Result>(
  ready: ReadyLine,
  method: string,
  path: string,
  body?: unknown,
): Promise<Result> {
  const answer = await callApi(ready, method, path, body);
  if (answer === null || answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer ? JSON.stringify(answer) : 'no answer'}`);
  return answer.json as Result;
}
