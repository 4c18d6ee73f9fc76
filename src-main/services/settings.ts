import { type Settings, settingsSchema } from '#shared/contract/app.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { getSetting, upsertSetting } from '../db/queries/settings.ts';
import type { Db } from '../db/statements.ts';
import type { Publish } from '../ports.ts';

const KEY = 'console';
const defaults: Settings = {
  language: 'system',
  theme: 'system',
  enterSends: true,
  notificationText: true,
  showsTyping: true,
  density: 'comfortable',
  notifies: true,
  sounds: true,
  quietHours: null,
  doNotDisturbUntil: null,
  locksAfterMinutes: null,
};
/** A row that another version wrote in a way unknown here must not keep the console from starting. */
const storedSchema = settingsSchema.catch(defaults);

export interface SettingsService {
  get(): Settings;
  update(changes: { [Name in keyof Settings]?: Settings[Name] | undefined }): Settings;
  /** The language for sentences that leave the hub, such as notifications. */
  language(): Language;
}

/** The settings of the console, the same for every seat. */
export function createSettings(options: {
  db: Db;
  publish: Publish;
  defaultLanguage: Language;
}): SettingsService {
  const { db, publish, defaultLanguage } = options;
  const get = (): Settings => {
    const stored = getSetting(db, KEY);
    return stored === null ? defaults : storedSchema.parse({ ...defaults, ...JSON.parse(stored) });
  };
  return {
    get,
    update(changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const next = settingsSchema.parse({ ...get(), ...given });
      upsertSetting(db, KEY, JSON.stringify(next));
      publish([{ entity: 'settings' }]);
      return next;
    },
    language() {
      const { language } = get();
      return language === 'system' ? defaultLanguage : language;
    },
  };
}
