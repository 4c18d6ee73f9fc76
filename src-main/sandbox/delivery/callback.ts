import { randomInt } from 'node:crypto';
import { signatureOf } from './meta-json.ts';

const USER_AGENT = 'facebookexternalua';

export class HandshakeError extends Error {
  /** HTTP status of the answer, or null when there was none. */
  readonly status: number | null;

  constructor(status: number | null, reason: string) {
    super(`The webhook did not pass the handshake: ${reason}`);
    this.name = 'HandshakeError';
    this.status = status;
  }
}

/** Meta's verification request; throws HandshakeError unless the answer is 200 with exactly the challenge. */
export async function shakeHands(callbackUrl: string, verifyToken: string, timeoutMs: number): Promise<void> {
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { 'user-agent': USER_AGENT },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw new HandshakeError(null, error instanceof Error ? error.message : String(error));
  }
  const answer = await response.text();
  if (response.status !== 200) throw new HandshakeError(response.status, `HTTP status ${response.status}`);
  if (answer !== challenge) throw new HandshakeError(200, 'the answer is not the challenge');
}

/** Posts one signed body. Returns the HTTP status, or null when no answer came in time. */
export async function postBody(options: {
  callbackUrl: string;
  body: string | Uint8Array;
  signature: string | null;
  timeoutMs: number;
}): Promise<number | null> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': USER_AGENT };
  if (options.signature !== null) headers['x-hub-signature-256'] = options.signature;
  try {
    const response = await fetch(options.callbackUrl, {
      method: 'POST',
      headers,
      body: typeof options.body === 'string' ? options.body : Buffer.from(options.body),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // Unreachable, reset or too slow: for Meta all of them mean "try again later".
    return null;
  }
}

/** The signature header for a body; a wrong one is made with another secret. */
export function signatureHeader(body: string | Uint8Array, appSecret: string, isWrong: boolean): string {
  return signatureOf(body, isWrong ? `${appSecret.slice(1)}0` : appSecret);
}
