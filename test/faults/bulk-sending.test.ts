import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runBulkSending } from './bulk-sending.ts';

const RECIPIENTS = 2_000;

describe('a sending to many, while Meta and the network fail and the hub is killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bulk-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it(`serves each of ${RECIPIENTS} people exactly once, after a person has sent again to those of whom nothing was heard`, {
    timeout: 10 * 60_000,
  }, async () => {
    const {
      lost,
      resent,
      failed,
      retried: _retried,
      seconds: _seconds,
      ...result
    } = await runBulkSending({
      recipients: RECIPIENTS,
      kills: 2,
      // The bundle that people run; it also starts three times as fast as the sources.
      script: 'out/main/serve.js',
      dataDir,
      log: () => undefined,
    });
    expect(result).toEqual({
      wanted: RECIPIENTS,
      served: RECIPIENTS,
      servedTwice: [],
      sentTwice: [],
      wronglySent: 0,
      wronglyOpen: 0,
      unconfirmed: 0,
      kills: 2,
      state: 'done',
    });
    expect(resent).toBe(lost);
    expect(lost).toBeLessThan(RECIPIENTS / 20);
    // The faults were real.
    expect(failed).toBeGreaterThan(0);
  });
});
