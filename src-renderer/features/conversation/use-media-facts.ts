import { useEffect, useState } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import { useHub } from '../../api/hub-context.ts';
import { decodeMedia } from './decode-media.ts';
import { createFactsQueue } from './facts-queue.ts';

const IDLE_TIMEOUT_MS = 4000;
const whenIdle = () =>
  new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS }));

/**
 * Finds out sizes, lengths, waves and small pictures of the files of a conversation and tells the hub, so that next time
 * every box has its size at once. Only a seat that may write does it: the hub takes it from nobody else.
 */
export function useMediaFacts(messages: readonly Message[], maySave: boolean): void {
  const { client } = useHub();
  const [queue] = useState(() =>
    createFactsQueue({
      decode: decodeMedia,
      save: (id, facts) => client.media.saveFacts({ id, ...facts }),
      whenIdle,
    }),
  );
  useEffect(() => {
    if (maySave) queue.offer(messages.flatMap(({ media }) => media ?? []));
  }, [messages, maySave, queue]);
  useEffect(() => () => queue.stop(), [queue]);
}
