/** Meta's pair rate: one message in six seconds to the same person, bursts of 45 borrowed from later (`research/api.md` 4.5). */
const PAIR_BURST = 45;
const PAIR_REFILL_MS = 6_000;
/** Messages a second for one business number. */
const THROUGHPUT_PER_SECOND = 80;

interface Bucket {
  tokens: number;
  at: number;
}

/** Counts what was sent, in real time (monotonic): moving the sandbox's clock must not refill a bucket. */
export class RateLimits {
  readonly #pairs = new Map<string, Bucket>();
  readonly #number: Bucket = { tokens: THROUGHPUT_PER_SECOND, at: performance.now() };

  /** Takes one message to this person, or tells which of Meta's codes refuses it. */
  take(peer: string, limits: { pairRate: boolean; throughput: boolean }): 131056 | 130429 | null {
    if (limits.throughput && !take(this.#number, THROUGHPUT_PER_SECOND, 1_000 / THROUGHPUT_PER_SECOND)) {
      return 130429;
    }
    if (!limits.pairRate) return null;
    const pair = this.#pairs.get(peer) ?? { tokens: PAIR_BURST, at: performance.now() };
    this.#pairs.set(peer, pair);
    return take(pair, PAIR_BURST, PAIR_REFILL_MS) ? null : 131056;
  }

  clear(): void {
    this.#pairs.clear();
  }
}

function take(bucket: Bucket, capacity: number, refillMs: number): boolean {
  const now = performance.now();
  bucket.tokens = Math.min(capacity, bucket.tokens + (now - bucket.at) / refillMs);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}
