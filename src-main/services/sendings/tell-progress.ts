import { listRecipientTallies } from '../../db/queries/sending-recipients.ts';
import { listSendings } from '../../db/queries/sendings.ts';
import type { Publish } from '../../ports.ts';
import type { SendingsOptions } from './options.ts';

/** How often seats hear of it while statuses come in. */
const TELL_EVERY_MS = 500;
/** Sendings that are looked at; what is older hardly changes, and is read anew when somebody opens it. */
const LOOKED_AT = 10;

/** Tells seats that the results of a sending changed, when messages changed and they did. */
export function tellProgress(
  { db, publish }: Pick<SendingsOptions, 'db' | 'publish'>,
  { listen }: { listen(listener: Publish): () => void },
): { close(): void } {
  const told = new Map<number, string>();
  let timer: NodeJS.Timeout | null = null;
  const look = (): void => {
    timer = null;
    if (!db.open) return;
    for (const { id } of listSendings(db, { before: Number.MAX_SAFE_INTEGER, limit: LOOKED_AT })) {
      const counts = JSON.stringify(listRecipientTallies(db, id));
      if (told.get(id) === counts) continue;
      told.set(id, counts);
      publish([{ entity: 'sending', id }]);
    }
  };
  const stop = listen((changes) => {
    if (changes.some(({ entity }) => entity === 'message')) timer ??= setTimeout(look, TELL_EVERY_MS);
  });
  return {
    close() {
      stop();
      if (timer) clearTimeout(timer);
    },
  };
}
