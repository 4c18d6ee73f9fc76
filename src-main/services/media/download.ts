import { MAX_MEDIA_BYTES } from '#shared/domain/media-rules.ts';
import type { MediaRow } from '../../db/queries/media.ts';
import { GraphError } from '../../meta/graph-error.ts';
import { toGraphError } from '../../meta/network-failure.ts';
import type { GraphClient, GraphTarget } from '../../ports.ts';
import { type FileStore, isDiskFull, type TemporaryFile, TooManyBytes } from './file-store.ts';
import { normaliseSha256 } from './sha256.ts';
import { receivedType, sniffFile } from './sniff.ts';

/** Why a file is not here, as a word that the screen has a sentence for. */
export type MediaFailure = 'gone' | 'too_large' | 'hash_mismatch' | 'network' | 'refused' | 'disk_full';

export type DownloadOutcome =
  | { kind: 'stored'; sha256: string; byteSize: number; mimeType: string }
  /** `isFinal`: asking again cannot help. */
  | { kind: 'failed'; failure: MediaFailure; isFinal: boolean; error: GraphError | null };

export interface DownloadParts {
  files: FileStore;
  graph: GraphClient;
  isClosed(): boolean;
}

/** A hundred megabytes over a slow line; the address itself is valid for five minutes. */
const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000;
/** An address may have expired between two steps; a second one has not. */
const ADDRESSES_PER_ATTEMPT = 2;

/** One attempt to fetch a file that a customer sent: address, bytes, checks, its place on the disk. */
export async function downloadMedia(
  parts: DownloadParts,
  row: MediaRow,
  account: { target: GraphTarget; phoneNumberId: string },
): Promise<DownloadOutcome> {
  try {
    for (let address = 1; ; address += 1) {
      const outcome = await fetchOnce(parts, row, account);
      const isExpired =
        outcome.kind === 'failed' && outcome.failure === 'gone' && outcome.error?.code === null;
      if (!isExpired || address === ADDRESSES_PER_ATTEMPT) return outcome;
    }
  } catch (error) {
    if (isDiskFull(error)) return { kind: 'failed', failure: 'disk_full', isFinal: false, error: null };
    throw error;
  }
}

async function fetchOnce(
  parts: DownloadParts,
  row: MediaRow,
  account: { target: GraphTarget; phoneNumberId: string },
): Promise<DownloadOutcome> {
  const { graph, files } = parts;
  let announced: Awaited<ReturnType<GraphClient['getMediaUrl']>>;
  let file: TemporaryFile;
  try {
    announced = await graph.getMediaUrl(account.target, row.meta_media_id ?? '', account.phoneNumberId);
    const maxBytes = Math.min(announced.byteSize ?? MAX_MEDIA_BYTES, MAX_MEDIA_BYTES);
    if ((announced.byteSize ?? 0) > MAX_MEDIA_BYTES) return failed('too_large', true);
    const stream = await graph.downloadMedia(account.target, announced.url, {
      maxBytes,
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
    });
    file = await files.receive(untilClosed(stream, parts), { maxBytes });
  } catch (error) {
    if (error instanceof TooManyBytes) return failed('too_large', false);
    if (isDiskFull(error)) throw error;
    return outcomeOf(toGraphError(error));
  }
  return store(parts, row, file, announced);
}

async function store(
  { files }: DownloadParts,
  row: MediaRow,
  file: TemporaryFile,
  announced: { sha256: string | null; byteSize: number | null },
): Promise<DownloadOutcome> {
  try {
    const expected = normaliseSha256(row.announced_sha256) ?? normaliseSha256(announced.sha256);
    if (expected !== null && expected !== file.sha256) return failed('hash_mismatch', false);
    // Without a hash the size is the only witness that nothing is missing.
    if (expected === null && announced.byteSize !== null && announced.byteSize !== file.byteSize) {
      return failed('network', false);
    }
    const mimeType = receivedType(await sniffFile(file.path), row.mime_type);
    await files.keep(file);
    return { kind: 'stored', sha256: file.sha256, byteSize: file.byteSize, mimeType };
  } finally {
    // Already moved to its place when all went well.
    await files.discard(file);
  }
}

const failed = (
  failure: MediaFailure,
  isFinal: boolean,
  error: GraphError | null = null,
): DownloadOutcome => ({
  kind: 'failed',
  failure,
  isFinal,
  error,
});

function outcomeOf(error: GraphError): DownloadOutcome {
  if (error.kind !== 'refused')
    return failed(error.reason === 'too large' ? 'too_large' : 'network', false, error);
  // 100 (with 33) is how Meta says that it has no such file; addresses answer 404 or 410 when they are over.
  const isGone = error.code === 100 || error.code === 33 || (error.code === null && isOver(error.httpStatus));
  if (isGone) return failed('gone', false, error);
  return failed(error.code === null && error.reason !== 'foreign host' ? 'network' : 'refused', false, error);
}

const isOver = (status: number | null): boolean => status === 404 || status === 410;

async function* untilClosed(
  stream: AsyncIterable<Uint8Array>,
  parts: Pick<DownloadParts, 'isClosed'>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of stream) {
    if (parts.isClosed()) throw new GraphError({ kind: 'lost', reason: 'closed' });
    yield chunk;
  }
}
