import { execFile } from 'node:child_process';

const BUS = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
const PATIENCE_MS = 3_000;

export interface BusServices {
  /** A panel that shows pictures beside the clock. */
  hasTray: boolean;
  /** Something that shows notifications; null: it could not be found out. */
  hasNotifications: boolean | null;
}

/** Asks the Linux session which of its services there are, running or waiting to be started. */
export async function lookAtSessionBus(): Promise<BusServices> {
  const [running, startable] = await Promise.all([ask('ListNames'), ask('ListActivatableNames')]);
  if (running === null) return { hasTray: false, hasNotifications: null };
  const has = (name: string) => running.includes(name);
  return {
    hasTray: has('org.kde.StatusNotifierWatcher'),
    hasNotifications:
      has('org.freedesktop.Notifications') || (startable?.includes('org.freedesktop.Notifications') ?? false),
  };
}

/** Null where there is no bus, or no program to ask it. */
function ask(question: 'ListNames' | 'ListActivatableNames'): Promise<string[] | null> {
  return new Promise((resolve) => {
    execFile(
      'dbus-send',
      [...BUS, `org.freedesktop.DBus.${question}`],
      { timeout: PATIENCE_MS },
      (error, answer) => resolve(error ? null : answer.split(/[\s[\]]+/)),
    );
  });
}
