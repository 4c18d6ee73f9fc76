import type { Media } from '#shared/contract/media.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { type DecodedFacts, lacksFacts } from './decode-media.ts';

export interface FactsQueueOptions {
  readonly decode: (media: Media) => Promise<DecodedFacts | null>;
  readonly save: (id: MediaId, facts: DecodedFacts) => Promise<unknown>;
  /** Waits until nothing else is to do. */
  readonly whenIdle: () => Promise<void>;
}

/** Files to find something out about, one after the other; each is tried once. */
export interface FactsQueue {
  readonly offer: (files: readonly Media[]) => void;
  readonly stop: () => void;
}

/** Makes the queue of one open conversation. */
export function createFactsQueue({ decode, save, whenIdle }: FactsQueueOptions): FactsQueue {
  const tried = new Set<MediaId>();
  let waiting: readonly Media[] = [];
  let isRunning = false;
  let isStopped = false;

  const run = async () => {
    isRunning = true;
    for (;;) {
      await whenIdle();
      // The newest first: that is where one looks.
      const media = waiting.findLast(({ id }) => !tried.has(id));
      if (!media || isStopped) break;
      tried.add(media.id);
      // A file that cannot be decoded keeps its plain box, and says so when it is opened or played.
      const facts = await decode(media).catch(() => null);
      // Not saved: the next time that the conversation is opened, it is found out again.
      if (facts && Object.keys(facts).length > 0) await save(media.id, facts).catch(() => null);
    }
    isRunning = false;
  };
  return {
    offer(files) {
      isStopped = false;
      waiting = files.filter((media) => lacksFacts(media) && !tried.has(media.id));
      if (waiting.length > 0 && !isRunning) void run();
    },
    stop() {
      isStopped = true;
    },
  };
}
