import { closeSync, openSync, readSync } from 'node:fs';
import { judged, quantile, type Row, round } from './stats.ts';

/** Nothing in the hub may keep everything else waiting for longer (design.md), in milliseconds. */
const MOST_HELD_MS = 40;

/** How long a turn of the event loop took, in milliseconds. */
interface Turn {
  ms: number;
  /** Of it, computing of ours. */
  ownMs: number;
  /** Of it, being ready to compute while the machine did something else; the rest is the disk. Null where nobody counts it. */
  queuedMs: number | null;
}

/** Every turn while this was done. */
export async function turnsOf(work: () => Promise<void>): Promise<Turn[]> {
  const turns: Turn[] = [];
  const queue = openQueueClock();
  let isOver = false;
  let last = performance.now();
  let spent = process.threadCpuUsage();
  let queued = queue.ms();
  const look = (): void => {
    if (isOver) return;
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(spent);
    const queuedNow = queue.ms();
    const queuedMs = queued === null || queuedNow === null ? null : queuedNow - queued;
    turns.push({ ms: now - last, ownMs: (user + system) / 1_000, queuedMs });
    last = now;
    queued = queuedNow;
    spent = process.threadCpuUsage();
    setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  queue.close();
  return turns;
}

/** How long this thread has waited for a processor so far, as Linux counts it; null elsewhere. */
function openQueueClock(): { ms(): number | null; close(): void } {
  let file: number;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    // Not Linux.
    return { ms: () => null, close: () => undefined };
  }
  const bytes = Buffer.alloc(96);
  return {
    // Nanoseconds computed, nanoseconds waited, slices.
    ms: () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 96, 0)).split(' ')[1]) / 1e6,
    close: () => closeSync(file),
  };
}

/** How long everything else waited at most. */
export function turnsRow(id: string, what: string, turns: readonly Turn[], asked: string): Row {
  const over = turns.filter(({ ms }) => ms > MOST_HELD_MS).length;
  const own = Math.max(...turns.map(({ ownMs }) => ownMs));
  const all = turns.map(({ ms }) => ms);
  const seconds = all.reduce((sum, ms) => sum + ms, 0) / 1_000;
  // The disk of a machine that does other things as well may hold a single turn up for as long as it likes.
  const value = round(quantile(all, 0.9999), 1);
  const longest = turns.reduce((one, other) => (other.ms > one.ms ? other : one));
  const queued =
    longest.queuedMs === null
      ? ''
      : `; the longest, ${round(longest.ms, 1)} ms, waited ${round(longest.queuedMs, 1)} of them for a processor`;
  const detail = `${asked} in ${round(seconds, 1)} s; ${over} of ${turns.length} turns were longer; computing ${round(own, 1)} ms at most${queued}`;
  return judged({ id, what, value, unit: 'ms', detail }, { max: MOST_HELD_MS });
}
