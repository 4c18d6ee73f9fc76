import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { getPin, type StoredPin, setPinFailures } from '../../db/queries/team.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';

/** 16 MB and some 40 ms for each try: short PINs need it, and a person does not notice. */
const COST = { N: 16_384, r: 8, p: 1 };
const KEY_BYTES = 32;

const FREE_TRIES = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** What is kept of a PIN: never itself. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(pin, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

async function isPin(pin: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await deriveKey(pin, Buffer.from(salt, 'base64url'), cost), expected);
}

// On a thread of its own: the hub goes on meanwhile.
const deriveKey = (pin: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** How long nothing is looked at after so many wrong PINs in a row; never for ever. */
export const waitAfter = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MS);

/** When the next PIN is looked at, or null for now; a clock that was turned back holds up nobody for longer than the rule. */
export function mayTryAt({ failures, retryAt }: StoredPin, now: number): number | null {
  return retryAt === null || retryAt <= now ? null : Math.min(retryAt, now + waitAfter(failures));
}

/**
 * Throws SEAT_PIN_WRONG, PIN_TOO_SOON or NOT_FOUND unless this is the PIN of somebody who works here; without a PIN
 * everything is right. A try counts as wrong until it was found right, so that many at once are no way around the wait.
 */
export async function checkPin(
  { db, clock }: { db: Db; clock: Clock },
  operatorId: OperatorId,
  given: string | null,
): Promise<void> {
  const stored = getPin(db, operatorId);
  if (stored === null) throw new Refusal('NOT_FOUND');
  if (stored.hash === null) return;
  const now = clock.now();
  const retryAt = mayTryAt(stored, now);
  if (retryAt !== null) throw new Refusal('PIN_TOO_SOON', { seconds: Math.ceil((retryAt - now) / 1000) });
  if (given === null) throw new Refusal('SEAT_PIN_WRONG');
  const failures = stored.failures + 1;
  const wait = waitAfter(failures);
  setPinFailures(db, operatorId, failures, wait === 0 ? null : now + wait);
  if (!(await isPin(given, stored.hash))) throw new Refusal('SEAT_PIN_WRONG');
  setPinFailures(db, operatorId, 0, null);
}
