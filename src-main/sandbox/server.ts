import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Log } from '../ports.ts';
import { createSandbox } from './sandbox.ts';
import type { SandboxTiming } from './timing.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    state: { type: 'string' },
    seed: { type: 'string' },
    empty: { type: 'boolean', default: false },
    /** JSON with some of the delays of timing.ts. */
    timing: { type: 'string' },
  },
});

const write = (level: string, event: string, fields: Record<string, unknown> = {}): void => {
  process.stderr.write(`${JSON.stringify({ level, event, ...fields })}\n`);
};
const log: Log = {
  debug: () => undefined,
  info: (event, fields) => write('info', event, fields),
  warn: (event, fields) => write('warn', event, fields),
  error: (event, fields) => write('error', event, fields),
};

const sandbox = await createSandbox({
  stateFile: values.state ?? join(mkdtempSync(join(tmpdir(), 'rozmova-sandbox-')), 'sandbox.json'),
  clock: { now: () => Date.now() },
  log,
  onChange: () => undefined,
  isEmpty: values.empty,
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  ...(values.timing === undefined ? {} : { timing: JSON.parse(values.timing) as Partial<SandboxTiming> }),
});

process.stdout.write(`${JSON.stringify({ url: sandbox.url, credentials: sandbox.credentials })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
