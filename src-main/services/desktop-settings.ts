import type { DesktopSettings } from '#shared/contract/desktop.ts';
import type { Change } from '#shared/contract/events.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { type Language, Refusal } from '#shared/domain/refusals.ts';
import type { Publish } from '../ports.ts';
import type { ServiceOf } from './service-of.ts';

/** How the program stands on this computer. */
export type DesktopFacts = NonNullable<Awaited<ReturnType<HubClient['desktop']['get']>>>;

/** The side of the windows. */
export interface DesktopHost {
  /** Makes it so, and tells the new facts. */
  update(changes: Partial<DesktopSettings>): void;
  testNotification(words: { title: string; body: string }): void;
  /** Menus and dialogs of the windows' own thread are in this language from now on. */
  speak?(language: Language): void;
}

export interface DesktopService extends ServiceOf<'desktop'> {
  /** The host tells how things stand. */
  learn(facts: DesktopFacts): void;
  /** What is known now; null: no window has told anything. */
  facts(): DesktopFacts | null;
  /** After every commit: the person at the window may be another one, or read another language. */
  onChanges(changes: readonly Change[]): void;
}

const ANSWER_LIMIT_MS = 5_000;

const concernsLanguage: ReadonlySet<Change['entity']> = new Set(['settings', 'seat', 'operator']);

const testWords: Record<Language, { title: string; body: string }> = {
  en: { title: 'This is how Rozmova tells you', body: 'Notifications work on this computer.' },
  uk: { title: 'Так Розмова вас сповіщатиме', body: 'Сповіщення на цьому комп’ютері працюють.' },
};

/** The settings of the window's program, which the host keeps; without a host there are none. */
export function createDesktopService(options: {
  host: DesktopHost | undefined;
  publish: Publish;
  /** Of whoever sits at the window. */
  language(): Language;
}): DesktopService {
  const { host, publish } = options;
  const listeners = new Set<() => void>();
  let facts: DesktopFacts | null = null;
  let spoken: Language | null = null;
  const speak = () => {
    const language = options.language();
    if (language === spoken) return;
    spoken = language;
    host?.speak?.(language);
  };
  const requireHost = () => {
    if (host === undefined || facts === null) throw new Refusal('NO_DESKTOP');
    return { host, facts };
  };

  return {
    get: () => facts,

    async update(given) {
      const known = requireHost();
      if (given.closesToTray === true && !known.facts.hasTray && known.facts.platform !== 'mac')
        throw new Refusal('NO_TRAY');
      if (given.startsWithSystem === true && !known.facts.canStartWithSystem)
        throw new Refusal('CANNOT_START_WITH_SYSTEM');
      const answered = new Promise<void>((resolve, reject) => {
        const limit = setTimeout(
          () => reject(new Error('the window’s program did not answer')),
          ANSWER_LIMIT_MS,
        );
        const hear = () => {
          clearTimeout(limit);
          listeners.delete(hear);
          resolve();
        };
        listeners.add(hear);
      });
      const { closesToTray, startsWithSystem } = given;
      known.host.update({
        ...(closesToTray === undefined ? {} : { closesToTray }),
        ...(startsWithSystem === undefined ? {} : { startsWithSystem }),
      });
      await answered;
      const now = requireHost().facts.settings;
      if (startsWithSystem !== undefined && now.startsWithSystem !== startsWithSystem)
        throw new Refusal('AUTOSTART_NOT_SET');
      return now;
    },

    testNotification() {
      requireHost().host.testNotification(testWords[options.language()]);
    },

    facts: () => facts,

    onChanges(changes) {
      if (changes.some(({ entity }) => concernsLanguage.has(entity))) speak();
    },

    learn(told) {
      facts = told;
      speak();
      publish([{ entity: 'desktop' }]);
      for (const listener of listeners) listener();
    },
  };
}
