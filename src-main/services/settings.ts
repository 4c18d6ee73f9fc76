import { type Settings, settingsSchema } from '#shared/contract/app.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { getSetting, upsertSetting } from '../db/queries/settings.ts';
import type { Db } from '../db/statements.ts';
import type { Publish } from '../ports.ts';

/** Everybody's beginning, from the time when all had the same; `console:7` is operator 7's own. */
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
  /** Of an operator; without one, of whoever sits at the window on this computer. */
  get(operatorId?: OperatorId): Settings;
  update(
    operatorId: OperatorId,
    changes: { [Name in keyof Settings]?: Settings[Name] | undefined },
  ): Settings;
  /** The language for sentences that leave the hub, such as notifications. */
  language(operatorId?: OperatorId): Language;
}

/** The settings of the console, each operator's own. */
export function createSettings(options: {
  db: Db;
  publish: Publish;
  defaultLanguage: Language;
  atDesk(): OperatorId;
}): SettingsService {
  const { db, publish, defaultLanguage, atDesk } = options;
  const get = (operatorId = atDesk()): Settings => {
    const stored = getSetting(db, keyOf(operatorId)) ?? getSetting(db, KEY);
    return stored === null ? defaults : storedSchema.parse({ ...defaults, ...JSON.parse(stored) });
  };
  return {
    get,
    update(operatorId, changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const next = settingsSchema.parse({ ...get(operatorId), ...given });
      upsertSetting(db, keyOf(operatorId), JSON.stringify(next));
      publish([{ entity: 'settings' }]);
      return next;
    },
    language(operatorId) {
      const { language } = get(operatorId);
      return language === 'system' ? defaultLanguage : language;
    },
  };
}

const keyOf = (operatorId: OperatorId): string => `${KEY}:${operatorId}`;
