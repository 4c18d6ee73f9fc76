import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBulkSending } from './bulk-sending.ts';
import { runKillLoop } from './kill-loop.ts';

/**
 * `npm run faults [-- --cycles 1000 --seed 7 --recipients 10000]`: the long run, then a sending to many. Ends with 1 when a
 * promise was broken.
 */
const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '20261122' },
    recipients: { type: 'string', default: '10000' },
  },
});
const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-faults-'));
const started = Date.now();
const result = await runKillLoop({
  cycles: Number(values.cycles),
  seed: Number(values.seed),
  dataDir,
  command: [process.execPath, 'out/main/serve.js'],
  log: (line) => console.error(line),
});
console.log(JSON.stringify({ ...result, seconds: Math.round((Date.now() - started) / 1000) }, null, 2));
const broken =
  result.missing.length +
  result.doubled.length +
  result.lostSends.length +
  result.sentTwice.length +
  result.wronglyOpen.length;
if (broken === 0) rmSync(dataDir, { recursive: true, force: true });
else console.error(`A promise was broken; the workspace is kept for a look: ${dataDir}`);
const bulk = await runBulkSending({
  recipients: Number(values.recipients),
  kills: 3,
  script: 'out/main/serve.js',
  dataDir: mkdtempSync(join(tmpdir(), 'rozmova-bulk-')),
  log: (line) => console.error(line),
});
console.log(JSON.stringify(bulk, null, 2));
const wronged = bulk.servedTwice.length + bulk.sentTwice.length + bulk.wronglySent + bulk.wronglyOpen;
const isWhole = bulk.served === bulk.wanted && bulk.unconfirmed === 0 && bulk.state === 'done';
const isClean = broken === 0 && result.statusesSettled && result.cleanExit === 0;
process.exitCode = isClean && wronged === 0 && isWhole ? 0 : 1;
