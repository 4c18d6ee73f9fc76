import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from './build.ts';
import { findChromium } from './chromium.ts';
import { findElectron } from './electron-runtime.ts';
import { fromRoot, projectRoot, say } from './project.ts';

/** A suite that needs something this machine may not have. */
interface Need {
  project: string;
  /** Null when it is there; otherwise what is missing and how to get it. */
  missing: string | null;
}

const withDesktop = fromRoot('..', 'shared', 'desktop', 'with-desktop');

// `npm test`: every suite this machine can run, the desktop's inside a desktop of its own where there is none.
// `npm test -- FILE` and other arguments go to vitest.
try {
  await buildStale();
  process.exitCode = await runTests(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function runTests(args: readonly string[]): Promise<number> {
  const bringsDesktop = canBringDesktop();
  const needs = await findNeeds(bringsDesktop);
  const missing = needs.filter((need) => need.missing !== null && isWanted(need.project, args));
  for (const need of missing) say(`The ${need.project} suite does not run here: ${need.missing}`);
  if (missing.length > 0 && process.env.CI) {
    say('In CI every suite has to run.');
    return 1;
  }
  const projects = [
    'node',
    'component',
    'faults',
    ...needs.filter((need) => need.missing === null).map((need) => need.project),
  ];
  const selection = args.includes('--project') ? [] : projects.flatMap((project) => ['--project', project]);
  const vitest = [
    fromRoot('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
  ];
  const command = [process.execPath, ...vitest, '--root', '.', ...selection, ...args];
  return run(bringsDesktop && isWanted('desktop', args) ? [withDesktop, ...command] : command);
}

/** A desktop of its own for the tests: not inside another one, and not where it has not been installed. */
function canBringDesktop(): boolean {
  const cache = process.env.DESKTOP_CACHE ?? join(homedir(), '.cache', 'console-desktop');
  return !process.env.DESKTOP_INSIDE && existsSync(withDesktop) && existsSync(cache);
}

async function findNeeds(bringsDesktop: boolean): Promise<Need[]> {
  const chromium = findChromium(process.env, process.platform);
  const electron = bringsDesktop ? { kind: 'found' as const } : await findElectron({ mayDownload: false });
  const howToGetDesktop = existsSync(withDesktop) ? ' Get both with ../shared/desktop/setup' : '';
  return [
    {
      project: 'browser',
      missing:
        chromium === null
          ? 'no Chromium; install the package chromium, or name one in ROZMOVA_CHROMIUM.'
          : null,
    },
    {
      project: 'desktop',
      missing: electron.kind === 'found' ? null : `no Electron: ${electron.reason}.${howToGetDesktop}`,
    },
  ];
}

function isWanted(project: string, args: readonly string[]): boolean {
  const named = args.flatMap((argument, index) => (args[index - 1] === '--project' ? [argument] : []));
  return named.length === 0 || named.includes(project);
}

async function run(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  const options: SpawnOptions = { cwd: projectRoot, stdio: 'inherit' };
  const child = spawn(program, args, options);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
