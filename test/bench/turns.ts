import { judged, quantile, type Row, round } from './stats.ts';

/** Nothing in the hub may keep everything else waiting for longer (design.md), in milliseconds. */
const MOST_HELD_MS = 40;

/** How long a turn of the event loop took, and how much of it was computing of ours, in milliseconds. */
interface Turn {
  ms: number;
  ownMs: number;
}

/** Every turn while this was done. */
export async function turnsOf(work: () => Promise<void>): Promise<Turn[]> {
  const turns: Turn[] = [];
  let isOver = false;
  let last = performance.now();
  let spent = process.threadCpuUsage();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(spent);
    turns.push({ ms: now - last, ownMs: (user + system) / 1_000 });
    last = now;
    spent = process.threadCpuUsage();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  return turns;
}

/** How long everything else waited at most. */
export function turnsRow(id: string, what: string, turns: readonly Turn[], asked: string): Row {
  const over = turns.filter(({ ms }) => ms > MOST_HELD_MS).length;
  const own = Math.max(...turns.map(({ ownMs }) => ownMs));
  const all = turns.map(({ ms }) => ms);
  const seconds = all.reduce((sum, ms) => sum + ms, 0) / 1_000;
  // The disk of a machine that does other things as well may hold a single turn up for as long as it likes.
  const value = round(quantile(all, 0.9999), 1);
  const detail = `${asked} in ${round(seconds, 1)} s; ${over} of ${turns.length} turns were longer; computing ${round(own, 1)} ms at most`;
  return judged({ id, what, value, unit: 'ms', detail }, { max: MOST_HELD_MS });
}
