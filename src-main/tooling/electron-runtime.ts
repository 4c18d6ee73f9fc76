import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromRoot, outDir, say } from './project.ts';

export type ElectronRuntime = { kind: 'found'; binary: string } | { kind: 'unavailable'; reason: string };

const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const RETRY_DOWNLOAD_AFTER_MS = 24 * 60 * 60_000;
const failedMark = join(outDir, 'electron-download-failed');

/** Where Electron lies, or why it cannot be started here. The download is tried once a day when it is missing. */
export async function findElectron({ mayDownload }: { mayDownload: boolean }): Promise<ElectronRuntime> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { kind: 'unavailable', reason: 'there is no display' };
  }
  let binary = electronBinary();
  if (binary === null && mayDownload && !hasFailedLately()) {
    say('Electron is not here yet: downloading it (about 110 MB, once) ...');
    if (await download()) binary = electronBinary();
    else rememberFailure();
  }
  if (binary !== null) return { kind: 'found', binary };
  return { kind: 'unavailable', reason: 'its program is missing, get it with: npx install-electron' };
}

/** Why Electron ended at once, when its own words tell that this system cannot run it; null for any other ending. */
export function reasonItCannotRun(stderr: string): string | null {
  const signs: readonly [RegExp, string][] = [
    [
      /missing x server|unable to open x display|cannot open display|failed to connect to wayland/i,
      'no display answers',
    ],
    [/error while loading shared libraries: (\S+?):/i, 'a system library is missing'],
    [/running as root without --no-sandbox/i, 'it does not run as root'],
    [/suid sandbox helper|no usable sandbox/i, 'this system does not let it build its sandbox'],
    [/libgtk|gtk.*(not found|failed)/i, 'GTK does not work here'],
  ];
  for (const [sign, reason] of signs) {
    const found = sign.exec(stderr);
    if (found) return found[1] === undefined ? reason : `${reason}: ${found[1]}`;
  }
  return null;
}

/** As the `electron` package has it, but without its download, which knows no time limit. */
function electronBinary(): string | null {
  const packageDir = fromRoot('node_modules', 'electron');
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageDir, 'dist');
  const pathFile = join(packageDir, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : executableName();
  const binary = join(folder, name);
  return existsSync(binary) ? binary : null;
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function download(): Promise<boolean> {
  const installer = fromRoot('node_modules', 'electron', 'install.js');
  const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'ignore'] });
  const limit = setTimeout(() => child.kill(), DOWNLOAD_LIMIT_MS);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', resolve);
  });
  clearTimeout(limit);
  return code === 0;
}

function hasFailedLately(): boolean {
  return existsSync(failedMark) && Date.now() - statSync(failedMark).mtimeMs < RETRY_DOWNLOAD_AFTER_MS;
}

function rememberFailure(): void {
  mkdirSync(dirname(failedMark), { recursive: true });
  writeFileSync(failedMark, '');
}
