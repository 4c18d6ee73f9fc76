import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths of the project, for the scripts in this folder. */
export const projectRoot: string = fileURLToPath(new URL('../../', import.meta.url));
export const outDir: string = join(projectRoot, 'out');

/** A path below the project. */
export function fromRoot(...segments: string[]): string {
  return join(projectRoot, ...segments);
}

/** The workspace that the window uses when ROZMOVA_DATA names none, so that both hosts show the same chats. */
export function defaultWorkspace(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (environment.ROZMOVA_DATA) return environment.ROZMOVA_DATA;
  return join(settingsFolder(environment, platform), 'Rozmova', 'workspace');
}

/** Where programs of this system keep their settings, as Electron's `appData` has it. */
function settingsFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  return environment.XDG_CONFIG_HOME || join(homedir(), '.config');
}

/** Scripts talk on stderr: the stdout of `serve` belongs to its one ready line. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
