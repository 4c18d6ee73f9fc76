import { createHash, randomBytes, randomInt } from 'node:crypto';

/** An id as Meta's nodes have them: digits only, the first one not zero. */
export function numericId(length = 15): string {
  let digits = String(randomInt(1, 10));
  while (digits.length < length) digits += String(randomInt(0, 10));
  return digits;
}

/**
 * A business-scoped user id: country, a dot, digits (`research/api.md` 3.4). It depends on business and person only, so
 * that after a reset the same person is not taken for another one.
 */
export const businessScopedUserId = (country: string, businessId: string, person: string): string =>
  `${country}.${digitsOf(`${businessId} ${person}`)}`;
export const parentUserId = (country: string, businessId: string, person: string): string =>
  `${country}.ENT.${digitsOf(`parent ${businessId} ${person}`)}`;

/** An id that follows from another one, so that it is the same after each start. */
export const derivedId = (text: string): string => `1${digitsOf(text).slice(0, 14)}`;

const digitsOf = (text: string): string =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString()
    .slice(0, 20);

/**
 * A message id built as Meta's are: the peer, the direction and a random hexadecimal part, in base64.
 * It is never derived from the seed, so that a reset cannot give an old id to a new message.
 */
export function makeWamid(direction: 'in' | 'out', peer: string): string {
  const unique =
    direction === 'out'
      ? randomBytes(9).toString('hex').toUpperCase()
      : `3A${randomBytes(9).toString('hex').toUpperCase()}`;
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, peer.length]),
    Buffer.from(peer, 'latin1'),
    Buffer.from([0x15, 0x02, 0x00, direction === 'out' ? 0x11 : 0x12, 0x18, unique.length]),
    Buffer.from(unique, 'latin1'),
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}

/** The phone or user id inside a well-formed wamid, or null. */
export function peerOfWamid(wamid: string): string | null {
  const encoded = /^wamid\.([A-Za-z0-9+/_-]{16,}={0,2})$/.exec(wamid)?.[1];
  if (encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes[0] !== 0x1c || bytes[1] !== 0x18) return null;
  return bytes.subarray(3, 3 + (bytes[2] ?? 0)).toString('latin1');
}

export const traceId = (): string => `A${randomBytes(16).toString('base64url').slice(0, 22)}`;
export const hexSecret = (): string => randomBytes(16).toString('hex');
export const accessToken = (): string =>
  `EAA${randomBytes(90)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')}`;
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Webhooks give hashes in base64, the media node in hex (`research/api.md` 4.3). */
export const hexToBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** A small seeded generator (mulberry32): the same seed gives the same demo. Returns 0 <= x < 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
