import { open } from 'node:fs/promises';
import type { GraphTarget } from '../ports.ts';
import { GraphError } from './graph-error.ts';
import { callJson, type Fetch } from './graph-http.ts';
import { transferTimeoutMs } from './media-transfer.ts';

/** A file that Meta keeps for a profile or for the sample of a template. */
export interface SampleFile {
  path: string;
  mimeType: string;
  fileName: string;
  byteSize: number;
}

/** Small enough that a line which breaks loses little. */
const PIECE_BYTES = 2 * 1024 * 1024;

/**
 * Uploads a file in pieces and gives the handle that stands for it (`research/api.md` 5.5). A piece that was lost is
 * sent again from where Meta says it stopped, once.
 */
export async function uploadInPieces(
  fetch: Fetch,
  target: GraphTarget,
  { session, file }: { session: URL; file: SampleFile },
): Promise<string> {
  const source = await open(file.path);
  try {
    let offset = 0;
    let hasResumed = false;
    for (;;) {
      const bytes = Buffer.alloc(Math.min(PIECE_BYTES, file.byteSize - offset));
      await source.read(bytes, 0, bytes.length, offset);
      try {
        const answer = await sendPiece(fetch, target, { session, bytes, offset });
        if (typeof answer.h === 'string') return answer.h;
        offset = nextOffset(answer, offset, file.byteSize);
      } catch (error) {
        if (hasResumed || !(error instanceof GraphError) || error.kind === 'refused') throw error;
        hasResumed = true;
        offset = nextOffset(await askOffset(fetch, target, session), -1, file.byteSize);
      }
    }
  } finally {
    await source.close();
  }
}

function sendPiece(
  fetch: Fetch,
  target: GraphTarget,
  { session, bytes, offset }: { session: URL; bytes: Buffer; offset: number },
): Promise<Record<string, unknown>> {
  return callJson(fetch, {
    method: 'POST',
    url: session,
    accessToken: target.accessToken,
    headers: {
      authorization: `OAuth ${target.accessToken}`,
      file_offset: String(offset),
      'content-type': 'application/octet-stream',
    },
    body: new Blob([new Uint8Array(bytes)]),
    timeoutMs: transferTimeoutMs(bytes.length),
  });
}

const askOffset = (fetch: Fetch, target: GraphTarget, session: URL): Promise<Record<string, unknown>> =>
  callJson(fetch, {
    method: 'GET',
    url: session,
    accessToken: target.accessToken,
    headers: { authorization: `OAuth ${target.accessToken}` },
    timeoutMs: 15_000,
  });

/** Where Meta stands; an answer that does not lead on would go round for ever. */
function nextOffset(answer: Record<string, unknown>, before: number, byteSize: number): number {
  const offset = Number(answer.file_offset);
  if (Number.isSafeInteger(offset) && offset > before && offset >= 0 && offset < byteSize) return offset;
  throw new GraphError({ kind: 'lost', httpStatus: 200, reason: 'incomplete answer' });
}
