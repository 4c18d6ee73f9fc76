import { z } from 'zod';
import type { Sentence } from '#shared/contract/base.ts';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import { storedValue } from './stored.ts';

const KEPT = 60;
/** A way that is lost and found each minute must not push everything else out. */
const SAME_WITHIN_MS = 60_000;

const entrySchema = z.object({ at: z.number(), sentence: z.object({ uk: z.string(), en: z.string() }) });

export interface AddressLog {
  /** Newest first. */
  list(): TunnelState['log'];
  note(sentence: Sentence): void;
}

/** What happened to the public address, for the owner to read; kept over restarts. */
export function createAddressLog(options: { db: Db; clock: Clock }): AddressLog {
  const stored = storedValue(options.db, 'tunnel.log', z.array(entrySchema), []);
  let entries = stored.get();
  return {
    list: () => entries,
    note(sentence) {
      const at = options.clock.now();
      const [newest] = entries;
      if (newest?.sentence.en === sentence.en && at - newest.at < SAME_WITHIN_MS) return;
      entries = [{ at, sentence }, ...entries].slice(0, KEPT);
      stored.set(entries);
    },
  };
}
