import { networkInterfaces } from 'node:os';
import type { Clock } from '../ports.ts';

/** More than a busy computer is ever late. */
const JUMP_MS = 30_000;

export interface WakingOptions {
  clock: Clock;
  /** The computer slept, or its clock was set; `from` is the last moment before. */
  onWake(span: { from: number; until: number }): void;
  /** Another cable, another Wi-Fi, a VPN. */
  onNetworkChange(): void;
  /** Every address that this computer has now. */
  networks?: () => string;
  tickMs: number;
}

/** Notices sleep by a clock that jumped between two ticks, and another network by its addresses; returns what ends it. */
export function watchForWaking(options: WakingOptions): () => void {
  const { clock, networks = addressesHere, tickMs } = options;
  let lastTick = clock.now();
  let lastNetworks = networks();
  const timer = setInterval(() => {
    const now = clock.now();
    const from = lastTick;
    lastTick = now;
    const isNetworkNew = lastNetworks !== networks();
    lastNetworks = networks();
    if (Math.abs(now - from - tickMs) > JUMP_MS) options.onWake({ from, until: now });
    else if (isNetworkNew) options.onNetworkChange();
  }, tickMs);
  return () => clearInterval(timer);
}

const addressesHere = (): string =>
  Object.entries(networkInterfaces())
    .flatMap(([name, entries]) => (entries ?? []).map(({ address }) => `${name} ${address}`))
    .toSorted()
    .join('\n');
