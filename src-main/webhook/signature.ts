import { createHmac, timingSafeEqual } from 'node:crypto';

const SHAPE = /^sha256=([0-9a-f]{64})$/;

/**
 * The digest that an X-Hub-Signature-256 header promises, or null for anything but exactly one well-formed header:
 * Node joins repeated headers with a comma, which the shape refuses.
 */
export function readSignatureHeader(header: string | string[] | undefined): Buffer | null {
  const hex = typeof header === 'string' ? SHAPE.exec(header)?.[1] : undefined;
  return hex === undefined ? null : Buffer.from(hex, 'hex');
}

/** Whether the bytes as they came were signed with this app secret; compared in constant time. */
export function isSignedBy(appSecret: string, body: Uint8Array, promised: Buffer): boolean {
  return timingSafeEqual(createHmac('sha256', appSecret).update(body).digest(), promised);
}

/** Compares two texts without telling by the time how much of them agrees. */
export function isSameText(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'comparison').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
