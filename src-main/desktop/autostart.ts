import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';

/** Tells the program that it was started by the system: its window stays out of sight. */
export const HIDDEN_SWITCH = 'hidden';

export interface Autostart {
  isPossible(): boolean;
  isOn(): boolean;
  set(isOn: boolean): void;
}

/** Starting with the system: an entry of the session on Linux, the system's own list elsewhere. */
export function createAutostart(app: App, environment: NodeJS.ProcessEnv): Autostart {
  const args = [...(app.isPackaged ? [] : [app.getAppPath()]), `--${HIDDEN_SWITCH}`];
  if (process.platform !== 'linux') {
    return {
      // From a checkout it would start a bare Electron.
      isPossible: () => app.isPackaged,
      isOn: () => app.getLoginItemSettings({ args }).openAtLogin,
      set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args }),
    };
  }
  const folder = join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'rozmova.desktop');
  // An AppImage runs from a mount that is gone at the next start.
  const program = environment.APPIMAGE || process.execPath;
  const workspace = environment.ROZMOVA_DATA ? ['env', `ROZMOVA_DATA=${environment.ROZMOVA_DATA}`] : [];
  return {
    isPossible: () => canWriteBelow(folder),
    isOn: () => existsSync(file) && isEntryOn(readFileSync(file, 'utf8')),
    set(isOn) {
      if (!isOn) return rmSync(file, { force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, autostartEntry([...workspace, program, ...args]));
    },
  };
}

/** Whether a session would start an entry: the person may have switched it off in the desktop's own settings. */
export function isEntryOn(entry: string): boolean {
  return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(entry);
}

/** Whether a file can be made in a folder that may have to be made first. */
function canWriteBelow(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && canWriteBelow(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The entry that a Linux session reads when a person has signed in. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Rozmova',
    `Exec=${command.map(quoteForExec).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** As the specification of desktop entries wants it: quoted, then escaped once more as a value of the file. */
function quoteForExec(argument: string): string {
  if (/^[A-Za-z0-9_./=:@+-]+$/.test(argument)) return argument;
  const quoted = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', '\\\\')}"`;
}
