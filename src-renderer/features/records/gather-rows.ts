import type { HubClient } from '#shared/contract/index.ts';
import type { RecordQuery, RecordType } from '#shared/contract/records.ts';

export interface GatherOptions {
  readonly type: RecordType;
  readonly question: RecordQuery;
  /** Null: all that fit the question. */
  readonly keys: readonly string[] | null;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** The records as rows of a CSV, in the order of the type's fields; rejects with the signal's reason when it is cancelled. */
export async function gatherRows(client: HubClient, options: GatherOptions): Promise<string[][]> {
  const { type, question, keys, signal, onProgress } = options;
  const wanted = keys === null ? null : new Set(keys);
  const keyColumn = type.fields.findIndex(({ name }) => name === type.keyField);
  const rows: string[][] = [];
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<HubClient['records']['exportRows']>> = await client.records.exportRows({
      ...question,
      ...(cursor === null ? {} : { cursor }),
    });
    rows.push(...page.rows.filter((row) => wanted === null || wanted.has(row[keyColumn] ?? '')));
    onProgress(rows.length);
    cursor = page.next;
  } while (cursor !== null && (wanted === null || rows.length < wanted.size));
  return rows;
}
