import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchProgram } from '../helpers/attached-app.ts';
import {
  cpuTicks,
  endProgram,
  firstPaintMs,
  launchOptions,
  proportionalMemoryMb,
  selectorPaintedMs,
  writeFloorApp,
} from './electron-run.ts';
import type { QuietGate } from './quiet.ts';
import { judged, median, progress, type Row, round } from './stats.ts';

interface Start {
  paintMs: number;
  rowsMs: number;
  memoryMb: number;
  idleCpuShare: number;
}

/**
 * E1 to E3 of the performance goals: first paint, rows painted, memory and idle CPU of the product against an empty
 * window of the same runtime. The two are started in turn; ratios are medians of pairs. Warm disk: the first pair is dropped.
 */
export async function benchStart(options: {
  dataDir: string;
  projectDir: string;
  pairs: number;
  idleSeconds: number;
  quiet: QuietGate;
}): Promise<Row[]> {
  const floor = writeFloorApp();
  const pairs: { floor: Start; product: Start }[] = [];
  for (let index = 0; index <= options.pairs; index += 1) {
    await options.quiet.wait();
    const floorStart = await measure(floor.path, options.dataDir, 'p', options.idleSeconds);
    await options.quiet.wait();
    const productStart = await measure(
      options.projectDir,
      options.dataDir,
      '[data-conversation-id]',
      options.idleSeconds,
    );
    if (index > 0) pairs.push({ floor: floorStart, product: productStart });
  }
  floor.remove();
  const ratio = (pick: (start: Start) => number, other: (start: Start) => number = pick) =>
    round(median(pairs.map((pair) => pick(pair.product) / other(pair.floor))));
  const both = (pick: (start: Start) => number) =>
    `${round(median(pairs.map((pair) => pick(pair.product))), 0)} against ${round(median(pairs.map((pair) => pick(pair.floor))), 0)}, n=${pairs.length}`;
  return [
    judged(
      {
        id: 'E1a',
        what: 'start to first paint, x empty window',
        value: ratio((s) => s.paintMs),
        unit: 'x',
        detail: `${both((s) => s.paintMs)} ms`,
      },
      { max: 1.3 },
    ),
    judged(
      {
        id: 'E1b',
        what: 'start to inbox rows painted, x first paint of an empty window',
        value: ratio(
          (s) => s.rowsMs,
          (s) => s.paintMs,
        ),
        unit: 'x',
        detail: `${both((s) => s.rowsMs)} ms`,
      },
      { max: 1.6 },
    ),
    judged(
      {
        id: 'E2',
        what: 'memory of all processes after start (PSS), x empty window',
        value: ratio((s) => s.memoryMb),
        unit: 'x',
        detail: `${both((s) => s.memoryMb)} MB`,
      },
      { max: 1.4 },
    ),
    judged(
      {
        id: 'E3',
        what: 'idle CPU, % of one core',
        value: round(median(pairs.map((pair) => pair.product.idleCpuShare * 100))),
        unit: '%',
        detail: `over ${options.idleSeconds} s; empty window ${round(median(pairs.map((pair) => pair.floor.idleCpuShare * 100)))} %`,
      },
      { max: 0.5 },
    ),
  ];
}

async function measure(
  appPath: string,
  dataDir: string,
  rowSelector: string,
  idleSeconds: number,
): Promise<Start> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-profile-'));
  progress(`start of ${basename(appPath)}`);
  const program = await launchProgram(await launchOptions(appPath, { dataDir, userDataDir }));
  const pid = program.child.pid ?? 0;
  try {
    const rows = selectorPaintedMs(program, rowSelector);
    const paintMs = await firstPaintMs(program);
    const rowsMs = await rows;
    await sleep(2500);
    const memoryMb = proportionalMemoryMb(pid);
    const before = cpuTicks(pid);
    await sleep(idleSeconds * 1000);
    // A clock tick of Linux is 10 ms.
    const idleCpuShare = ((cpuTicks(pid) - before) * 0.01) / idleSeconds;
    return { paintMs, rowsMs, memoryMb, idleCpuShare };
  } finally {
    await endProgram(program);
    rmSync(userDataDir, { recursive: true, force: true });
  }
}
