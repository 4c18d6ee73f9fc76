import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runKillLoop } from './kill-loop.ts';

const CYCLES = 200;

describe('kill -9 of the running hub under load in both directions', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-kill-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it(`loses nothing that was acknowledged, doubles nothing and sends nothing twice in ${CYCLES} kills`, {
    timeout: 40 * 60_000,
  }, async () => {
    const { acknowledged, taken, accepted, unconfirmed, ...result } = await runKillLoop({
      cycles: CYCLES,
      seed: 20_261_122,
      dataDir,
      // The bundle that people run; it also starts three times as fast as the sources.
      command: [process.execPath, 'out/main/serve.js'],
      log: () => undefined,
    });
    expect(result).toEqual({
      cycles: CYCLES,
      missing: [],
      doubled: [],
      lostSends: [],
      sentTwice: [],
      wronglyOpen: [],
      statusesSettled: true,
      cleanExit: 0,
    });
    // The load was real: something of each kind happened in most cycles.
    expect(acknowledged).toBeGreaterThan(CYCLES);
    expect(taken).toBeGreaterThan(CYCLES / 2);
    expect(accepted).toBeGreaterThan(taken / 2);
    expect(unconfirmed).toBeLessThan(taken / 4);
  });
});
