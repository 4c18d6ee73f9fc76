import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runKillLoop } from './kill-loop.ts';

/** `npm run faults [-- --cycles 1000 --seed 7]`: the long run. Ends with 1 when a promise was broken. */
const { values } = parseArgs({
  options: { cycles: { type: 'string', default: '1000' }, seed: { type: 'string', default: '20261122' } },
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
process.exitCode = broken === 0 && result.statusesSettled && result.cleanExit === 0 ? 0 : 1;
