import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium } from '../../src-main/tooling/chromium.ts';
import { bundlePageScript, bundleServers } from './bundle.ts';
import { electronBinary } from './electron-run.ts';
import { benchImportMemory } from './import-memory.ts';
import { createQuietGate } from './quiet.ts';
import { benchRecords } from './records.ts';
import { benchScreen } from './screen.ts';
import { benchSearch } from './search.ts';
import { seedWorkspace } from './seed.ts';
import { benchSendings } from './sendings.ts';
import { benchStart } from './start-and-memory.ts';
import { type Row, told } from './stats.ts';
import { benchTeam } from './team.ts';
import { benchTemplates } from './templates.ts';
import { benchTyping } from './typing.ts';
import { benchWebhook } from './webhook.ts';

/**
 * `npm run bench [-- --short]`: prints a table and JSON. Method and targets: ratios in one run, subject and reference in
 * turn, in the Electron runtime where there is one. A missed target is reported, not failed: machines differ.
 */
const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const projectDir = fileURLToPath(new URL('../..', import.meta.url));
const electron = await findElectron();
const quiet = createQuietGate(values.short ? 2_000 : 10_000, values.short ? 10_000 : 60_000);
const rows: Row[] = [];

const runtime = electron
  ? {
      program: electron.nodeProgram,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      name: 'Electron runtime',
    }
  : { program: process.execPath, env: process.env, name: `Node ${process.versions.node}` };
const serveScript = join(projectDir, 'out/main/serve.js');
const script = await bundleServers();
rows.push(
  ...(await benchWebhook({
    runtime,
    script,
    serveScript,
    requests: values.short ? 10_000 : 25_000,
    rounds: values.short ? 1 : 3,
    openLoopSeconds: values.short ? 3 : 10,
    quiet,
  })),
);
rows.push(...(await benchRecords({ records: values.short ? 20_000 : 100_000, quiet })));
rows.push(await benchImportMemory({ records: values.short ? 20_000 : 100_000, quiet }));
rows.push(...(await benchSendings(quiet)));
rows.push(...(await benchTemplates({ templates: 6_000, quiet })));
rows.push(...(await benchTeam({ conversations: 10_000, quiet })));
rows.push(...(await benchData()), ...(await benchDesktop()), ...quiet.rows());

const report = {
  short: values.short,
  node: process.versions.node,
  runtime: electron ? 'electron' : 'node',
  rows,
};
console.log(JSON.stringify(report));
printTable(rows);
if (values.out) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);

/** One large shop: asked in this process about SQL and what is done with its rows, then shown in a browser. */
async function benchData(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-shop-'));
  try {
    const data = await benchSearch({
      dataDir,
      messages: values.short ? 200_000 : 1_000_000,
      conversations: values.short ? 20_000 : 100_000,
      questions: values.short ? 60 : 200,
      quiet,
    });
    return [...data, ...(await benchPage(dataDir))];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function benchPage(dataDir: string): Promise<Row[]> {
  if (findChromium(process.env, process.platform) === null) {
    const detail = 'needs Chromium; install the package chromium';
    return [told({ id: 'U3', what: 'console in a browser', value: Number.NaN, unit: '', detail })];
  }
  const pageScript = await bundlePageScript('screen-probe');
  return await benchScreen({ dataDir, runtime, serveScript, pageScript, isShort: values.short, quiet });
}

async function benchDesktop(): Promise<Row[]> {
  if (!electron || (process.platform === 'linux' && !process.env.DISPLAY)) {
    return [
      told({
        id: 'E1-U4',
        what: 'window: start, memory, typing',
        value: Number.NaN,
        unit: '',
        detail: 'needs Electron and a display; run inside a desktop',
      }),
    ];
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-data-'));
  const userDataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-user-'));
  try {
    seedWorkspace(dataDir, {
      conversations: 1000,
      messagesEach: 20,
      contacts: values.short ? 100_000 : 400_000,
    });
    const start = await benchStart({
      dataDir,
      projectDir,
      pairs: values.short ? 1 : 3,
      idleSeconds: values.short ? 3 : 10,
      quiet,
    });
    const typing = await benchTyping({
      projectDir,
      dataDir,
      userDataDir,
      pageScript: await bundlePageScript('hub-client'),
      roundTrips: values.short ? 200 : 1000,
      keys: values.short ? 40 : 120,
    });
    return [...start, ...typing];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(userDataDir, { recursive: true, force: true });
  }
}

/** The Electron binary; as Node it needs the plain program, not the wrapper that a test desktop may put before it. */
async function findElectron(): Promise<{ binary: string; nodeProgram: string } | null> {
  try {
    const binary = await electronBinary();
    const plain = process.env.DESKTOP_ELECTRON_DIST
      ? join(process.env.DESKTOP_ELECTRON_DIST, 'electron')
      : binary;
    return existsSync(plain) ? { binary, nodeProgram: plain } : null;
  } catch (error) {
    console.error(
      `No Electron here (${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}): servers run on Node, the window is not measured.`,
    );
    return null;
  }
}

function printTable(all: readonly Row[]): void {
  const cells = all.map((row) => [
    row.id,
    row.what,
    `${row.value} ${row.unit}`,
    row.target,
    row.verdict,
    row.detail,
  ]);
  const heads = ['', 'what', 'value', 'target', '', 'detail'];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of [heads, ...cells])
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
