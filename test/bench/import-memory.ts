import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { QuietGate } from './quiet.ts';
import { judged, progress, type Row, round } from './stats.ts';

const importer = fileURLToPath(new URL('./servers/importer.ts', import.meta.url));
const TIMES = 5;
const sizeSchema = z.object({ inUse: z.number(), process: z.number() });

/** R4: whether an import keeps more in memory the more rows it has; in a process of its own, so that nothing else is in the figure. */
export async function benchImportMemory(options: { records: number; quiet: QuietGate }): Promise<Row> {
  const few = Math.round(options.records / TIMES);
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-import-'));
  try {
    await options.quiet.wait();
    progress(`imports of ${few} and ${options.records} records, for their memory`);
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      importer,
      dataDir,
      String(few),
      String(options.records),
    ]);
    const [first, later] = z.tuple([sizeSchema, sizeSchema]).parse(JSON.parse(stdout));
    const megabytes = (bytes: number) => round(bytes / 1e6, 0);
    const inUse = `${megabytes(later.inUse)} against ${megabytes(first.inUse)} MB`;
    const whole = `the process ${megabytes(later.process)} against ${megabytes(first.process)} MB`;
    return judged(
      {
        id: 'R4',
        what: `import: memory in use at ${TIMES} times the rows, x that at the first`,
        value: round(later.inUse / first.inUse),
        unit: 'x',
        detail: `${inUse}, ${whole}; ${options.records} and ${few} records`,
      },
      { max: 1.1 },
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
