import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, type Row, round, told } from './stats.ts';

/** Other work on the machine makes figures lie: each measurement waits for it to end, for a while. */
export interface QuietGate {
  /** Resolves when four fifths of the machine were idle for 400 ms, or when its patience is at an end. */
  wait(): Promise<void>;
  /** How often it had to begin all the same, and how fast the disk is. */
  rows(): Row[];
}

const IDLE_SHARE = 0.8;
const LOOK_MS = 400;

/**
 * `patienceMs` for each measurement, and `inAllMs` for all of them: on a machine that is never quiet the run still ends. Where
 * /proc is not there (other systems) nothing is waited for.
 */
export function createQuietGate(patienceMs: number, inAllMs: number): QuietGate {
  let cells = 0;
  let unclean = 0;
  let left = inAllMs;
  return {
    async wait() {
      cells += 1;
      const startedAt = performance.now();
      const deadline = startedAt + Math.min(patienceMs, left);
      while ((await idleShare()) < IDLE_SHARE) {
        if (performance.now() < deadline) continue;
        unclean += 1;
        break;
      }
      left -= performance.now() - startedAt;
    },
    rows() {
      const sync = probeSync();
      return [
        told({
          id: 'ground',
          what: 'measurements that began while other work ran',
          value: unclean,
          unit: `of ${cells}`,
          detail:
            unclean > 0 ? 'ratios still hold roughly, times in milliseconds do not' : 'the machine was quiet',
        }),
        told({
          id: 'disk',
          what: 'one fdatasync, p50',
          value: round(quantile(sync, 0.5)),
          unit: 'ms',
          detail: `p95 ${round(quantile(sync, 0.95))} ms; a quiet disk of this kind takes 0.2 ms`,
        }),
      ];
    },
  };
}

interface CpuTimes {
  idle: number;
  total: number;
}

async function idleShare(): Promise<number> {
  const before = readCpuTimes();
  if (before === null) return 1;
  await sleep(LOOK_MS);
  const after = readCpuTimes() ?? before;
  return (after.idle - before.idle) / Math.max(1, after.total - before.total);
}

function readCpuTimes(): CpuTimes | null {
  try {
    const fields =
      readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
    return { idle: (fields[3] ?? 0) + (fields[4] ?? 0), total: fields.reduce((sum, each) => sum + each, 0) };
  } catch {
    // Not Linux.
    return null;
  }
}

/** Milliseconds of single synced writes of one page, where temporary files lie. */
function probeSync(): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'rozmova-bench-disk-'));
  const file = openSync(join(folder, 'probe'), 'w');
  const page = Buffer.alloc(4096, 1);
  const samples = Array.from({ length: 200 }, (_, index) => {
    writeSync(file, page, 0, page.length, (index % 64) * page.length);
    const started = performance.now();
    fdatasyncSync(file);
    return performance.now() - started;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return samples;
}
