import { execFile, spawn } from 'node:child_process';

export interface SystemQuiet {
  end(): void;
}

const BANNERS = ['org.gnome.desktop.notifications', 'show-banners'] as const;
const PATIENCE_MS = 3_000;

/**
 * Hears whether the person has told the whole system to be quiet. Popups need no word of it: they go through the system's
 * own service, which holds them back by itself. Our own sounds do. GNOME tells its "Do Not Disturb" to every program;
 * Windows and macOS tell their Focus to none without an entitlement or a private interface, so that sounds there
 * follow our own quiet hours only.
 */
export function watchSystemQuiet(
  environment: NodeJS.ProcessEnv,
  onChange: (isQuiet: boolean) => void,
): SystemQuiet {
  if (process.platform !== 'linux' || !/gnome|unity/i.test(environment.XDG_CURRENT_DESKTOP ?? ''))
    return { end: () => undefined };
  let known = false;
  const hear = (line: string) => {
    const isQuiet = saysQuiet(line);
    if (isQuiet === null || isQuiet === known) return;
    known = isQuiet;
    onChange(isQuiet);
  };
  const watcher = spawn('gsettings', ['monitor', ...BANNERS], { stdio: ['ignore', 'pipe', 'ignore'] });
  watcher.stdout.setEncoding('utf8').on('data', (told: string) => told.split('\n').forEach(hear));
  // A desktop without the tool is one that cannot be asked: nothing is quiet there.
  watcher.on('error', () => undefined);
  execFile('gsettings', ['get', ...BANNERS], { timeout: PATIENCE_MS }, (error, told) => {
    if (error === null) hear(told);
  });
  return { end: () => void watcher.kill() };
}

/** Reads what `gsettings` prints for the key, with or without its name; null: nothing of it. */
export function saysQuiet(line: string): boolean | null {
  const value = /^(?:show-banners: )?(true|false)$/.exec(line.trim())?.[1];
  return value === undefined ? null : value === 'false';
}
