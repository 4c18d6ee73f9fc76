import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

export interface Folders {
  /** The workspace: what the hub keeps. */
  dataDir: string;
  /** What belongs to the window: Chromium's own files and where it stood. */
  profileDir: string;
}

/**
 * Chooses the workspace and gives each its own profile, and thereby its own single-instance lock: a second start opens
 * the first one's window, while a second workspace may be open beside it. Must run before the lock is asked for.
 */
export function chooseFolders(app: App, environment: NodeJS.ProcessEnv): Folders {
  const named = environment.ROZMOVA_DATA || null;
  const home = app.getPath('userData');
  const dataDir = named === null ? join(home, 'workspace') : resolve(named);
  // An unpackaged Electron sets its own userData after it has read this switch, which tests and the bench rely on.
  const wanted = app.commandLine.getSwitchValue('user-data-dir');
  if (wanted !== '') app.setPath('userData', resolve(wanted));
  else if (named !== null) app.setPath('userData', join(home, 'profiles', profileName(dataDir)));
  return { dataDir, profileDir: app.getPath('userData') };
}

function profileName(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}
