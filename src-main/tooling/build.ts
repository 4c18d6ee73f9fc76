import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { acquireBuildLock } from './build-lock.ts';
import { fromRoot, outDir, projectRoot, say } from './project.ts';

/** The three bundles, each with what it is made of; all of them depend on `common`. */
const parts = {
  main: ['src-main', 'src-shared'],
  preload: ['src-main/preload'],
  renderer: ['src-renderer', 'src-shared', 'resources/public', 'resources/sounds'],
} as const;
const common = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src-main/tooling/electron.vite.config.ts',
];

type Part = keyof typeof parts;
type Stamps = Partial<Record<Part, string>>;

const stampFile = join(outDir, 'stamps.json');

/** Builds the bundles whose sources changed since they were built; all of them with `force`. Returns what was built. */
export async function buildStale({ force = false } = {}): Promise<Part[]> {
  if (!force && staleParts().length === 0) return [];
  mkdirSync(outDir, { recursive: true });
  const release = await acquireBuildLock(join(outDir, 'building'));
  try {
    // Another process may have built it while this one waited for the lock.
    const wanted = force ? (Object.keys(parts) as Part[]) : staleParts();
    if (wanted.length > 0) await build(wanted);
    return wanted;
  } finally {
    release();
  }
}

async function build(wanted: readonly Part[]): Promise<void> {
  const startedAt = Date.now();
  // Taken before the build: a file that changes meanwhile makes the result stale again.
  const fingerprints = Object.fromEntries(wanted.map((part) => [part, fingerprint(part)]));
  const nextDir = join(outDir, 'next');
  rmSync(nextDir, { recursive: true, force: true });
  await runElectronVite(nextDir, wanted);
  for (const part of wanted) {
    // The last good build stays until the new one is whole: a failed build breaks nobody.
    const oldDir = join(outDir, `old-${part}`);
    rmSync(oldDir, { recursive: true, force: true });
    if (existsSync(join(outDir, part))) renameSync(join(outDir, part), oldDir);
    renameSync(join(nextDir, part), join(outDir, part));
    rmSync(oldDir, { recursive: true, force: true });
  }
  rmSync(nextDir, { recursive: true, force: true });
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), ...fingerprints }, null, 2));
  say(`Built ${wanted.join(', ')} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function runElectronVite(buildDir: string, wanted: readonly Part[]): Promise<void> {
  const cli = fromRoot('node_modules/electron-vite/bin/electron-vite.js');
  const config = fromRoot('src-main/tooling/electron.vite.config.ts');
  const child = spawn(
    process.execPath,
    [cli, 'build', '-c', config, '--logLevel', 'warn', '--ignoreConfigWarning'],
    {
      cwd: projectRoot,
      env: { ...process.env, ROZMOVA_BUILD_DIR: buildDir, ROZMOVA_BUILD_PARTS: wanted.join(',') },
      // The build's own words go to stderr too.
      stdio: ['ignore', 2, 2],
    },
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const missing = wanted.filter((part) => !existsSync(join(buildDir, part)));
  if (code !== 0 || missing.length > 0) throw new Error('The build failed; its reason stands above.');
}

function staleParts(): Part[] {
  const stamps = readStamps();
  return (Object.keys(parts) as Part[]).filter(
    (part) => !existsSync(join(outDir, part)) || stamps[part] !== fingerprint(part),
  );
}

function readStamps(): Stamps {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')) as Stamps; // written by this file only
  } catch {
    // No stamp, or a damaged one: then everything is stale.
    return {};
  }
}

/** Names, sizes and times of everything a bundle is made of; a removed file changes it as well as a new one. */
function fingerprint(part: Part): string {
  const hash = createHash('sha256');
  for (const place of [...common, ...parts[part]]) addToHash(hash, place);
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, place: string): void {
  const path = fromRoot(place);
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      if (place !== 'src-main' || name !== 'tooling') addToHash(hash, `${place}/${name}`);
    }
  } else {
    hash.update(`${place}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
}

if (import.meta.main) {
  try {
    await buildStale({ force: process.argv.includes('--force') });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
