import type { HubClient } from '#shared/contract/index.ts';
import type { RecordQuery } from '#shared/contract/records.ts';
import { MOST_RESTORED_RECORDS } from '#shared/domain/record-limits.ts';

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

/** What was deleted, and by which answers of the hub it comes back. */
export interface Deleted {
  readonly count: number;
  readonly undoIds: readonly string[];
}

/** Deletes records part by part; what was deleted before it was cancelled stays deleted. */
export async function deleteRecords(client: HubClient, options: DeleteOptions): Promise<Deleted> {
  const { question, keys, signal, onProgress } = options;
  const undoIds: string[] = [];
  let deleted = 0;
  for await (const chunk of keys === null ? allKeys(client, question) : chunks(keys)) {
    signal.throwIfAborted();
    const answer = await client.records.delete({ type: question.type, keys: chunk });
    deleted += answer.deleted;
    if (answer.undoId !== null) undoIds.push(answer.undoId);
    onProgress(deleted);
    // The same page again and again would never end.
    if (keys === null && answer.deleted === 0) break;
  }
  return { count: deleted, undoIds };
}

/** Whether so many can be brought back. */
export const canRestore = (count: number): boolean => count <= MOST_RESTORED_RECORDS;

/** Brings back what was deleted and answers how many of it. */
export async function restoreRecords(client: HubClient, { undoIds }: Deleted): Promise<number> {
  let count = 0;
  for (const undoId of undoIds) count += (await client.records.restore({ undoId })).restored;
  return count;
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
