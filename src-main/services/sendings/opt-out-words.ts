import { type OptOutWords, optOutWordsSchema } from '#shared/contract/sendings.ts';
import { defaultOptOutWords } from '#shared/domain/opt-out-words.ts';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import type { Db } from '../../db/statements.ts';

const KEY = 'sendings.opt_out_words';

/** What was read last, by workspace: each message that comes in asks, and an owner changes them once a year. */
const lastRead = new WeakMap<Db, { stored: string | null; words: OptOutWords }>();

/** The words by which customers end and take up marketing again. */
export function readOptOutWords(db: Db): OptOutWords {
  const stored = getSetting(db, KEY);
  const known = lastRead.get(db);
  if (known?.stored === stored) return known.words;
  const words =
    stored === null
      ? defaultOptOutWords
      : optOutWordsSchema.catch(defaultOptOutWords).parse(JSON.parse(stored));
  lastRead.set(db, { stored, words });
  return words;
}

/** Keeps other words; each once. */
export function writeOptOutWords(db: Db, given: OptOutWords): OptOutWords {
  const words = {
    stop: [...new Set(given.stop)],
    start: [...new Set(given.start)],
    isOn: given.isOn,
  };
  upsertSetting(db, KEY, JSON.stringify(words));
  return words;
}
