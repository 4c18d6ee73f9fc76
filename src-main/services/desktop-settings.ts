import type { DesktopSettings } from '#shared/contract/desktop.ts';
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
}

export interface DesktopService extends ServiceOf<'desktop'> {
  /** The host tells how things stand. */
  learn(facts: DesktopFacts): void;
}

const ANSWER_LIMIT_MS = 5_000;

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
      return requireHost().facts.settings;
    },

    testNotification() {
      requireHost().host.testNotification(testWords[options.language()]);
    },

    learn(told) {
      facts = told;
      publish([{ entity: 'desktop' }]);
      for (const listener of listeners) listener();
    },
  };
}
