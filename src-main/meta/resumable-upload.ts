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

export interface UploadSession {
  url: URL;
  /** An earlier upload stopped in it: Meta is asked where. */
  isResumed: boolean;
}

/**
 * Uploads a file in pieces and gives the handle that stands for it (`research/api.md` 5.5). A piece that was lost is
 * sent again from where Meta says it stopped, as long as Meta has more than at the break before.
 */
export async function uploadInPieces(
  fetch: Fetch,
  target: GraphTarget,
  { session, file, onSent }: { session: UploadSession; file: SampleFile; onSent(bytes: number): void },
): Promise<string> {
  const source = await open(file.path);
  const goOn = async () => nextOffset(await askOffset(fetch, target, session.url), -1, file.byteSize);
  try {
    let offset = session.isResumed ? await goOn() : 0;
    let brokenAt = -1;
    for (;;) {
      onSent(offset);
      const bytes = Buffer.alloc(Math.min(PIECE_BYTES, file.byteSize - offset));
      await source.read(bytes, 0, bytes.length, offset);
      try {
        const answer = await sendPiece(fetch, target, { session: session.url, bytes, offset });
        if (typeof answer.h === 'string') return answer.h;
        offset = nextOffset(answer, offset, file.byteSize);
      } catch (error) {
        if (offset <= brokenAt || !(error instanceof GraphError) || error.kind === 'refused') throw error;
        brokenAt = offset;
        offset = await goOn();
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
