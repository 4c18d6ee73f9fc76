import { type OptOutWords, optOutWordsSchema } from '#shared/contract/sendings.ts';
import { defaultOptOutWords } from '#shared/domain/opt-out-words.ts';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import type { Db } from '../../db/statements.ts';

const KEY = 'sendings.opt_out_words';

/** The words by which customers end and take up marketing again. */
export function readOptOutWords(db: Db): OptOutWords {
  const stored = getSetting(db, KEY);
  return stored === null
    ? defaultOptOutWords
    : optOutWordsSchema.catch(defaultOptOutWords).parse(JSON.parse(stored));
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
