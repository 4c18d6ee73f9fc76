import type { HubClient } from '#shared/contract/index.ts';
import type { RecordQuery } from '#shared/contract/records.ts';

/** The hub takes no more at once; small enough that "cancel" is heard soon. */
const CHUNK = 500;
const PAGE = 200;

export interface DeleteOptions {
  readonly question: RecordQuery;
  /** Null: all that fit the question. */
  readonly keys: readonly string[] | null;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Deletes records part by part and answers how many; what was deleted before it was cancelled stays deleted. */
export async function deleteRecords(client: HubClient, options: DeleteOptions): Promise<number> {
  const { question, keys, signal, onProgress } = options;
  let deleted = 0;
  for await (const chunk of keys === null ? allKeys(client, question) : chunks(keys)) {
    signal.throwIfAborted();
    const answer = await client.records.delete({ type: question.type, keys: chunk });
    deleted += answer.deleted;
    onProgress(deleted);
    // The same page again and again would never end.
    if (keys === null && answer.deleted === 0) return deleted;
  }
  return deleted;
}

function* chunks(keys: readonly string[]): Generator<string[]> {
  for (let at = 0; at < keys.length; at += CHUNK) yield keys.slice(at, at + CHUNK);
}

/** Always the first page: the ones before it are gone by then. */
async function* allKeys(client: HubClient, question: RecordQuery): AsyncGenerator<string[]> {
  for (;;) {
    const { items } = await client.records.list({ ...question, order: 'key', limit: PAGE });
    if (items.length === 0) return;
    yield items.map(({ key }) => key);
  }
}
