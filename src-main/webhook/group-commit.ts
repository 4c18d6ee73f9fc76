import type { JournalDelivery } from '../ports.ts';

export type NewDelivery = Omit<JournalDelivery, 'seq'>;

export interface GroupCommit {
  /** Resolves when the delivery is durable; rejects when the disk refused its group, and then nothing of it counts. */
  store(delivery: NewDelivery): Promise<void>;
  /** Writes what waits; nothing is taken after it. */
  close(): void;
}

interface Waiting {
  delivery: NewDelivery;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const GATHER_MS = 2;
const MAX_ITEMS = 64;
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * One fsync for all deliveries that arrive within 2 ms (or 64 of them, or 4 MiB): a commit for each would hold a busy
 * hour at a tenth of the speed. `append` writes a group in one durable transaction or throws.
 */
export function createGroupCommit(append: (group: readonly NewDelivery[]) => void): GroupCommit {
  let waiting: Waiting[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const group = waiting;
    waiting = [];
    bytes = 0;
    if (group.length === 0) return;
    try {
      append(group.map(({ delivery }) => delivery));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  };

  return {
    store(delivery) {
      if (isClosed)
        return Promise.reject(new Error('The journal takes nothing any more: the hub is closing.'));
      return new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        bytes += delivery.body.length;
        if (waiting.length >= MAX_ITEMS || bytes >= MAX_BYTES) flush();
        else timer ??= setTimeout(flush, GATHER_MS);
      });
    },
    close() {
      isClosed = true;
      flush();
    },
  };
}
