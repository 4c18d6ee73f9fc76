import { join } from 'node:path';
import { type App, Notification } from 'electron';
import type { DesktopSettings } from '#shared/contract/desktop.ts';
import type { Language } from '#shared/domain/refusals.ts';
import type { DesktopFacts } from '../hub.ts';
import { createAutostart } from './autostart.ts';
import { type Closing, decideClosing } from './closing.ts';
import { readKeptSettings, writeKeptSettings } from './kept-settings.ts';
import { lookAtSessionBus } from './session-bus.ts';
import { watchSystemQuiet } from './system-quiet.ts';

/** How the program behaves on this computer, and what its system is capable of. */
export interface ProgramState {
  /** Looks at the system; tells the facts when it has. */
  look(): Promise<void>;
  update(changes: Partial<DesktopSettings>): void;
  /** What closing the window does now. */
  closing(): Closing;
  /** The notice or question about closing was seen. */
  toldOfClosing(): void;
  /** The language of the person at the window, for the next start. */
  speaks(language: Language): void;
  /** The system refused a notification. */
  notificationFailed(): void;
  canReply: boolean;
  hasTray(): boolean;
  end(): void;
}

const platforms: Partial<Record<NodeJS.Platform, DesktopFacts['platform']>> = {
  darwin: 'mac',
  win32: 'windows',
};

/** Where they are kept. */
export const settingsFileIn = (profileDir: string): string => join(profileDir, 'desktop.json');

/** Keeps the settings in a file of this computer's profile; `onFacts` hears of every change. */
export function createProgramState(
  app: App,
  profileDir: string,
  onFacts: (facts: DesktopFacts) => void,
): ProgramState {
  const file = settingsFileIn(profileDir);
  const autostart = createAutostart(app, process.env);
  let kept = readKeptSettings(file, process.platform);
  let hasTray = process.platform !== 'linux';
  let trouble: DesktopFacts['notificationTrouble'] = null;
  let isQuiet = false;
  // Linux has no field for an answer in its notifications.
  const canReply = process.platform === 'darwin' || process.platform === 'win32';

  const keep = (changes: Partial<typeof kept>) => {
    kept = { ...kept, ...changes };
    writeKeptSettings(file, kept);
  };
  const tell = () =>
    onFacts({
      platform: platforms[process.platform] ?? 'linux',
      settings: { closesToTray: kept.closesToTray, startsWithSystem: autostart.isOn() },
      canReply,
      hasTray,
      canStartWithSystem: autostart.isPossible(),
      notificationTrouble: trouble,
      isSystemQuiet: isQuiet,
    });
  const quiet = watchSystemQuiet(process.env, (now) => {
    isQuiet = now;
    tell();
  });

  return {
    canReply,
    hasTray: () => hasTray,
    async look() {
      const bus = process.platform === 'linux' ? await lookAtSessionBus() : null;
      if (bus) hasTray = bus.hasTray;
      trouble = Notification.isSupported() && bus?.hasNotifications !== false ? null : 'unsupported';
      tell();
    },
    update({ closesToTray, startsWithSystem }) {
      if (closesToTray !== undefined) keep({ closesToTray });
      try {
        if (startsWithSystem !== undefined) autostart.set(startsWithSystem);
      } catch (error) {
        // The hub sees that nothing has changed, and says so.
        process.stderr.write(`Rozmova: starting with the system could not be set (${codeOf(error)})\n`);
      }
      tell();
    },
    closing: () =>
      decideClosing({
        platform: process.platform,
        closesToTray: kept.closesToTray,
        hasTray,
        hasBeenTold: kept.hasToldOfClosing,
      }),
    toldOfClosing: () => keep({ hasToldOfClosing: true }),
    speaks(language) {
      if (language !== kept.language) keep({ language });
    },
    end: () => quiet.end(),
    notificationFailed() {
      trouble = 'failed';
      tell();
    },
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'error';
